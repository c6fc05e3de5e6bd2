// Draws word clouds as text of SVG: one for wide and one for narrow screens, each word a button.
function drawWord(word, choose) {
  const text = shape("text", { x: word.x, y: word.y, "font-size": word.size,
    textLength: word.length, lengthAdjust: "spacingAndGlyphs" });
  text.textContent = word.text;
  makeButton(text, word.text, word.hint, choose);
  return text;
}

function drawCloud(cloud, alt, choose) {
  const svg = shape("svg", { viewBox: `0 0 ${cloud.width} ${cloud.height}`, class: cloud.kind,
    role: "group", "aria-label": alt });
  svg.append(...cloud.words.map((word) => drawWord(word, choose)));
  return svg;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const choose = (word) => setTriggerValue("word", word);
  drawAnew(parentElement.querySelector(".clouds"), data,
    () => data.clouds.map((cloud) => drawCloud(cloud, data.alt, choose)));
}
