"""The schema of settings for pydantic-core, as pydantic made it of `profile`.

Written by ``python -m briefgen.audience.core_source``; do not edit it.
"""

from __future__ import annotations

from typing import Any

from briefgen.audience import colour, profile
from briefgen.dossier import types

PYDANTIC_CORE = ["2.41.1", "2.50.4"]
"""The versions of pydantic-core that the schema is tested with."""


TEXT: dict[str, Any] = {"type": "str", "pattern": "\\S", "strict": True}
ID: dict[str, Any] = {
    "type": "str",
    "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
    "strict": True,
}
LANGUAGE: dict[str, Any] = {
    "type": "str",
    "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$",
    "strict": True,
}
ACCENT: dict[str, Any] = {
    "type": "function-after",
    "function": {"type": "no-info", "function": colour.check_accent},
    "schema": {"type": "str", "pattern": "^#[0-9A-Fa-f]{6}$", "strict": True},
}
SIZE: dict[str, Any] = {
    "type": "function-after",
    "function": {"type": "no-info", "function": profile.check_size},
    "schema": {
        "type": "str",
        "pattern": "^[0-9]{1,2}(\\.[0-9]{1,2})?pt$",
        "strict": True,
    },
}
SUBJECT: dict[str, Any] = {
    "type": "function-after",
    "function": {"type": "no-info", "function": profile.check_subject},
    "schema": TEXT,
}
SECTION: dict[str, Any] = {
    "type": "dataclass",
    "cls": profile.Section,
    "fields": ["name", "limit"],
    "schema": {
        "type": "dataclass-args",
        "dataclass_name": "Section",
        "fields": [
            {
                "type": "dataclass-field",
                "name": "name",
                "schema": {
                    "type": "literal",
                    "expected": [
                        "bottom-line",
                        "implications",
                        "events",
                        "timeline",
                        "topics",
                        "readouts",
                        "quotes",
                        "un-activity",
                        "provisions",
                        "positions",
                        "participants",
                        "judgments",
                        "assumptions",
                        "gaps",
                        "cautions",
                        "next-dates",
                        "lines",
                        "questions",
                        "background",
                        "scale",
                        "sources",
                        "endnotes",
                        "made",
                        "contact",
                    ],
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "limit",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "nullable",
                        "schema": {"type": "int", "ge": 1, "le": 999999},
                    },
                    "default": None,
                },
                "init": True,
            },
        ],
        "computed_fields": [],
        "collect_init_only": False,
    },
    "post_init": False,
    "frozen": False,
    "slots": True,
    "config": {"extra_fields_behavior": "forbid", "title": "Section"},
    "ref": "Section",
}
MARKING: dict[str, Any] = {
    "type": "enum",
    "cls": types.Marking,
    "members": [
        types.Marking.CLEAR,
        types.Marking.GREEN,
        types.Marking.AMBER,
        types.Marking.AMBER_STRICT,
        types.Marking.RED,
    ],
    "sub_type": "str",
    "ref": "Marking",
}
THEME: dict[str, Any] = {
    "type": "dataclass",
    "cls": profile.Theme,
    "fields": ["ink", "soft", "display", "lead", "body", "small", "label"],
    "schema": {
        "type": "dataclass-args",
        "dataclass_name": "Theme",
        "fields": [
            {
                "type": "dataclass-field",
                "name": "ink",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": ACCENT},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "soft",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": ACCENT},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "display",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": SIZE},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "lead",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": SIZE},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "body",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": SIZE},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "small",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": SIZE},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "label",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": SIZE},
                    "default": None,
                },
                "init": True,
            },
        ],
        "computed_fields": [],
        "collect_init_only": False,
    },
    "post_init": False,
    "frozen": False,
    "slots": True,
    "config": {"extra_fields_behavior": "forbid", "title": "Theme"},
    "ref": "Theme",
}
SETTINGS: dict[str, Any] = {
    "type": "dataclass",
    "cls": profile.Settings,
    "fields": [
        "extends",
        "title",
        "sections",
        "clearance",
        "pages",
        "further",
        "language",
        "paper",
        "formats",
        "accent",
        "theme",
        "scale",
        "withheld",
        "reasons",
        "subject",
        "unsourced",
    ],
    "schema": {
        "type": "dataclass-args",
        "dataclass_name": "Settings",
        "fields": [
            {
                "type": "dataclass-field",
                "name": "extends",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": ID},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "title",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": TEXT},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "sections",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "nullable",
                        "schema": {
                            "type": "tuple",
                            "items_schema": [
                                {
                                    "type": "function-before",
                                    "function": {
                                        "type": "no-info",
                                        "function": profile.section_named,
                                    },
                                    "schema": SECTION,
                                },
                            ],
                            "variadic_item_index": 0,
                        },
                    },
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "clearance",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": MARKING},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "pages",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "nullable",
                        "schema": {"type": "int", "ge": 1, "le": 999999},
                    },
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "further",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": ID},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "language",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": LANGUAGE},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "paper",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "nullable",
                        "schema": {"type": "literal", "expected": ["A4", "Letter"]},
                    },
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "formats",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "nullable",
                        "schema": {
                            "type": "tuple",
                            "items_schema": [
                                {"type": "literal", "expected": ["pdf", "html"]},
                            ],
                            "variadic_item_index": 0,
                        },
                    },
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "accent",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": ACCENT},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "theme",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": THEME},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "scale",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "nullable",
                        "schema": {"type": "literal", "expected": ["ICD 203", "PHIA"]},
                    },
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "withheld",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "nullable",
                        "schema": {"type": "literal", "expected": ["count", "hide"]},
                    },
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "reasons",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "nullable",
                        "schema": {"type": "literal", "expected": ["show", "hide"]},
                    },
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "subject",
                "schema": {
                    "type": "default",
                    "schema": {"type": "nullable", "schema": SUBJECT},
                    "default": None,
                },
                "init": True,
            },
            {
                "type": "dataclass-field",
                "name": "unsourced",
                "schema": {
                    "type": "default",
                    "schema": {
                        "type": "nullable",
                        "schema": {"type": "literal", "expected": ["refuse", "mark"]},
                    },
                    "default": None,
                },
                "init": True,
            },
        ],
        "computed_fields": [],
        "collect_init_only": False,
    },
    "post_init": False,
    "frozen": False,
    "slots": True,
    "config": {"extra_fields_behavior": "forbid", "title": "Settings"},
    "ref": "Settings",
}
