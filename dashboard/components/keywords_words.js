// A ranked list of words, each a button with a bar as long as its weight.
function part(kind, text) {
  const made = document.createElement("span");
  made.className = kind;
  made.textContent = text;
  return made;
}

function row(word, choose) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  const bar = part("bar", "");
  bar.style.setProperty("--share", word.share);
  button.append(part("word", word.text), bar, part("value", word.value));
  button.title = word.hint;
  button.setAttribute("aria-label", word.hint);
  button.dataset.word = word.text;
  button.onclick = () => choose(word.text);
  item.append(button);
  return item;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const list = parentElement.querySelector("ol");
  const drawn = JSON.stringify(data);
  if (list.drawn === drawn) { return; }
  list.drawn = drawn;
  const choose = (word) => setTriggerValue("word", word);
  list.replaceChildren(...data.words.map((word) => row(word, choose)));
}
