// Catching what is said at a meeting by keyboard, and never losing it.
//
// The page's form catches too, without this. This only (1) keeps what is typed in this browser until the server has it, and
// sends it again when the connection is back: each thing has a key of its own, so that it is never written twice; (2) shows
// every few seconds what others caught, as a piece of the page that the server drew; (3) goes to another item without
// loading the page, which a lost connection would not allow; (4) has keys, which can be turned off.
(() => {
  const live = document.getElementById("live");
  if (!live) return;
  const form = document.getElementById("catch");
  const state = document.getElementById("state");
  const unsent = document.getElementById("unsent");
  const said = document.getElementById("said");
  const EVERY = 3000, LONGEST = 15000, KEEP = live.dataset.keep, DRAFTS = `${KEEP}draft:`;
  // A connection that went silent would hold everything behind it back: what is asked anew has the same key.
  const patient = () => ({ signal: AbortSignal.timeout(LONGEST) });
  const KINDS = { q: "question", a: "answer", u: "undertaking", n: "note" };
  const FIELDS = ["kind", "text", "speaker_role", "owner_role", "side", "due", "item", "line", "public_question", "key", "said_at"];

  // By name: `form.elements.item` would be the collection's own function.
  const field = (name) => form.elements.namedItem(name);

  // What is kept: in this browser, or in this page alone where the browser keeps nothing.

  const alone = new Map();
  const store = {
    set(name, value) {
      try {
        localStorage.setItem(name, JSON.stringify(value));
        alone.delete(name);
      } catch {
        // The browser may still hold what it was before: what the page holds goes first.
        alone.set(name, value);
      }
    },
    get(name) {
      if (alone.has(name)) return alone.get(name);
      try {
        return JSON.parse(localStorage.getItem(name));
      } catch {
        return null;
      }
    },
    drop(name) {
      alone.delete(name);
      try {
        localStorage.removeItem(name);
      } catch {
        // It was kept in this page alone.
      }
    },
    names(start) {
      let names = [];
      try {
        names = Object.keys(localStorage);
      } catch {
        // Nothing is kept but in this page.
      }
      return [...new Set([...names, ...alone.keys()])].filter((name) => name.startsWith(start));
    },
    waiting() {
      return store.names(KEEP)
        .filter((name) => !name.startsWith(DRAFTS))
        .map((name) => store.get(name))
        .filter(Boolean)
        .sort((one, other) => one.said_at.localeCompare(other.said_at));
    },
  };

  // `crypto.randomUUID` is there on https alone; an office's own network may have plain http.
  function newKey() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
  }

  const current = () => Number(live.querySelector("#stops a[aria-current]")?.dataset.item ?? 0);
  const titleOf = (item) => document.getElementById(`item-${item}`)?.textContent ?? "";

  // How things are, in words.

  let lost = false, signedOut = false, other = false, spoken = "";

  function tell(words, sort) {
    if (!state || spoken === words) return;
    spoken = words;
    state.hidden = false;
    state.dataset.sort = sort;
    state.textContent = words;
    if (!signedOut) return;
    const link = document.createElement("a");
    link.href = location.pathname;
    link.target = "_blank";
    link.textContent = "Sign in (opens another tab)";
    state.append(" ", link);
  }

  const count = (rows) => (rows.length === 1 ? "1 thing is" : `${rows.length} things are`);

  function show() {
    if (!unsent) return;
    const rows = store.waiting();
    const refused = rows.filter((row) => row.refused);
    const where = alone.size ? "kept in this page only: do not close it" : "kept in this browser";
    unsent.hidden = !rows.length;
    draw([...rows].reverse());
    if (!form) {
      if (rows.length) tell(`${count(rows)} kept in this browser and not sent: nothing can be caught here now. Copy what you need.`, "refused");
    } else if (other && rows.length)
      tell(`Somebody else is signed in here now. ${count(rows)} not sent, and ${where}: sign in again as who caught them.`, "lost");
    else if (signedOut) tell(`You are signed out. ${count(rows)} not sent yet, and ${where}: sign in again, and what is waiting is sent.`, "lost");
    else if (lost && rows.length) tell(`The connection is lost. ${count(rows)} not sent yet, and ${where}; all is sent once the connection is back.`, "lost");
    else if (lost) tell(`The connection is lost. What you catch is ${where}, and sent once it is back.`, "lost");
    else if (rows.length > refused.length) tell(`${count(rows)} being sent.`, "lost");
    else if (refused.length) tell(`${count(refused)} not taken: see why below.`, "refused");
    else tell("Everything is sent.", "sent");
  }

  // Drawn anew only where it changed: a button that somebody is on must not go away below them.
  let told = "";

  function draw(rows) {
    const now = JSON.stringify(rows);
    if (now === told) return;
    told = now;
    unsent.replaceChildren(...rows.map(drawn));
  }

  function drawn(row) {
    const line = document.createElement("li");
    line.className = "live-row live-unsent";
    const head = document.createElement("p");
    head.className = "live-head";
    const time = new Date(row.said_at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
    const kind = form?.querySelector(`[name="kind"][value="${row.kind}"]`)?.closest("label")?.textContent.trim() ?? row.kind;
    head.textContent = `${time} ${kind} ${row.speaker_role} (${row.refused ? "not taken" : "not sent yet"})`;
    const text = document.createElement("p");
    text.className = "live-said";
    text.textContent = row.text;
    const place = document.createElement("p");
    place.className = "meta";
    place.textContent = `${row.refused ? `${row.refused} ` : ""}At ${titleOf(row.item)}`;
    line.append(head, text, place);
    if (row.refused && form) {
      const back = document.createElement("button");
      back.type = "button";
      back.className = "secondary";
      back.textContent = "Put it back into the box";
      back.addEventListener("click", () => putBack(row));
      const buttons = document.createElement("p");
      buttons.className = "buttons";
      buttons.append(back);
      line.append(buttons);
    }
    return line;
  }

  function putBack(row) {
    if (field("text").value.trim()) {
      said.textContent = "The box is not empty: catch what stands in it first.";
      field("text").focus();
      return;
    }
    store.drop(KEEP + row.key);
    fill(row);
    field("key").value = newKey();
    show();
    field("text").focus();
  }

  // The box.

  const speakers = {};
  const kindNow = () => field("kind").value;

  function setKind(kind) {
    if (kindNow() !== kind) {
      speakers[kindNow()] = field("speaker_role").value;
      if (speakers[kind] !== undefined) field("speaker_role").value = speakers[kind];
      field("kind").value = kind;
    }
    document.getElementById("promise").hidden = kind !== "undertaking";
  }

  function setAbout(words) {
    document.getElementById("about").hidden = !words;
    document.getElementById("about-words").textContent = words;
  }

  function fill(row) {
    if (row.item && Number(row.item) !== current()) goTo(Number(row.item));
    FIELDS.forEach((name) => { if (name !== "key" && row[name] !== undefined) field(name).value = row[name]; });
    setAbout(row.about ?? "");
    setKind(kindNow());
  }

  // What stands in the box is kept by tab, for a clerk may have two. What a closed tab left, the next one takes up.
  const DRAFT = DRAFTS + thisTab(), ABANDONED = 60000;

  function thisTab() {
    try {
      return (sessionStorage["live-tab"] ||= newKey());
    } catch {
      return newKey();
    }
  }

  function begun() {
    if (store.get(DRAFT)) return store.get(DRAFT);
    const left = store.names(DRAFTS).find((name) => store.get(name)?.at < Date.now() - ABANDONED);
    const draft = left && store.get(left);
    if (left) store.drop(left);
    return draft;
  }

  const leave = () => {
    const draft = store.get(DRAFT);
    if (draft) store.set(DRAFT, { ...draft, at: 0 });
  };

  const read = () => ({
    at: Date.now(),
    ...Object.fromEntries(FIELDS.map((name) => [name, field(name).value])),
    about: document.getElementById("about-words").textContent,
  });

  function empty() {
    ["text", "owner_role", "due", "line", "public_question", "said_at"].forEach((name) => { field(name).value = ""; });
    field("key").value = newKey();
    setAbout("");
    store.drop(DRAFT);
  }

  function caught() {
    const row = read();
    if (!row.text.trim()) {
      said.textContent = "Write down what was said.";
      field("text").focus();
      return;
    }
    row.said_at = row.said_at || new Date().toISOString();
    store.set(KEEP + row.key, row);
    speakers[row.kind] = row.speaker_role;
    empty();
    if (row.kind === "question") setKind("answer");
    field("text").focus();
    show();
    send();
  }

  // Sending: one after the other, in the order in which they were said; each until it is taken or refused.

  let sending = false, pause = 0, timer = 0;

  // Who signed in again has another token: empty where nobody did. Where that is somebody else, what was caught here is not
  // theirs to send; who may not catch any more has none.
  async function token() {
    const answer = await fetch(location.pathname, patient());
    if (answer.redirected) return "";
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    other = (page.getElementById("live")?.dataset.keep ?? KEEP) !== KEEP;
    return other ? "" : page.querySelector('#catch [name="csrfmiddlewaretoken"]')?.value;
  }

  async function post(row, again = true) {
    const body = new URLSearchParams(FIELDS.map((name) => [name, row[name] ?? ""]));
    body.set("csrfmiddlewaretoken", field("csrfmiddlewaretoken").value);
    const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Live": "1" }, ...patient() });
    if (answer.status === 403 && again) {
      const fresh = await token();
      if (fresh === "") return { out: true };
      if (fresh) {
        field("csrfmiddlewaretoken").value = fresh;
        return post(row, false);
      }
    }
    if (answer.redirected) return { out: true };
    if (answer.status >= 500) throw new Error(answer.status);
    const text = await answer.text();
    if (answer.ok) return { line: rowIn(text, row) };
    return { refused: answer.status === 422 ? text : `The server answered with ${answer.status}: load the page anew.` };
  }

  // What is no row of ours (the page of a network that wants one to sign in to it) is no receipt.
  function rowIn(html, row) {
    const line = new DOMParser().parseFromString(html, "text/html").getElementById(`row-${row.key}`);
    if (!line) throw new Error("no row");
    return line;
  }

  async function send() {
    if (!form || sending) return;
    sending = true;
    clearTimeout(timer);
    try {
      for (let row; (row = store.waiting().find((one) => !one.refused)); ) {
        const result = await post(row);
        lost = false;
        signedOut = Boolean(result.out);
        if (signedOut) break;
        other = false;
        if (result.line) taken(row, result.line);
        else if (store.get(KEEP + row.key)) store.set(KEEP + row.key, { ...row, refused: result.refused });
        pause = 0;
        show();
      }
    } catch {
      lost = true;
    }
    sending = false;
    show();
    if (lost || signedOut) {
      pause = Math.min(LONGEST, Math.max(EVERY, pause * 2));
      timer = setTimeout(send, pause);
    }
  }

  function taken(row, line) {
    store.drop(KEEP + row.key);
    document.getElementById(line.id)?.remove();
    document.getElementById(`log-${row.item}`)?.prepend(document.adoptNode(line));
  }

  // What others caught.

  let asked = 0, last = "";

  function merge(list, fresh, reader = () => {}) {
    const held = new Map([...list.children].map((line) => [line.id, line]));
    let place = list.firstElementChild;
    for (const line of [...fresh.children]) {
      const old = held.get(line.id);
      held.delete(line.id);
      let node = old;
      if (!old) reader(node = document.adoptNode(line));
      else if (old.outerHTML !== line.outerHTML && !old.contains(document.activeElement)) {
        node = document.adoptNode(line);
        old.replaceWith(node);
        if (place === old) place = node;
      }
      if (node === place) place = place.nextElementSibling;
      else list.insertBefore(node, place);
    }
    held.forEach((line) => line.remove());
  }

  async function look() {
    const mine = ++asked, item = current();
    try {
      const answer = await fetch(`${live.dataset.news}?item=${item}`, patient());
      signedOut = answer.redirected;
      if (!answer.ok && !signedOut) throw new Error(answer.status);
      const text = await answer.text();
      const back = lost;
      lost = false;
      if (back || (!sending && store.waiting().some((row) => !row.refused))) send();
      if (!signedOut && mine === asked && text !== last) {
        last = text;
        const page = new DOMParser().parseFromString(text, "text/html");
        let others = 0;
        document.getElementById("lead").textContent = page.getElementById("lead").textContent;
        merge(document.getElementById("stops"), page.getElementById("stops"));
        merge(document.getElementById(`log-${item}`), page.getElementById(`log-${item}`), (line) => { others += "mine" in line.dataset ? 0 : 1; });
        if (others) said.textContent = others === 1 ? "Another clerk caught 1 thing." : `Other clerks caught ${others} things.`;
      }
    } catch {
      lost = true;
    }
    show();
  }

  // From item to item.

  function goTo(item, { focus = false } = {}) {
    live.querySelectorAll(".of-item").forEach((part) => { part.hidden = Number(part.dataset.item) !== item; });
    live.querySelectorAll("#stops a").forEach((link) => {
      if (Number(link.dataset.item) === item) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
    if (form) {
      field("item").value = item;
      field("line").value = field("public_question").value = "";
      setAbout("");
    }
    history.replaceState({}, "", `?item=${item}`);
    last = "";
    if (focus) document.getElementById(`item-${item}`).focus();
    said.textContent = titleOf(item);
    look();
  }

  function step(by) {
    const stops = [...live.querySelectorAll("#stops a")];
    const next = stops[stops.findIndex((link) => link.hasAttribute("aria-current")) + by];
    if (next) goTo(Number(next.dataset.item), { focus: true });
    else said.textContent = by > 0 ? "This is the last item." : "This is the first item.";
  }

  live.addEventListener("click", (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const stop = event.target.closest("#stops a");
    const put = form && event.target.closest("a[data-put]");
    if (stop) {
      event.preventDefault();
      goTo(Number(stop.dataset.item), { focus: true });
    } else if (put) {
      event.preventDefault();
      const { kind, line = "", question = "", text = "", about } = put.dataset;
      setKind(kind);
      if (text) field("text").value = text;
      field("line").value = line;
      field("public_question").value = question;
      field("said_at").value = new Date().toISOString();
      setAbout(about);
      field("text").focus();
      store.set(DRAFT, read());
    }
  });

  // Keys: of one letter only outside of boxes, and only while they are turned on.

  const bar = document.getElementById("keys");
  const toggle = bar?.querySelector("button");
  const REMEMBERED = "live-keys";
  const keysAreOn = () => toggle?.getAttribute("aria-pressed") === "true";

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && form && event.target === field("text")) return void document.getElementById(`item-${current()}`).focus();
    if (!keysAreOn() || event.target.closest("input, textarea, select")) return;
    if (event.key in KINDS) {
      event.preventDefault();
      setKind(KINDS[event.key]);
      field("text").focus();
    } else if (event.key === "j" || event.key === "k") {
      event.preventDefault();
      step(event.key === "j" ? 1 : -1);
    }
  });

  if (form) {
    const text = field("text");
    const hint = document.getElementById("catch-hint");
    hint.hidden = false;
    text.setAttribute("aria-describedby", [text.getAttribute("aria-describedby"), hint.id].filter(Boolean).join(" "));
    text.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit();
    });
    text.addEventListener("input", () => {
      const told = /^([qaun]):\s?/i.exec(text.value);
      if (told) {
        text.value = text.value.slice(told[0].length);
        setKind(KINDS[told[1].toLowerCase()]);
      }
      if (!text.value) field("said_at").value = "";
      else field("said_at").value ||= new Date().toISOString();
    });
    form.addEventListener("input", () => store.set(DRAFT, read()));
    form.addEventListener("change", (event) => { if (event.target.name === "kind") setKind(kindNow()); });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      caught();
    });
    const draft = text.value ? null : begun();
    if (draft?.text) {
      fill(draft);
      store.set(DRAFT, read());
    } else setKind(kindNow());
    addEventListener("pagehide", leave);
    bar.hidden = false;
    toggle.setAttribute("aria-pressed", String(store.get(REMEMBERED) !== "off"));
    toggle.addEventListener("click", () => {
      toggle.setAttribute("aria-pressed", String(!keysAreOn()));
      store.set(REMEMBERED, keysAreOn() ? "on" : "off");
    });
  }

  addEventListener("online", look);
  addEventListener("offline", () => { lost = true; show(); });
  addEventListener("storage", show);
  setInterval(() => { if (!document.hidden) look(); }, EVERY);
  show();
  send();
})();
