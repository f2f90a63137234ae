// The review of a paper by keyboard, and without loading the paper anew for each figure.
//
// Everything here is done by plain links and forms too. This only (1) fetches the panel of the figure that is chosen and
// puts it where the server would have put it, (2) lets j, k, n and p step through figures and findings while the focus is
// not in a box one types into, and (3) says where one has come to. The keys can be turned off, and stay so.
(() => {
  const review = document.getElementById("review");
  const bar = document.getElementById("keys");
  if (!review || !bar) return;
  const said = document.getElementById("said");
  const toggle = bar.querySelector("button");
  const REMEMBERED = "review-keys";
  let asked = 0;

  const marks = () => [...review.querySelectorAll("a.mark")];
  const chosen = () => review.querySelector('a.mark[aria-current="true"]');
  const keysAreOn = () => toggle.getAttribute("aria-pressed") === "true";

  function remember(on) {
    toggle.setAttribute("aria-pressed", String(on));
    try {
      localStorage.setItem(REMEMBERED, on ? "on" : "off");
    } catch {
      // A browser that keeps nothing forgets this too.
    }
  }

  function place(panel, mark) {
    document.getElementById("panel-place")?.remove();
    if (!panel) return;
    let block = mark;
    while (block.parentElement !== review) block = block.parentElement;
    if (block.matches("ul")) {
      // Within a list it stands in the item: the list is not cut in two.
      mark.closest("li").append(panel);
    } else {
      block.after(panel);
    }
  }

  // What is said of a figure where one has come to it: which it is, and what was found or how it stands.
  function summary(panel) {
    const heading = panel.querySelector("h2").textContent;
    const what = panel.querySelector(".finding-message") ?? panel.querySelector(".tag");
    return what ? `${heading}. ${what.textContent.trim()}` : heading;
  }

  async function show(mark, { push = true } = {}) {
    const mine = ++asked;
    chosen()?.removeAttribute("aria-current");
    mark.setAttribute("aria-current", "true");
    mark.focus({ preventScroll: true });
    mark.scrollIntoView({ block: mark.getBoundingClientRect().top < 80 ? "center" : "nearest" });
    const address = new URL(mark.href);
    const alone = new URL(address);
    alone.hash = "";
    alone.searchParams.set("part", "panel");
    let text;
    try {
      const answer = await fetch(alone);
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      text = await answer.text();
    } catch {
      location.assign(address);
      return;
    }
    if (mine !== asked) return;
    const page = new DOMParser().parseFromString(text, "text/html");
    place(document.adoptNode(page.getElementById("panel-place")), mark);
    if (push) history.pushState({}, "", address);
    else history.replaceState({}, "", address);
    said.textContent = summary(document.getElementById("panel"));
    const box = mark.getBoundingClientRect();
    if (box.bottom > innerHeight || box.top < 0) mark.scrollIntoView({ block: "center" });
  }

  function close() {
    // A panel that is still on its way is not put where one has just closed it.
    asked++;
    const mark = chosen();
    if (!mark && !document.getElementById("panel-place")) return;
    document.getElementById("panel-place")?.remove();
    mark?.removeAttribute("aria-current");
    const address = new URL(location.href);
    address.searchParams.delete("figure");
    address.searchParams.delete("finding");
    history.pushState({}, "", address);
    mark?.focus();
  }

  function step(by, only) {
    const every = marks();
    const here = every.indexOf(chosen() ?? document.activeElement?.closest?.("#review a.mark"));
    for (let at = here + by; at >= 0 && at < every.length; at += by) {
      if (!only || "finding" in every[at].dataset) {
        show(every[at]);
        return;
      }
    }
    said.textContent = by > 0 ? `No ${only ? "finding" : "figure"} after this one.` : `No ${only ? "finding" : "figure"} before this one.`;
  }

  const KEYS = { j: [1, false], k: [-1, false], n: [1, true], p: [-1, true] };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    if (event.key === "Escape") return void close();
    if (!keysAreOn() || !(event.key in KEYS)) return;
    event.preventDefault();
    step(...KEYS[event.key]);
  });

  document.addEventListener("click", (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest("#review a");
    if (!link) return;
    const address = new URL(link.href);
    if (address.pathname !== location.pathname || address.search === location.search) return;
    const mark = review.querySelector(`a.mark[href="${CSS.escape(link.getAttribute("href"))}"]`) ?? document.getElementById(address.hash.slice(1));
    if (link.matches(".panel-close")) {
      event.preventDefault();
      close();
    } else if (mark?.matches("a.mark") && (address.searchParams.has("figure") || address.searchParams.has("finding"))) {
      event.preventDefault();
      show(mark);
    }
  });

  addEventListener("popstate", () => location.reload());
  toggle.addEventListener("click", () => remember(!keysAreOn()));
  try {
    remember(localStorage.getItem(REMEMBERED) !== "off");
  } catch {
    remember(true);
  }
  bar.hidden = false;
})();
