// Draws word clouds as text of SVG: one for wide and one for narrow screens, each word a button.
const SPACE = "http://www.w3.org/2000/svg";

function element(name, attributes) {
  const made = document.createElementNS(SPACE, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
}

function drawWord(word, choose) {
  const text = element("text", { x: word.x, y: word.y, "font-size": word.size,
    textLength: word.length, lengthAdjust: "spacingAndGlyphs", tabindex: 0, role: "button",
    "aria-label": word.hint, "data-word": word.text });
  text.textContent = word.text;
  const hint = element("title", {});
  hint.textContent = word.hint;
  text.append(hint);
  text.onclick = () => choose(word.text);
  text.onkeydown = (event) => {
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(word.text); }
  };
  return text;
}

function drawCloud(cloud, alt, choose) {
  const svg = element("svg", { viewBox: `0 0 ${cloud.width} ${cloud.height}`, class: cloud.kind,
    role: "group", "aria-label": alt });
  svg.append(...cloud.words.map((word) => drawWord(word, choose)));
  return svg;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const choose = (word) => setTriggerValue("word", word);
  const place = parentElement.querySelector(".clouds");
  // A redrawn page must not take the focus from the word that has it.
  const drawn = JSON.stringify(data);
  if (place.drawn === drawn) { return; }
  place.drawn = drawn;
  place.replaceChildren(...data.clouds.map((cloud) => drawCloud(cloud, data.alt, choose)));
}
