"""Words of another language that a Chinese page says."""

import re

from playwright.sync_api import Page

# What stays as it is in a Chinese page: names of formats, of files, and of the other language.
KEPT = {
    "CSV",
    "csv",
    "datapackage",
    "json",
    "DOCX",
    "Excel",
    "Language",
    "English",
    "PDF",
    "PNG",
    "SVG",
    "Word",
    "XLSX",
}
# Words of Latin letters that a reader sees or hears: text and accessible names, but for report
# text, data, identifiers and code, which are shown as they are.
FOREIGN = """
() => {
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  const data = "[data-testid=stHtml], [data-testid=stCode], [data-testid=stDataFrame] canvas, svg,"
    + "[data-testid=stIconMaterial], [data-testid=stAlertDynamicIcon], [role=img], code, style, td";
  const found = [];
  for (const element of document.body.querySelectorAll("*")) {
    if (element.closest(data) || !shown(element)) { continue; }
    const said = ["aria-label", "title", "placeholder", "alt"].map((n) => element.getAttribute(n));
    const text = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
    found.push(...said.filter(Boolean), ...text.map((node) => node.data));
  }
  return found;
}
"""


def foreign_words(page: Page) -> set[str]:
    """Return the words that a Chinese page says in another language."""
    return set(re.findall(r"[A-Za-z]{2,}", "\n".join(page.evaluate(FOREIGN)))) - KEPT
