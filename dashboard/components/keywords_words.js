// A ranked list of words, each a button with a bar as long as its weight.
function row(word, choose) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  const bar = part("span", "bar", "");
  bar.style.setProperty("--share", word.share);
  button.append(part("span", "word", word.text), bar, part("span", "value", word.value));
  button.title = word.hint;
  button.setAttribute("aria-label", word.hint);
  button.dataset.word = word.text;
  button.onclick = () => choose(word.text);
  item.append(button);
  return item;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const choose = (word) => setTriggerValue("word", word);
  drawAnew(parentElement.querySelector("ol"), data,
    () => data.words.map((word) => row(word, choose)));
}
