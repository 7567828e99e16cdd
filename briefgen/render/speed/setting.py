"""Setting lines and boxes: what was worked out once is remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from briefgen.render.speed.patching import replace

if TYPE_CHECKING:
    from collections.abc import Callable

_KEPT_LINES: Final = 5000
_KEPT_FONTS: Final = 500

_FEATURES: Final = (
    "font_kerning",
    "font_variant_ligatures",
    "font_variant_position",
    "font_variant_caps",
    "font_variant_numeric",
    "font_variant_alternates",
    "font_variant_east_asian",
    "font_feature_settings",
)
# What a line depends on, besides its text and the room for it.
_TEXT: Final = (
    *_FEATURES,
    "direction",
    "font_family",
    "font_language_override",
    "font_size",
    "font_stretch",
    "font_style",
    "font_variation_settings",
    "font_weight",
    "hyphenate_character",
    "hyphenate_limit_chars",
    "hyphenate_limit_zone",
    "hyphens",
    "lang",
    "letter_spacing",
    "overflow_wrap",
    "tab_size",
    "text_decoration_line",
    "white_space",
    "word_spacing",
)
# What preparing a Pango layout tells about its font.
_METRICS: Final = (
    "ascent",
    "first_line_direction",
    "language",
    "strikethrough_position",
    "strikethrough_thickness",
    "underline_position",
    "underline_thickness",
)
_SIDES: Final = ("top", "right", "bottom", "left")
# What resolving percentages gives to a box.
_SIZES: Final = (
    *(f"margin_{side}" for side in _SIDES),
    *(f"padding_{side}" for side in _SIDES),
    *(f"border_{side}_width" for side in _SIDES),
    *(
        f"{limit}{size}"
        for limit in ("", "min_", "max_")
        for size in ("width", "height")
    ),
)


def _text_key(style: Any) -> tuple[Any, ...]:
    """Return all of a style that text depends on, in values that outlive it.

    WeasyPrint changes styles before it sets their text, never after.
    """
    try:
        key: tuple[Any, ...] = style.text_key
    except AttributeError:
        values = [style[name] for name in _TEXT]
        for place, value in enumerate(values):
            if type(value) in _FIXED:
                values[place] = _FIXED[type(value)](value)
        key = style.text_key = (style.font_config, *values)
    return key


# Values that can't be keys, made into ones that can.
_FIXED: Final[dict[type, Callable[[Any], Any]]] = {list: tuple, set: frozenset}


def remember_lines() -> None:
    """Break and measure the same text in the same style and room once."""
    from weasyprint.text import line_break

    split, layout_class = line_break.split_first_line, line_break.Layout
    known: dict[Any, tuple[dict[str, Any], list[Any]]] = {}

    def split_first_line(
        text: str, style: Any, context: Any, *args: Any, **options: Any
    ) -> Any:
        key = text, _text_key(style), args, tuple(options.items())
        found = known.get(key)
        if found is None:
            layout, *measures = split(text, style, context, *args, **options)
            if len(known) >= _KEPT_LINES:
                known.clear()
            found = known[key] = vars(layout).copy(), measures
        state, measures = found
        layout = layout_class.__new__(layout_class)
        vars(layout).update(state)
        return layout, *measures

    replace(split, split_first_line)


def remember_fonts() -> None:
    """Make a Pango context and a font description once a style, not once a line."""
    from weasyprint.text.constants import PANGO_DIRECTION
    from weasyprint.text.ffi import ffi, gobject, pango
    from weasyprint.text.fonts import font_features, get_font_description
    from weasyprint.text.line_break import Layout

    prepare = Layout.setup
    known: dict[Any, tuple[Any, ...]] = {}

    def learnt(layout: Any, style: Any) -> tuple[Any, ...]:
        """Have WeasyPrint prepare a layout, and return what others can share."""
        prepare(layout, style)
        metrics = {
            name: vars(layout)[name] for name in _METRICS if name in vars(layout)
        }
        configuration = style.font_config
        context = ffi.gc(
            pango.pango_font_map_create_context(configuration.font_map),
            gobject.g_object_unref,
        )
        pango.pango_context_set_round_glyph_positions(context, False)
        pango.pango_context_set_base_dir(context, PANGO_DIRECTION[style["direction"]])
        if style["lang"] or style["font_language_override"] != "normal":
            pango.pango_context_set_language(context, layout.language)
        features = font_features(*(style[name] for name in _FEATURES))
        spelt = ",".join(f"{tag} {value}" for tag, value in features.items())
        attribute = configuration.font_features.get(spelt.encode())
        return context, get_font_description(style), attribute, metrics

    def setup(layout: Any, style: Any) -> None:
        key = _text_key(style)
        found = known.get(key)
        if found is None:
            if len(known) >= _KEPT_FONTS:
                known.clear()
            found = known[key] = learnt(layout, style)
        context, description, attribute, metrics = found
        vars(layout).update(metrics)
        layout.style = style
        layout.layout = ffi.gc(pango.pango_layout_new(context), gobject.g_object_unref)
        pango.pango_layout_set_auto_dir(layout.layout, False)
        pango.pango_layout_set_font_description(layout.layout, description)
        if attribute is not None:
            # Each layout has a list of its own: spacing is added to it later.
            attributes = pango.pango_attr_list_new()
            pango.pango_attr_list_insert(attributes, attribute)
            pango.pango_layout_set_attributes(layout.layout, attributes)

    Layout.setup = setup


def remember_struts() -> None:
    """Measure the strut of a line once a style; its name alone takes longer."""
    from weasyprint.text import line_break

    measure = line_break.strut

    def strut(style: Any) -> tuple[float, float]:
        try:
            found: tuple[float, float] = style.strut
        except AttributeError:
            found = style.strut = measure(style)
        return found

    replace(measure, strut)


def remember_sizes() -> None:
    """Resolve the percentages of a style in the same containing block once.

    Boxes of tables with collapsed borders, pages, and styles that were copied in
    order to be changed are always resolved.
    """
    from weasyprint.css import AnonymousStyle, ComputedStyle
    from weasyprint.formatting_structure.boxes import Box, PageBox
    from weasyprint.layout import percent

    resolve = percent.resolve_percentages

    def resolve_percentages(box: Any, containing_block: Any) -> None:
        style = box.style
        try:
            known = style.sizes
        except AttributeError:
            fixed = style["border_collapse"] != "collapse"
            known = style.sizes = {} if fixed else None
        if known is None or isinstance(box, PageBox):
            resolve(box, containing_block)
            return
        if isinstance(containing_block, Box):
            room = containing_block.width, containing_block.height
        else:
            room = tuple(containing_block)
        if sizes := known.get(room):
            vars(box).update(sizes)
        else:
            resolve(box, containing_block)
            known[room] = {name: vars(box)[name] for name in _SIZES}

    replace(resolve, resolve_percentages)
    for style_class in (AnonymousStyle, ComputedStyle):
        style_class.copy = _changeable(style_class.copy)


def _changeable(copy: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def copied(style: Any) -> Any:
        twin = copy(style)
        twin.sizes = None
        return twin

    return copied
