// What the components of the keywords share; it stands before the script of each.
const SPACE = "http://www.w3.org/2000/svg";

function part(name, kind, text) {
  const made = document.createElement(name);
  made.className = kind;
  made.textContent = text;
  return made;
}

function shape(name, attributes) {
  const made = document.createElementNS(SPACE, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
}

// Makes a shape a button: named by the hint, pressed by a click, the Enter key or the space bar.
function makeButton(made, word, hint, choose) {
  const title = shape("title", {});
  title.textContent = hint;
  made.append(title);
  const named = { tabindex: 0, role: "button", "aria-label": hint, "data-word": word };
  Object.entries(named).forEach(([key, value]) => made.setAttribute(key, value));
  made.onclick = () => choose(word);
  made.onkeydown = (event) => {
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(word); }
  };
}

// A redrawn page must not take the focus from what has it: the same data draws nothing anew.
function drawAnew(place, data, draw) {
  const drawn = JSON.stringify(data);
  if (place.drawn === drawn) { return; }
  place.drawn = drawn;
  place.replaceChildren(...draw());
}
