// While a paper is read: looks every few seconds how far it is, and shows the page anew once it is done.
// Without scripts the page loads itself again (a refresh in its head), so nothing depends on this file.
(() => {
  const shown = document.getElementById("being-read");
  if (!shown) return;
  const pause = 1000 * Number(shown.dataset.seconds || 2);

  async function look() {
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const found = page.getElementById("being-read");
      if (!found) return location.reload();
      if (found.textContent !== shown.textContent) shown.replaceChildren(...found.childNodes);
    } catch {
      // The server may be away for a moment: the next look will tell.
    }
    return setTimeout(look, pause);
  }

  setTimeout(look, pause);
})();
