// Draws networks of words, one for wide and one for narrow screens, each word a button.
function drawEdge(edge) {
  const made = shape("path", { d: edge.path, "stroke-width": edge.width,
    class: edge.main ? "edge main" : "edge" });
  made.ends = edge.ends;
  const hint = shape("title", {});
  hint.textContent = edge.hint;
  made.append(hint);
  return made;
}

function drawLabel(line, anchor) {
  const text = shape("text", { x: line.x, y: line.y, dy: ".35em", "text-anchor": anchor });
  text.textContent = line.text;
  return text;
}

function drawNode(node, choose, point) {
  const group = shape("g", { class: "node" });
  // What a finger can hit is larger than what it sees.
  group.append(shape("rect", { ...node.room, class: "room" }),
    shape("circle", { cx: node.x, cy: node.y, r: node.radius }),
    ...node.lines.map((line) => drawLabel(line, node.anchor)));
  makeButton(group, node.word, node.hint, choose);
  group.onmouseenter = group.onfocus = () => point(node.word);
  group.onmouseleave = group.onblur = () => point(null);
  return group;
}

function drawMiddle({ word, hint, room, lines }, choose) {
  const group = shape("g", { class: "middle" });
  group.append(shape("rect", { ...room, rx: 14 }),
    ...lines.map((line) => drawLabel(line, "middle")));
  makeButton(group, word, hint, choose);
  return group;
}

function drawNetwork(network, alt, choose) {
  const svg = shape("svg", { viewBox: `0 0 ${network.width} ${network.height}`,
    class: `network ${network.kind}`, role: "group", "aria-label": alt });
  const edges = network.edges.map(drawEdge);
  const point = (word) => {
    svg.classList.toggle("pointed", word !== null);
    edges.forEach((edge) => edge.classList.toggle("near", edge.ends.includes(word)));
  };
  svg.append(...edges, drawMiddle(network.middle, choose),
    ...network.nodes.map((node) => drawNode(node, choose, point)));
  return svg;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const choose = (word) => setTriggerValue("word", word);
  drawAnew(parentElement.querySelector(".clouds"), data,
    () => data.networks.map((network) => drawNetwork(network, data.alt, choose)));
}
