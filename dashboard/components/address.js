// The address of the page, which follows the reader without asking the server.
const PACE = 150; // milliseconds between two changes: browsers refuse more than some in a second
// What the reader wrote: parameter -> value (null: none), the report that it is a place in, the
// parameter that names that report, and the page. Streamlit has an address of its own, which
// does not know of it and which it may write over the page's: that is mended.
const kept = new Map();
const replace = history.replaceState.bind(history);
let paused = false;

function asked() {
  const parameters = new URLSearchParams(location.search);
  for (const [key, { value, side, report, path }] of kept) {
    const named = side && parameters.get(side);
    if (path !== location.pathname || (named && named !== report)) { continue; }
    if (value === null) { parameters.delete(key); } else { parameters.set(key, value); }
  }
  return parameters;
}

// Write parameters into the address, null takes one away; of a report, if it is still that one.
function write(changes, side = null, report = null) {
  for (const [key, value] of Object.entries(changes)) {
    kept.set(key, { value, side, report, path: location.pathname });
  }
  if (!paused) { settle(); }
}

function settle() {
  const given = asked().toString();
  if (given === new URLSearchParams(location.search).toString()) { return; }
  replace(history.state, "", location.pathname + (given ? `?${given}` : ""));
  paused = true;
  setTimeout(() => { paused = false; settle(); }, PACE);
}

// Forget the places in a report that is read no more.
function forget(side) {
  kept.forEach((entry, key) => { if (entry.side === side) { kept.delete(key); } });
}

function mendAddress() {
  for (const change of ["pushState", "replaceState"]) {
    const made = history[change];
    history[change] = (...given) => {
      made.apply(history, given);
      settle();
    };
  }
  window.addEventListener("popstate", () => kept.clear(), { capture: true });
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
