"""Colours, symbols and the style sheets, for light and dark alike.

Every colour has a contrast of at least 3 to 1 with both backgrounds of `.streamlit/config.toml`,
so that figures need not know which of the two is shown.
"""

from functools import cache
from importlib.resources import files

from etl.catalogue import categories

PALETTE = (
    "#2F66D8",
    "#C85A1B",
    "#22A67C",
    "#A9499A",
    "#857616",
    "#6B66D6",
    "#C8453B",
    "#3D8A9E",
    "#8A6A4F",
    "#7A7F87",
)
MUTED = "#7A7F87"
CLEAR = "rgba(0,0,0,0)"
GRID = "rgba(122,127,135,0.25)"
FILLED_SYMBOLS = ("circle", "square", "diamond", "triangle-up", "cross", "star", "hexagon", "x")
STYLES = ("controls", "text", "reader", "overview", "comparison", "keywords", "print")
DASHES = ("solid", "dash", "dot", "dashdot")
CORE_CATEGORIES = ("cases", "meetings", "trainings", "reviews")
_FOOT = "font-size: 8pt; color: #4F5B69; white-space: nowrap; width: auto"
ICON = (
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'>"
    "<rect width='32' height='32' rx='6' fill='#1F5FA8'/>"
    "<path d='M7 24h18M9 21V12m7 9V8m7 13v-6' stroke='#fff' stroke-width='3' fill='none'/></svg>"
)


def category_colour(category: str) -> str:
    """Return the colour of a category; two categories may share one, their label tells them."""
    return PALETTE[list(categories()).index(category) % len(PALETTE)]


@cache
def style_sheet() -> str:
    """Return the style sheets as one: controls, marked text, the reader of reports, and paper."""
    folder = files("dashboard").joinpath("styles")
    sheets = [folder.joinpath(f"{name}.css").read_text("utf-8") for name in STYLES]
    marks = [
        f".mark-{category} {{ --mark: {category_colour(category)}; }}" for category in categories()
    ]
    return "<style>\n" + "\n".join([*sheets, *marks]) + "\n</style>"


def foot_style(text: str) -> str:
    """Return the style that prints a line and the number of the sheet at the foot of each."""
    written = text.translate({ord(sign): f"\\{ord(sign):x} " for sign in '"\\<\n'})
    return f"""<style>@page {{
@bottom-left {{ content: "{written}"; {_FOOT} }}
@bottom-right {{ content: counter(page) " / " counter(pages); {_FOOT} }} }}</style>"""
