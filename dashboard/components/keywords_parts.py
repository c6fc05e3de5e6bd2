"""What the sections of the keywords are made of: cloud, ranked words, lines of report text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from urllib.parse import urlencode

import streamlit as st

from dashboard.clouds import Cloud
from dashboard.components.filters import keep_filters, link_parameters
from dashboard.components.view import View
from dashboard.formatting import joined
from dashboard.language import N_, _
from dashboard.lexis import Passages
from dashboard.navigation import SOURCE_PAGE
from dashboard.word_ranks import RankedWord, shares

CONCORDANCE, SEARCH = N_("上下文"), N_("检索")


def register_component(name: str, html: str):
    """Return a component that `<name>.js` draws, with what all of the keywords share."""
    read = files("dashboard.components").joinpath
    script = "\n".join(read(f"{file}.js").read_text("utf-8") for file in ("keywords_drawing", name))
    style = read("keywords.css").read_text("utf-8")
    return st.components.v2.component(name, html=html, css=style, js=script)


_CLOUD = register_component("keywords_cloud", "<div class='clouds'></div>")
_WORDS = register_component("keywords_words", "<ol class='words'></ol>")
_LINES = register_component("keywords_lines", "<div class='lines'><ol></ol></div>")


@dataclass(frozen=True, slots=True)
class Reading:
    """The view of a run, and the passages that the reader chose in it."""

    view: View
    passages: Passages


def open_word(word: str) -> None:
    """Show the occurrences of a word; a callback."""
    _ask("word", word)
    open_section(CONCORDANCE)


def open_search(query: str) -> None:
    """Show what a query finds; a callback."""
    _ask("q", query)
    open_section(SEARCH)


def open_section(section: str) -> None:
    """Show a section for what is asked for already; a callback."""
    st.session_state["section"] = section


def show_cloud(key: str, clouds: Sequence[Cloud], hints: dict[str, str]) -> None:
    """Draw a cloud, its layouts for a wide and a narrow screen; a click on a word opens it."""
    drawn = [
        {
            "kind": kind,
            "width": cloud.width,
            "height": cloud.height,
            "words": [
                {
                    "text": word.text,
                    "x": word.x,
                    "y": word.y,
                    "size": word.size,
                    "length": word.length,
                    "hint": hints[word.text],
                }
                for word in cloud.words
            ],
        }
        for kind, cloud in zip(("wide", "narrow"), clouds, strict=True)
    ]
    alt = _("词云：{words}").format(words=joined(word.text for word in clouds[0].words[:5]))
    _CLOUD(
        data={"clouds": drawn, "alt": alt},
        key=key,
        on_word_change=lambda: take(key, open_word),
    )


def show_words(
    key: str, words: Sequence[RankedWord], choose: Callable[[str], None] = open_word
) -> None:
    """Draw words as a ranked list with bars; a click calls `choose` with the word."""
    share = shares(words)
    rows = [
        {
            "text": word.word,
            "share": f"{share[word.word]:.4f}",
            "value": word.value,
            "hint": word.hint,
        }
        for word in words
    ]
    _WORDS(data={"words": rows}, key=key, on_word_change=lambda: take(key, choose))


def show_lines(key: str, lines: Sequence[dict]) -> None:
    """Draw lines of report text; a click opens the paragraph of one in the original.

    A line has `report_id`, `paragraph_id`, `place`, and `pieces`, or `left`, `word` and `right`.
    """
    drawn = [{**line, "href": "source?" + urlencode(_place(line), doseq=True)} for line in lines]
    result = _LINES(data={"lines": drawn}, key=key, on_line_change=lambda: None)
    if result.line is not None and result.line < len(lines):
        line = lines[result.line]
        keep_filters()
        st.switch_page(
            SOURCE_PAGE,
            query_params={"report": line["report_id"], "paragraph": line["paragraph_id"]},
        )


def _ask(name: str, text: str) -> None:
    """Set an input that may not be drawn yet: its parameter is not written by itself then."""
    st.session_state[name] = text
    st.query_params[name] = text


def _place(line: dict) -> dict:
    return link_parameters(report=line["report_id"], paragraph=line["paragraph_id"])


def take(key: str, choose: Callable[[str], None]) -> None:
    """Call `choose` with the word that was clicked in a component; in a callback of it."""
    if word := st.session_state[key]["word"]:
        choose(word)
