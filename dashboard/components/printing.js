// A chart is drawn for the screen. Before it is printed it is drawn anew at the sheet's width, or,
// where the browser prints without asking, scaled to it.
const FOR_PAPER = "for-paper";
const PATIENCE = 3000; // milliseconds: what is not drawn by then is scaled
const CARDS = "[class*=st-key-card_]";
const ROWS = "[data-testid=stGrid], [data-testid=stHorizontalBlock]";

const drawings = () => [
  ...document.querySelectorAll("[data-testid=stPlotlyChart]:not(.in-slices) .main-svg")];

function fits(drawing) {
  const room = drawing.closest("[data-testid=stPlotlyChart]")?.clientWidth ?? 0;
  return Math.abs(drawing.width.baseVal.value - room) < 2;
}

async function drawnAnew() {
  const start = performance.now();
  await new Promise(requestAnimationFrame);
  while (performance.now() - start < PATIENCE && !drawings().every(fits)) {
    await new Promise(requestAnimationFrame);
  }
}

// Charts beside each other on the screen stand below each other on the sheet.
function markRows() {
  document.querySelectorAll(ROWS).forEach((row) => row.classList.toggle("holds-charts",
    row.querySelector(".js-plotly-plot, table") !== null));
}

async function printPage() {
  markRows();
  document.documentElement.classList.add(FOR_PAPER);
  await drawnAnew();
  window.print();
}

// Labels that are written for a dark ground; white ones stand on a mark of their own.
function isFaint(label) {
  const [red, green, blue] = getComputedStyle(label).fill.match(/\d+/g)?.map(Number) ?? [];
  return Math.min(red, green, blue) > 150 && red + green + blue < 3 * 255;
}

function prepare() {
  markRows();
  sliceLongOnes(CARDS);
  for (const drawing of drawings()) {
    const { width, height } = drawing;
    drawing.setAttribute("viewBox", `0 0 ${width.baseVal.value} ${height.baseVal.value}`);
    drawing.style.maxWidth = `${width.baseVal.value}px`;
  }
  document.querySelectorAll(".main-svg text").forEach(
    (label) => label.classList.toggle("faint", isFaint(label)));
  document.querySelectorAll(CARDS).forEach((card) => card.classList.toggle(
    "longer-than-a-sheet", card.offsetHeight > SHEET || card.querySelector(".slices") !== null));
}

function backToScreen() {
  document.documentElement.classList.remove(FOR_PAPER);
  mendSliced();
  for (const drawing of drawings()) {
    drawing.removeAttribute("viewBox");
    drawing.style.maxWidth = "";
  }
}

function takePrinting() {
  window.addEventListener("beforeprint", prepare);
  window.addEventListener("afterprint", backToScreen);
  window.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "p") {
      event.preventDefault();
      printPage();
    }
  }, { capture: true });
  document.addEventListener("click", (event) => {
    if (event.target.closest(".print-page")) { printPage(); }
  });
}
