"""Scrolling the page to what a link or a click names."""

import streamlit as st

from dashboard.highlight import anchor

_SCROLL = st.components.v2.component(
    "scroll_to_anchor",
    html="<span></span>",
    js="""
// The text may be drawn a few frames after this.
const FRAMES = 120;

function scrollTo(anchor, frames) {
  const target = document.getElementById(anchor);
  if (target) { target.scrollIntoView({ block: "nearest" }); return; }
  if (frames) { requestAnimationFrame(() => scrollTo(anchor, frames - 1)); }
}

export default function ({ data }) {
  scrollTo(data.anchor, FRAMES);
}
""",
)


def scroll_to(id_: str) -> None:
    """Bring a count or paragraph into view where it is out of view."""
    with st.container(key="scroll"):
        _SCROLL(data={"anchor": anchor(id_)}, key="scroll_to")
