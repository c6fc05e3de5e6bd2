// What the readers of a page share: keys, scrolling, history, and how each begins.
const WRITES = "input, textarea, select, [contenteditable=true], [role=combobox], [role=listbox], "
  + "[role=dialog], [data-baseweb=select]";
let awaited = false; // a frame in which the outline follows the text

function press_key(event) {
  const { target, key, code } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) { return; }
  if (!readers.size || target.closest?.(WRITES)) { return; }
  const onMark = target.matches?.(".source-text mark");
  const way = code === "KeyJ" || key === "j" ? 1 : code === "KeyK" || key === "k" ? -1
    : onMark && ["ArrowDown", "ArrowRight"].includes(key) ? 1
      : onMark && ["ArrowUp", "ArrowLeft"].includes(key) ? -1 : 0;
  if (!way) { return; }
  event.preventDefault();
  (readers.get(active) ?? readers.get("report")).step(way, true);
}

function follow() {
  if (awaited) { return; }
  awaited = true;
  requestAnimationFrame(() => {
    awaited = false;
    readers.forEach((reader) => reader.root?.isConnected && reader.spy());
  });
}

function listen() {
  mendAddress();
  document.addEventListener("keydown", press_key);
  document.addEventListener("scroll", follow, { capture: true, passive: true });
  window.addEventListener("popstate", () => readers.forEach((reader) => {
    if (reader.root?.isConnected) { reader.switch(); reader.obey(); }
  }));
}

export default function ({ data, parentElement }) {
  const key = data.parameters.report;
  const box = parentElement.closest(`.st-key-reader_${key}`);
  if (!window.fazhiReads) { window.fazhiReads = true; listen(); }
  let reader = readers.get(key);
  if (reader?.box !== box) {
    reader?.end();
    reader = new Reader(box);
    readers.set(key, reader);
  }
  reader.take(data);
  return () => {
    reader.end();
    if (readers.get(key) === reader) { readers.delete(key); }
    if (!readers.size) { kept.clear(); } else { forget(key); }
  };
}
