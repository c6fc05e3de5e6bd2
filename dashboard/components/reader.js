// Leads through a report in the browser: from number to number, by switches, by links.
const NEAR = 4; // screens: a longer way is not scrolled through but jumped
const COVERED = 90; // pixels at the top that the navigation may cover
const NARROW = 820; // pixels: below, outline and reading open at a click
const readers = new Map(); // by the parameter that names the report
let active = "report"; // the reader that the keys move

const at = (id) => document.getElementById(`at-${id}`);

// A fact is a text, or a text and the count that it leads to.
function fact({ name, quoted }, told) {
  const pair = document.createElement("div");
  const term = document.createElement("dt"), description = document.createElement("dd");
  const [text, count] = [told].flat();
  term.textContent = name;
  description.textContent = text;
  if (count) {
    const link = document.createElement("a");
    link.href = `?${new URLSearchParams({ report: count.split("-")[0], count })}`;
    link.dataset.count = count;
    link.textContent = text;
    description.replaceChildren(link);
  }
  if (quoted) { description.lang = "zh-CN"; }
  pair.append(term, description);
  return pair;
}

class Reader {
  constructor(box) {
    this.box = box;
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    box.addEventListener("click", (event) => this.click(event), { capture: true, signal });
    box.addEventListener("focusin", (event) => this.focus(event), { signal });
    this.watch = new MutationObserver(() => this.attach());
    this.watch.observe(box, { childList: true, subtree: true });
  }

  end() {
    this.leaving.abort();
    this.watch.disconnect();
  }

  take(data) {
    if (this.data?.report !== data.report) {
      this.passed = null;
      if (this.data) { forget(data.parameters.report); }
    }
    this.data = data;
    this.root = null;
    this.attach();
  }

  // The text may be drawn after the script runs, and anew when the language changes.
  attach() {
    const root = this.box.querySelector(".reader");
    if (!root || root === this.root) { return; }
    this.root = root;
    this.at = null; // index of the current count; `passed` is that of the last one
    this.counts = this.data.counts.map((count) => ({ ...count, mark: at(count.id) }))
      .filter((count) => root.contains(count.mark));
    this.index = new Map(this.counts.map((count, index) => [count.id, index]));
    this.counts.forEach((count) => { count.mark.tabIndex = -1; });
    this.headings = [...root.querySelectorAll(".outline a")].map((link) => (
      { link, element: at(link.dataset.paragraph) }));
    if (innerWidth <= NARROW) { this.part("[data-more]")?.setAttribute("aria-expanded", "false"); }
    this.switch();
    this.obey();
    this.spy();
  }

  // Name the place in the address, and the report that it is in.
  write(places) {
    const { parameters, report } = this.data;
    const named = Object.entries(places).map(([place, id]) => [parameters[place], id]);
    write({ [parameters.report]: report, ...Object.fromEntries(named) },
      parameters.report, report);
  }

  part(selector) { return this.root.querySelector(selector); }

  obey() {
    const { count, paragraph } = this.data.parameters;
    const index = this.index.get(asked().get(count));
    const target = at(asked().get(paragraph));
    if (index !== undefined && index !== this.at) {
      const drawn = this.counts[index].mark.classList.contains("current");
      this.select(index, { scroll: drawn ? null : "instant" });
    } else if (index === undefined) {
      if (this.at !== null) { this.leave(); }
      if (this.root.contains(target) && !target.classList.contains("target")) {
        this.frame(asked().get(paragraph), "instant");
      }
    }
  }

  switch() {
    const off = hidden(), shows = filter();
    this.counts.forEach((count) => count.mark.classList.toggle("off", !shows(count)));
    this.shown = [...this.counts.keys()].filter((index) => shows(this.counts[index]));
    const categories = [...this.root.querySelectorAll("[data-category]")];
    categories.forEach((button) => press(button, !off.has(button.dataset.category)));
    press(this.part("[data-all]"), !categories.some(({ dataset }) => off.has(dataset.category)));
    this.root.querySelectorAll("[data-only]").forEach(
      (button) => press(button, button.dataset.only === asked().get(ONLY)));
    if (this.at !== null && !this.shown.includes(this.at)) { this.leave(); }
    this.rove();
    this.fill();
  }

  // One mark is reached by Tab: the current one, or else the first.
  rove() {
    if (this.stop) { this.stop.tabIndex = -1; }
    this.stop = this.counts[this.at ?? this.shown[0]]?.mark;
    if (this.stop) { this.stop.tabIndex = 0; }
  }

  leave() {
    this.counts[this.at]?.mark.classList.remove("current");
    this.at = null;
    this.write({ count: null });
    this.rove();
    this.fill();
  }

  select(index, { scroll = null, focus = false } = {}) {
    const count = this.counts[index];
    this.root.querySelector(".target")?.classList.remove("target");
    this.counts[this.at]?.mark.classList.remove("current");
    this.at = this.passed = index;
    this.write({ count: count.id, paragraph: null });
    count.mark.classList.add("current");
    if (!filter()(count)) { mark({ [HIDE]: null, [ONLY]: null }); }
    this.rove();
    this.fill();
    if (focus) { count.mark.focus({ preventScroll: true }); }
    if (scroll) { this.scroll(count.mark, scroll, "center"); }
  }

  frame(id, behavior) {
    if (this.at !== null) { this.leave(); }
    this.root.querySelector(".target")?.classList.remove("target");
    at(id).classList.add("target");
    this.write({ paragraph: id });
    this.scroll(at(id), behavior, "start");
  }

