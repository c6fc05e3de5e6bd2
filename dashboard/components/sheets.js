// A drawing that is longer than a sheet is printed in slices, the rows of a table: none is cut
// between two sheets, and the names of its columns stand at the head of each.
const SHEET = 960, ROOM = 640; // pixels of a sheet's height, and of the width for a drawing
const SLICE = 110, MOST_SLICES = 30; // pixels on paper of a slice at least, and how many
const WORDS = 1.2; // times as high as on the screen are the words of a card on paper
const SVG = "http://www.w3.org/2000/svg";
const SOLID = "text, .point path, path.js-line, .legend"; // what no cut may go through

function extents(plot, selector) {
  const top = plot.getBoundingClientRect().top;
  return [...plot.querySelectorAll(selector)].map((part) => part.getBoundingClientRect())
    .filter((box) => box.height > 0).map((box) => ({ from: box.top - top, to: box.bottom - top }))
    .sort((one, other) => one.from - other.from);
}

// The panels over an axis of values, as lines through the years: they stay whole.
function panels(plot) {
  const size = plot._fullLayout?._size;
  const axes = Object.entries(plot.layout ?? {}).filter(
    ([name, axis]) => size && name.startsWith("yaxis") && axis.type !== "category");
  return axes.map(([, { domain }]) => ({
    from: size.t + size.h * (1 - domain[1]), to: size.t + size.h * (1 - domain[0]) }));
}

// Where a cut goes through nothing: between what stands above and what stands below.
function cutsOf(plot) {
  const cuts = [];
  let bottom = 0;
  const parts = [...extents(plot, SOLID), ...panels(plot)];
  for (const { from, to } of parts.sort((one, other) => one.from - other.from)) {
    if (bottom && from > bottom) { cuts.push((from + bottom) / 2); }
    bottom = Math.max(bottom, to);
  }
  return cuts;
}

// The height of the names of columns above all rows; 0 where a drawing has none.
const NAMES = ".xaxislayer-above .xtick text";
function headOf(plot, cuts) {
  const names = extents(plot, NAMES);
  const foot = Math.max(0, ...names.map(({ to }) => to));
  const above = extents(plot, SOLID).filter(({ from }) => from < foot - 1).length;
  return names.length && above === names.length ? cuts.find((cut) => cut >= foot - 1) ?? 0 : 0;
}

// Words of their own: a browser repeats the head of a table on each sheet, but no drawing in it.
function namesOf(plot, size, head) {
  const scale = Math.min(1, ROOM / size.width);
  const row = document.createElement("div");
  row.className = "names";
  row.style.height = `${head * scale}px`;
  for (const name of plot.querySelectorAll(NAMES)) {
    const box = name.getBoundingClientRect();
    const words = document.createElement("span");
    const lines = [...name.querySelectorAll("tspan.line")];
    words.textContent = (lines.length ? lines : [name]).map((line) => line.textContent).join("\n");
    words.style.left = `${(box.left + box.width / 2 - size.left) / Math.max(size.width, ROOM) * 100}%`;
    words.style.fontSize = `${parseFloat(getComputedStyle(name).fontSize) * scale}px`;
    row.append(words);
  }
  return row;
}

function sliceOf(layers, size, from, to) {
  const slice = document.createElementNS(SVG, "svg");
  slice.setAttribute("viewBox", `0 ${from} ${size.width} ${to - from}`);
  slice.style.maxWidth = `${size.width}px`;
  for (const layer of layers) {
    layer.id ||= `layer-${crypto.getRandomValues(new Uint32Array(1))[0]}`;
    const use = document.createElementNS(SVG, "use");
    use.setAttribute("href", `#${layer.id}`);
    slice.append(use);
  }
  return slice;
}

function tableOf(plot) {
  const size = plot.getBoundingClientRect();
  const least = Math.max(SLICE * Math.max(1, size.width / ROOM), size.height / MOST_SLICES);
  const layers = [...plot.querySelectorAll(".main-svg")].filter(
    (layer) => !layer.querySelector(":scope > .hoverlayer"));
  const cuts = cutsOf(plot);
  const head = headOf(plot, cuts);
  const table = document.createElement("table");
  table.className = "slices";
  table.ariaHidden = true;
  const put = (part, content) => part.insertRow().insertCell().append(content);
  if (head) { put(table.createTHead(), namesOf(plot, size, head)); }
  const body = table.createTBody();
  let from = head;
  for (const cut of cuts) {
    if (cut - from >= least && size.height - cut >= least / 2) {
      put(body, sliceOf(layers, size, from, cut));
      from = cut;
    }
  }
  put(body, sliceOf(layers, size, from, size.height));
  return table;
}

function isLong(card, plot) {
  const { width, height } = plot.getBoundingClientRect();
  const words = (card.offsetHeight - height) * WORDS;
  return words + height * Math.min(1, ROOM / width) > SHEET;
}

function sliceLongOnes(cards) {
  for (const card of document.querySelectorAll(cards)) {
    const plot = card.querySelector(".js-plotly-plot");
    if (!plot || !isLong(card, plot)) { continue; }
    const place = plot.closest("[data-testid=stPlotlyChart]");
    place.classList.add("in-slices");
    place.after(tableOf(plot));
  }
}

function mendSliced() {
  document.querySelectorAll(".slices").forEach((table) => table.remove());
  document.querySelectorAll(".in-slices").forEach((place) => place.classList.remove("in-slices"));
}
