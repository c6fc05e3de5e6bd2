// Which numbers are marked: a choice that all readers of a page share.
const HIDE = "hide", ONLY = "only"; // parameters: categories not marked, and which alone are
const ALONE = ["doubtful", "selected"]; // values of the latter

const hidden = () => new Set((asked().get(HIDE) ?? "").split(",").filter(Boolean));
function filter() {
  const off = hidden(), only = asked().get(ONLY);
  return (count) => !off.has(count.category) && (!ALONE.includes(only) || count[only]);
}

const press = (button, on) => button?.setAttribute("aria-pressed", String(on));

function mark(changes) {
  write(changes);
  readers.forEach((reader) => reader.switch());
}
