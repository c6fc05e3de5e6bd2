// Says in Chinese what Streamlit says in English: names, hints and messages that it draws itself.
const NAMED = ["aria-label", "title", "placeholder"];
// Text of reports and of this dashboard, and drawings, are left alone.
const OURS = "[data-testid=stMarkdownContainer]:not([data-testid=stException] *), "
  + "[data-testid=stHtml], [data-testid=stCode], svg";
const spokenBefore = new WeakMap();

function translate(text) {
  const plain = text.trim();
  if (plain in PHRASES.exact) { return PHRASES.exact[plain]; }
  for (const [pattern, words] of PHRASES.patterns) {
    const found = plain.match(pattern);
    if (found) { return plain.replace(new RegExp(pattern), words); }
  }
  return null;
}

function rename(element) {
  for (const name of NAMED) {
    const said = element.getAttribute(name);
    const words = said && translate(said);
    if (words) {
      spokenBefore.set(element, { ...spokenBefore.get(element), [name]: said });
      element.setAttribute(name, words);
    }
  }
}

function reword(node) {
  const words = node.parentElement && !node.parentElement.closest(OURS) && translate(node.data);
  if (words) {
    spokenBefore.set(node, { data: node.data });
    node.data = words;
  }
}

function each(root, visit) {
  if (root.nodeType === Node.TEXT_NODE) { visit(root); return; }
  if (root.nodeType !== Node.ELEMENT_NODE || root.closest("svg")) { return; }
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    (node) => node.localName === "svg" ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  for (let node = root; node; node = walker.nextNode()) { visit(node); }
}

const say = (node) => (node.nodeType === Node.TEXT_NODE ? reword(node) : rename(node));

function unsay(node) {
  for (const [name, said] of Object.entries(spokenBefore.get(node) ?? {})) {
    const words = translate(said);
    if (name === "data") { if (node.data === words) { node.data = said; } }
    else if (node.getAttribute(name) === words) { node.setAttribute(name, said); }
  }
  spokenBefore.delete(node);
}

const listener = new MutationObserver((changes) => {
  for (const change of changes) {
    if (change.type === "childList") { change.addedNodes.forEach((node) => each(node, say)); }
    else { say(change.target); }
  }
});

function speakChinese(chinese) {
  listener.disconnect();
  each(document.body, chinese ? say : unsay);
  if (chinese) {
    listener.observe(document.body, { childList: true, subtree: true, characterData: true,
      attributes: true, attributeFilter: NAMED });
  }
}
