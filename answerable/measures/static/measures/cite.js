// Completes a citation while one types: after "{" the figures that are held are offered under the text.
// Without this script the page works as before: the link below the field leads to the same figures.
const completing = (field, number) => {
  const address = field.form.dataset.offers;
  if (!address) return;

  const list = document.createElement("ul");
  list.id = `offers-${number}`;
  list.className = "offered";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Figures to cite");
  list.hidden = true;
  const said = document.createElement("p");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  field.after(list, said);
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);

  let offers = [], chosen = 0, asked = 0, waiting = 0;

  // Where the citation begins that the caret stands in, or -1.
  const begun = () => {
    const before = field.value.slice(0, field.selectionStart);
    const start = before.lastIndexOf("{");
    const doubled = before[start - 1] === "{";
    return start < 0 || doubled || /[}\n]/.test(before.slice(start)) ? -1 : start;
  };

  const close = () => {
    list.hidden = true;
    offers = [];
    field.removeAttribute("aria-activedescendant");
  };

  const mark = (number) => {
    chosen = (number + offers.length) % offers.length;
    [...list.children].forEach((one, at) => one.setAttribute("aria-selected", String(at === chosen)));
    const marked = list.children[chosen];
    field.setAttribute("aria-activedescendant", marked.id);
    marked.scrollIntoView({ block: "nearest" });
  };

  const take = (number) => {
    const start = begun();
    if (start < 0) return close();
    const after = field.value.slice(field.selectionStart).replace(/^[^{}\n]*\}/, "");
    const written = offers[number].written;
    field.value = field.value.slice(0, start) + written + after;
    field.selectionStart = field.selectionEnd = start + written.length;
    said.textContent = `Cited: ${offers[number].of}, ${offers[number].words}`;
    close();
    field.focus();
  };

  const show = (found) => {
    offers = found;
    list.replaceChildren(...found.map((one, at) => {
      const item = document.createElement("li");
      item.id = `offer-${number}-${at}`;
      item.setAttribute("role", "option");
      const value = document.createElement("strong");
      value.textContent = one.words;
      item.append(value, ` ${one.of}`);
      item.addEventListener("mousedown", (event) => { event.preventDefault(); take(at); });
      return item;
    }));
    list.hidden = !found.length;
    said.textContent = found.length ? `${found.length} figures, use the arrow keys` : "No figure has these words";
    if (found.length) mark(0);
  };

  const ask = async () => {
    const start = begun();
    if (start < 0) return close();
    const words = field.value.slice(start + 1, field.selectionStart);
    if (words.trim().length < 2) return close();
    const mine = ++asked;
    const answer = await fetch(`${address}?${new URLSearchParams({ q: words })}`, { headers: { Accept: "application/json" } });
    if (mine === asked && answer.ok) show((await answer.json()).offers);
  };

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 150);
  });
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const does = {
      ArrowDown: () => mark(chosen + 1),
      ArrowUp: () => mark(chosen - 1),
      Enter: () => take(chosen),
      Tab: () => take(chosen),
      Escape: close,
    }[event.key];
    if (does) {
      event.preventDefault();
      does();
    }
  });
};

document.querySelectorAll("textarea[data-cite]").forEach(completing);
