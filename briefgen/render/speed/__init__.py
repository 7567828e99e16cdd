"""Speed."""
import sys
from . import pango, offline
from .deferred import deferred

def prepare() -> None:
    if "weasyprint" in sys.modules: return
    with deferred(("fontTools","PIL","pyphen","tinyhtml5","email"), {"cffi": pango.module(), "urllib.request": offline}):
        import weasyprint
