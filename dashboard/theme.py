"""Colours, symbols and the style sheet, for light and dark alike.

Every colour has a contrast of at least 3 to 1 with both backgrounds of `.streamlit/config.toml`,
so that figures need not know which of the two is shown.
"""

from etl.catalogue import categories

PALETTE = (
    "#2F78C4",
    "#C8641B",
    "#1F8F6B",
    "#B04A8F",
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
DASHES = ("solid", "dash", "dot", "dashdot")
CORE_CATEGORIES = ("cases", "meetings", "trainings", "reviews")
ICON = (
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'>"
    "<rect width='32' height='32' rx='6' fill='#1F5FA8'/>"
    "<path d='M7 24h18M9 21V12m7 9V8m7 13v-6' stroke='#fff' stroke-width='3' fill='none'/></svg>"
)


def category_colour(category: str) -> str:
    """Return the colour of a category; two categories may share one, their label tells them."""
    return PALETTE[list(categories()).index(category) % len(PALETTE)]


def style_sheet() -> str:
    """Return the style sheet: the reader's text and what Streamlit says in English, hidden."""
    marks = "\n".join(
        f".mark-{category} {{ --mark: {category_colour(category)}; }}" for category in categories()
    )
    return f"<style>{_STYLE}\n{marks}</style>"


_STYLE = """
[data-testid="stElementToolbar"], [data-testid="stStatusWidget"],
[data-testid="InputInstructions"], .st-key-furniture, .st-key-scroll,
[data-testid="stDataFrameColumnMenu"] { display: none; }
/* Streamlit writes white on the primary colour, which in the dark is a light one. */
[data-tag], [data-tag] * { color: light-dark(#FFFFFF, #12161D) !important; }
/* "No results" of a filter's list. */
[role="option"][style*="contents"] > span { font-size: 0; }
[role="option"][style*="contents"] > span::after { content: "没有匹配的选项"; font-size: 1rem; }
.source-text { line-height: 1.9; overflow-wrap: anywhere; white-space: pre-wrap; }
.source-text p { margin: 0 0 .6em; text-indent: 2em; }
.source-text .kind-heading { font-weight: 600; margin: 1.1em 0 .4em; text-indent: 0; }
.source-text .kind-title { font-size: 1.25rem; font-weight: 700; text-align: center;
  text-indent: 0; }
.source-text .kind-signature { text-align: right; text-indent: 0; }
.source-text .kind-table { text-indent: 0; }
.source-text [id] { scroll-margin-top: 6rem; }
.source-text .target { outline: 2px dashed #C8453B; outline-offset: 4px; border-radius: 3px; }
mark { color: inherit; background: color-mix(in srgb, var(--mark) 18%, transparent);
  border-bottom: 2px solid var(--mark); border-radius: 2px 2px 0 0; padding: 0 .15em;
  text-indent: 0; }
mark::after { content: attr(data-label); font-size: .68em; color: inherit; opacity: .85;
  border: 1px solid var(--mark); border-radius: 3px; padding: 0 .25em; margin-left: .25em;
  vertical-align: .12em; white-space: nowrap; }
mark.doubtful, mark.doubtful::after { border-style: dashed; }
mark.doubtful { border-width: 0 0 2px; }
mark.current { background: color-mix(in srgb, var(--mark) 38%, transparent); font-weight: 700;
  outline: 2px solid var(--mark); outline-offset: 1px; margin: 0 .3em; }
.evidence { border-left: 4px solid #7A7F87; padding: .2em 0 .2em .9em; line-height: 1.85;
  overflow-wrap: anywhere; white-space: pre-wrap; }
.evidence .around { opacity: .72; }
[data-testid="stHtml"] dl.facts { display: flex; flex-wrap: wrap; gap: .1em 1.6em; margin: 0;
  padding: 0; font-size: .92rem; overflow-wrap: anywhere; }
dl.facts div { display: flex; gap: .6em; margin: 0; padding: 0; }
dl.facts dt, dl.facts dd { margin: 0 !important; padding: 0; }
dl.facts dt { opacity: .75; white-space: nowrap; font-weight: 400; }
.legend mark { display: inline-block; white-space: nowrap; margin: 0 .3em .3em 0; }
.outline { font-size: .92rem; line-height: 1.5; max-height: 75vh; overflow-y: auto; }
.outline a { display: block; padding: .2em 0; text-decoration: none; color: inherit; }
.outline a:hover, .outline a:focus { text-decoration: underline; }
.st-key-finding_summary :is(td, th):not(:nth-child(2)) * { white-space: nowrap; }
@media (max-width: 640px) { .outline { max-height: 30vh; } }
"""
