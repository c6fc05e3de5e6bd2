// Puts a drawn chart, its title and its notes into one SVG, and saves that or a PNG of it.
const EDGE = 16, GAP = 10, TITLE = 17, NOTE = 12, LEADING = 1.5;
const PIXELS = 2; // of a PNG for each of the page: sharp when it is printed
const SPACE = "http://www.w3.org/2000/svg";

function wrap(text, size, weight, family, width) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${weight} ${size}px ${family}`;
  const lines = [""];
  for (const sign of text) {
    const longer = lines.at(-1) + sign;
    if (pen.measureText(longer).width > width && lines.at(-1)) { lines.push(sign); }
    else { lines[lines.length - 1] = longer; }
  }
  return lines;
}

function write(svg, lines, size, weight, top, style) {
  lines.forEach((line, number) => {
    const text = document.createElementNS(SPACE, "text");
    const attributes = { x: EDGE, y: top + size + number * size * LEADING, fill: style.color,
      "font-size": size, "font-weight": weight, "font-family": style.family };
    Object.entries(attributes).forEach(([name, value]) => text.setAttribute(name, value));
    text.textContent = line;
    svg.append(text);
  });
  return top + lines.length * size * LEADING;
}

function compose(graph, data) {
  const page = getComputedStyle(document.querySelector("[data-testid=stApp]"));
  const style = { color: page.color, family: page.fontFamily };
  const { width, height } = graph.getBoundingClientRect();
  const svg = document.createElementNS(SPACE, "svg");
  const ground = document.createElementNS(SPACE, "rect");
  svg.append(ground);
  const title = wrap(data.title, TITLE, 600, style.family, width);
  const top = write(svg, title, TITLE, 600, EDGE, style) + GAP;
  // The last layer holds what the pointer is over.
  const layers = [...graph.querySelectorAll(".main-svg")].filter(
    (layer) => !layer.querySelector(":scope > .hoverlayer"));
  for (const layer of layers) {
    const copy = layer.cloneNode(true);
    copy.setAttribute("x", EDGE);
    copy.setAttribute("y", top);
    copy.style.background = "none";
    const written = copy.querySelectorAll("text");
    layer.querySelectorAll("text").forEach((text, number) => {
      written[number].style.fill = getComputedStyle(text).fill;
    });
    svg.append(copy);
  }
  let bottom = top + height + GAP;
  for (const note of data.notes) {
    bottom = write(svg, wrap(note, NOTE, 400, style.family, width), NOTE, 400, bottom, style);
  }
  const size = { width: width + 2 * EDGE, height: bottom + EDGE };
  for (const [name, value] of Object.entries(size)) {
    svg.setAttribute(name, value);
    ground.setAttribute(name, value);
  }
  svg.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
  ground.setAttribute("fill", page.backgroundColor);
  return { text: new XMLSerializer().serializeToString(svg), ...size };
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

function savePng(picture, name) {
  const image = new Image();
  image.onload = () => {
    const canvas = document.createElement("canvas");
    canvas.width = picture.width * PIXELS;
    canvas.height = picture.height * PIXELS;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => save(blob, name));
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.text)}`;
}

export default function ({ data, parentElement }) {
  const place = parentElement.querySelector(".pictures");
  place.replaceChildren();
  for (const [kind, label] of Object.entries(data.labels)) {
    const button = document.createElement("button");
    button.textContent = label;
    button.onclick = () => {
      const card = document.querySelector(`.${CSS.escape(data.card)}`);
      const picture = compose(card.querySelector(".js-plotly-plot"), data);
      if (kind === "png") { savePng(picture, `${data.name}.png`); }
      else { save(new Blob([picture.text], { type: "image/svg+xml" }), `${data.name}.svg`); }
    };
    place.append(button);
  }
}
