// The search of a folder of files. It looks through the parts that lie beside it, on this computer alone: nothing is sent anywhere.
"use strict";
(function () {
  const MOST = 50;
  const place = document.getElementById("finds");
  const state = document.getElementById("found");
  const box = document.querySelector("input[name=q]");
  const entries = [];
  const asked = new URLSearchParams(location.search).get("q") || "";

  function folded(text) {
    return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  }

  function words(text) {
    return folded(text).match(/[\p{L}\p{N}]+/gu) || [];
  }

  // Titles weigh most, those of the pages that lead to things above all, then what a page is about, then its other words.
  // Every word asked for must be there; 0 where one is not.
  function weight(entry, sought) {
    const weights = [entry.kind === "Page of this site" ? 80 : 20, 5, 1];
    let sum = 0;
    for (const word of sought) {
      const at = entry.texts.findIndex((text) => text.includes(" " + word));
      if (at < 0) return 0;
      sum += weights[at];
      if ((entry.texts[at] + " ").includes(" " + word + " ")) sum += weights[at];
    }
    return sum;
  }

  function shown(entry) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = entry.path;
    link.textContent = entry.title;
    item.append(link, " (" + entry.kind + ")");
    if (entry.about) item.append(document.createElement("br"), entry.about);
    return item;
  }

  function answer() {
    const sought = words(asked);
    const found = entries
      .map((entry) => ({ entry, weight: weight(entry, sought) }))
      .filter((one) => one.weight > 0)
      .sort((one, other) => other.weight - one.weight || (one.entry.title < other.entry.title ? -1 : 1));
    const number = found.length.toLocaleString("en-GB");
    const more = found.length > MOST ? "; the first " + MOST + " are shown" : "";
    state.textContent = found.length ? number + (found.length === 1 ? " page" : " pages") + " found" + more : "Nothing found";
    place.replaceChildren(...found.slice(0, MOST).map((one) => shown(one.entry)));
  }

  function take(_, told) {
    for (const [path, title, kind, about, more] of told) {
      const texts = [title, about, more].map((text) => " " + words(text).join(" "));
      entries.push({ path, title, kind, about, texts });
    }
  }

  window.answerableSearch = { take };
  box.value = asked;
  if (!words(asked).length) return;
  state.textContent = "Looking…";
  let waiting = Number(place.dataset.parts);
  for (let number = 0; number < Number(place.dataset.parts); number += 1) {
    const part = document.createElement("script");
    part.src = "search/part-" + String(number).padStart(4, "0") + ".js";
    part.onload = part.onerror = () => {
      waiting -= 1;
      if (waiting === 0) answer();
    };
    document.head.append(part);
  }
})();
