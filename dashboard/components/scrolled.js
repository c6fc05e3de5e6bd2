// A chart that is wider than the screen is scrolled sideways, by the keyboard as well.
const WIDE = '[class*="st-key-wide_"] [data-testid=stElementContainer][class*="_chart_"]';
const HELD = { tabindex: "0", role: "group" };

function reachScrolled(label) {
  for (const box of document.querySelectorAll(WIDE)) {
    const wider = box.scrollWidth > box.clientWidth + 1;
    for (const [name, value] of Object.entries({ ...HELD, "aria-label": label })) {
      if (!wider) { box.removeAttribute(name); }
      else if (box.getAttribute(name) !== value) { box.setAttribute(name, value); }
    }
  }
}

function watchScrolled(label) {
  let asked = false;
  const look = () => {
    if (asked) { return; }
    asked = true;
    requestAnimationFrame(() => { asked = false; reachScrolled(label()); });
  };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  window.addEventListener("resize", look);
  look();
}
