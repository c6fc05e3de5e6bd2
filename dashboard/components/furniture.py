"""What the page needs of the browser and Streamlit does not do by itself."""

import streamlit as st

from dashboard.language import HTML_LANGUAGES

_FURNITURE = st.components.v2.component(
    "furniture",
    html="<span></span>",
    js="""
// Plotly selects the mark that the pointer is over; a finger is over none before it taps.
function pointAt(event) {
  const touch = event.touches[0];
  if (!touch || !event.target.closest(".js-plotly-plot")) { return; }
  const at = { clientX: touch.clientX, clientY: touch.clientY, bubbles: true };
  event.target.dispatchEvent(new MouseEvent("mousemove", at));
}

export default function ({ data }) {
  // Readers of the screen speak, and browsers choose glyphs, by the language of the page.
  document.documentElement.lang = data.language;
  if (window.fazhiPointsAtTouch) { return; }
  window.fazhiPointsAtTouch = true;
  document.addEventListener("touchstart", pointAt, { capture: true, passive: true });
}
""",
)


def show_furniture(language: str) -> None:
    """Name the language of the page and let one tap select a mark."""
    with st.container(key="furniture"):
        _FURNITURE(data={"language": HTML_LANGUAGES[language]}, key="page_furniture")