  step(way, focus) {
    const ahead = way > 0 ? this.shown : [...this.shown].reverse();
    const beyond = (index) => way * (this.passed === null
      ? this.top(this.counts[index].mark) - COVERED : index - this.passed) > 0;
    const next = ahead.find(beyond);
    if (next !== undefined) { this.select(next, { scroll: "smooth", focus }); return; }
    const { first, last } = this.data.words;
    this.fill(this.shown.length ? (way > 0 ? last : first) : "");
  }

  // Of two reports each scrolls in its own box.
  boxed() { return getComputedStyle(this.root).overflowY === "auto"; }

  top(element) {
    const above = this.boxed() ? this.root.getBoundingClientRect().top : 0;
    return element.getBoundingClientRect().top - above;
  }

  scroll(element, behavior, block) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const far = Math.abs(this.top(element)) > NEAR * innerHeight;
    const how = calm || far ? "instant" : behavior;
    if (!this.boxed()) { element.scrollIntoView({ block, behavior: how }); return; }
    const space = block === "center" ? this.root.clientHeight / 2 : COVERED;
    this.root.scrollBy({ top: this.top(element) - space, behavior: how });
    // On arrival at a place in both, the first report is the one that is brought into view.
    const { report } = this.data.parameters;
    if (behavior === "smooth" || report === "report" || !asked().has("count")) {
      this.root.scrollIntoView({ block: "nearest", behavior: how });
    }
  }

  fill(word = "") {
    if (!this.part(".reader-panel")) { return; }
    const { words } = this.data;
    const count = this.counts[this.at], total = this.shown.length;
    const number = this.shown.indexOf(this.at) + 1;
    const place = !total ? words.none : number ? words.position : words.total;
    const text = place.replace("{number}", number).replace("{total}", total);
    this.part(".position").textContent = word ? `${text} · ${word}` : text;
    const reading = this.part(".reading");
    reading.textContent = count?.reading ?? (total ? words.hint : "");
    reading.classList.toggle("hint", !count);
    const more = this.part("[data-more]"), facts = this.part("dl.facts");
    more.hidden = this.part("[data-copy-count]").hidden = !count;
    facts.hidden = more.getAttribute("aria-expanded") !== "true";
    facts.replaceChildren(...(count?.facts ?? []).flatMap(
      (told, column) => (told ? [fact(this.data.columns[column], told)] : [])));
    for (const [way, end] of [[-1, this.shown[0]], [1, this.shown.at(-1)]]) {
      this.part(`[data-step="${way}"]`).setAttribute(
        "aria-disabled", String(!total || this.at === end));
    }
  }

  spy() {
    const passed = this.headings.filter(({ element }) => this.top(element) <= COVERED + 20);
    const { link } = passed.at(-1) ?? this.headings[0] ?? {};
    if (!link || link.hasAttribute("aria-current")) { return; }
    this.part(".outline [aria-current]")?.removeAttribute("aria-current");
    link.setAttribute("aria-current", "true");
    const list = this.part(".outline");
    list.scrollTop += link.getBoundingClientRect().top - list.getBoundingClientRect().top
      - list.clientHeight / 2;
  }

  focus({ target }) {
    active = this.data.parameters.report;
    const index = this.index.get(target.id.slice(3));
    if (index !== undefined && index !== this.at && this.shown.includes(index)) {
      this.select(index);
    }
  }

  async offer(link) {
    const { copied, unable } = this.data.words;
    const done = await copy(new URL(link, location.href).href);
    this.fill(done ? copied : unable);
  }

  click(event) {
    const { target } = event;
    const chosen = target.closest("button, a[data-count], a[data-paragraph], mark");
    if (!chosen || event.ctrlKey || event.metaKey || event.shiftKey) { return; }
    active = this.data.parameters.report;
    const { dataset } = chosen;
    if (chosen.tagName === "A") { event.preventDefault(); this.go(chosen); }
    else if (chosen.tagName === "MARK") { this.focus({ target: chosen }); }
    else if (dataset.step) { this.step(Number(dataset.step), false); }
    else if ("copyCount" in dataset) {
      this.offer(`?${new URLSearchParams({ report: this.data.report,
        count: this.counts[this.at].id })}`);
    } else if (chosen.hasAttribute("aria-expanded")) {
      chosen.setAttribute("aria-expanded", String(chosen.ariaExpanded !== "true"));
      this.fill();
    } else { this.turn(dataset); }
  }

  // Follow a link within the report.
  go(link) {
    const { count, paragraph } = link.dataset;
    if (count) { this.select(this.index.get(count), { scroll: "smooth", focus: true }); return; }
    this.frame(paragraph, "smooth");
    if ("copy" in link.dataset) { this.offer(link.getAttribute("href")); return; }
    this.part("[data-outline]")?.setAttribute("aria-expanded", "false");
    at(paragraph).tabIndex = -1;
    at(paragraph).focus({ preventScroll: true });
  }

  turn({ category, only, all }) {
    let off = [...hidden()];
    if (category) {
      off = off.includes(category) ? off.filter((name) => name !== category) : [...off, category];
    } else if (all !== undefined) {
      const every = [...this.root.querySelectorAll("[data-category]")];
      off = off.length ? [] : every.map(({ dataset }) => dataset.category);
    }
    mark({ [HIDE]: off.join(",") || null,
      ...(only && { [ONLY]: asked().get(ONLY) === only ? null : only }) });
  }
}
