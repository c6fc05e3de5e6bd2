// Plotly selects the mark that the pointer is over; a finger is over none before it taps.
function pointAt(event) {
  const touch = event.touches[0];
  if (!touch || !event.target.closest(".js-plotly-plot")) { return; }
  const at = { clientX: touch.clientX, clientY: touch.clientY, bubbles: true };
  event.target.dispatchEvent(new MouseEvent("mousemove", at));
}

export default function ({ data }) {
  // Readers of the screen speak, and browsers choose glyphs, by the language of the page.
  const root = document.documentElement;
  const spoken = window.fazhiSpoken;
  root.lang = data.language;
  if (spoken !== data.language) { speakChinese(data.language.startsWith("zh")); }
  window.fazhiSpoken = data.language;
  window.fazhiScrolled = data.scrolled;
  if (spoken) { return; }
  document.addEventListener("touchstart", pointAt, { capture: true, passive: true });
  takePrinting();
  watchScrolled(() => window.fazhiScrolled);
}
