// The address of the page, which follows the reader without asking the server.
const PACE = 150; // milliseconds between two changes: browsers refuse more than some in a second
let wanted = null; // the address to be written, and the page that it is of
let paused = false;
let untold = false; // it has changed and Streamlit does not know

const asked = () => new URLSearchParams(wanted?.path === location.pathname
  ? wanted.given : location.search);

// Write parameters into the address; null takes one away.
function write(changes) {
  const parameters = asked();
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) { parameters.delete(key); } else { parameters.set(key, value); }
  }
  if (parameters.toString() === asked().toString()) { return; }
  wanted = { given: parameters.toString(), path: location.pathname };
  if (!paused) { settle(); }
}

function settle() {
  if (wanted?.path === location.pathname) {
    const { given, path } = wanted;
    history.replaceState(history.state, "", path + (given ? `?${given}` : ""));
    untold = true;
    paused = true;
    setTimeout(() => { paused = false; settle(); }, PACE);
  }
  wanted = null;
}

// Streamlit keeps an address of its own, which its next run would write over the page's. It takes
// over the page's when somebody goes through the history.
function tell({ target }) {
  if (target.closest?.(".reader, .report-findings")) { return; }
  settle();
  if (!untold) { return; }
  untold = false;
  window.dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch { // without https, as on an intranet, a page has no clipboard
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}
