// The address of the page, which follows the reader without asking the server.
let untold = false; // it has changed and Streamlit does not know

const asked = () => new URLSearchParams(location.search);

// Write parameters into the address; null takes one away.
function write(changes) {
  const parameters = asked();
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) { parameters.delete(key); } else { parameters.set(key, value); }
  }
  const given = parameters.toString();
  if (given === asked().toString()) { return; }
  history.replaceState(history.state, "", location.pathname + (given ? `?${given}` : ""));
  untold = true;
}

// Streamlit keeps an address of its own, which its next run would write over the page's. It takes
// over the page's when somebody goes through the history.
function tell({ target }) {
  if (!untold || target.closest?.(".reader, .report-findings")) { return; }
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
