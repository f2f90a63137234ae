// Moves an item of the programme to another meeting by drag, or by keyboard: pick it up, choose a meeting, put it down.
// Both lead to the page that asks why; without this script the link "Move" beside each item leads to the same page.
const programme = document.querySelector("[data-programme]");
const meetings = programme ? [...programme.querySelectorAll("[data-meeting]")] : [];

if (meetings.length > 1) {
  const said = document.createElement("p");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  programme.before(said);
  const hint = document.getElementById("how-to-move");
  if (hint) {
    hint.textContent = "Drag an item to another meeting, or press “Pick up” and choose with the arrow keys. You are then asked why.";
  }

  let carried = null, target = null;

  const own = () => carried.closest("[data-meeting]");
  const aim = (meeting) => {
    if (target) target.classList.remove("programme-target");
    target = meeting;
    if (target) target.classList.add("programme-target");
  };

  const pickUp = (item) => {
    carried = item;
    item.classList.add("programme-carried");
  };

  const putBack = () => {
    if (!carried) return;
    carried.classList.remove("programme-carried");
    const button = carried.querySelector("button");
    if (button) button.setAttribute("aria-pressed", "false");
    carried = null;
    aim(null);
  };

  const putDown = () => {
    if (!carried || !target || target === own()) return putBack();
    const address = new URL(carried.querySelector("a.programme-move").href);
    address.searchParams.set("to", target.dataset.meeting);
    location.assign(address);
  };

  // The meeting so many places on from the one aimed at, passing by the item's own.
  const step = (by) => {
    const others = meetings.filter((one) => one !== own());
    const at = others.indexOf(target);
    aim(others[at < 0 ? (by > 0 ? 0 : others.length - 1) : (at + by + others.length) % others.length]);
    target.scrollIntoView({ block: "nearest" });
    said.textContent = `To ${target.dataset.named}.`;
  };

  const keys = {
    ArrowDown: () => step(1),
    ArrowRight: () => step(1),
    ArrowUp: () => step(-1),
    ArrowLeft: () => step(-1),
    Enter: putDown,
    Escape: () => {
      said.textContent = `${carried.dataset.item} stays where it is.`;
      putBack();
    },
  };

  for (const item of programme.querySelectorAll("[data-item]")) {
    item.draggable = true;
    item.addEventListener("dragstart", (event) => {
      putBack();
      pickUp(item);
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", item.dataset.item);
    });
    item.addEventListener("dragend", putBack);

    const button = document.createElement("button");
    button.type = "button";
    button.className = "plain";
    button.setAttribute("aria-pressed", "false");
    button.append("Pick up");
    const which = document.createElement("span");
    which.className = "visually-hidden";
    which.textContent = ` ${item.dataset.item}`;
    button.append(which);
    item.append(button);
    button.addEventListener("click", () => {
      if (carried === item) return putDown();
      putBack();
      pickUp(item);
      button.setAttribute("aria-pressed", "true");
      said.textContent = `${item.dataset.item} is picked up. Choose a meeting with the arrow keys, press Enter to put it there, Escape to leave it.`;
    });
    button.addEventListener("keydown", (event) => {
      if (carried !== item || !keys[event.key]) return;
      event.preventDefault();
      keys[event.key]();
    });
    button.addEventListener("blur", () => { if (carried === item && button.getAttribute("aria-pressed") === "true") putBack(); });
  }

  for (const meeting of meetings) {
    meeting.addEventListener("dragover", (event) => {
      if (!carried || meeting === own()) return;
      event.preventDefault();
      if (target !== meeting) aim(meeting);
    });
    meeting.addEventListener("dragleave", (event) => {
      if (target === meeting && !meeting.contains(event.relatedTarget)) aim(null);
    });
    meeting.addEventListener("drop", (event) => {
      event.preventDefault();
      putDown();
    });
  }
}
