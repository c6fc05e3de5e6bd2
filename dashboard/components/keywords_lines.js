// Lines of report text, each a link to its paragraph in the original.
function aligned({ left, word, right }) {
  const text = part("span", "aligned", "");
  const before = part("span", "left", "");
  before.append(part("span", "", left));
  text.append(before, part("mark", "", word), part("span", "right", right));
  return text;
}

function passage(pieces) {
  const text = part("span", "passage", "");
  text.append(...pieces.map(([piece, found]) => part(found ? "mark" : "span", "", piece)));
  return text;
}

function row(line, number, open) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = line.href;
  const text = line.pieces ? passage(line.pieces) : aligned(line);
  text.lang = "zh-CN";
  link.append(text, part("span", "place", line.place));
  link.onclick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) { return; }
    event.preventDefault();
    open(number);
  };
  item.append(link);
  return item;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const open = (number) => setTriggerValue("line", number);
  drawAnew(parentElement.querySelector("ol"), data,
    () => data.lines.map((line, number) => row(line, number, open)));
}
