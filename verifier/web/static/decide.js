// Decisions about findings without a round trip, by mouse and keyboard. Without this script the same forms are posted and the page
// comes back. What is saved goes through the API with the revision that was seen, so nobody's decision is overwritten unseen.
const desk = document.querySelector("[data-desk]");
const toast = document.querySelector("[data-toast]");
const said = toast.querySelector("[data-said]");
const undoButton = toast.querySelector("[data-undo]");
const keys = document.querySelector("[data-keys]");
const shortcuts = keys.querySelector("[data-shortcuts]");
const by = desk.querySelector("[data-by]");
const WORDS = { open: "reopen", accepted: "accept", dismissed: "dismiss" };
const done = [];

for (const part of desk.querySelectorAll("[data-script]")) part.hidden = false;

// Two preferences of this browser; where it keeps none, they last as long as the page.
function remembered(name, value) {
  try {
    if (value === undefined) return localStorage.getItem(name);
    localStorage.setItem(name, value);
  } catch {
    return null;
  }
}
by.value = remembered("crosscheck-name") ?? "";
by.addEventListener("change", () => remembered("crosscheck-name", by.value.trim()));
shortcuts.checked = remembered("crosscheck-shortcuts") !== "off";
shortcuts.addEventListener("change", () => remembered("crosscheck-shortcuts", shortcuts.checked ? "on" : "off"));

function tell(text, undoable) {
  said.textContent = text;
  undoButton.hidden = !undoable;
  toast.hidden = false;
}

// Shows what the service keeps about a finding.
function show(form, decision) {
  form.dataset.state = decision.state;
  form.dataset.reason = decision.reason ?? "";
  form.elements.revision.value = decision.revision;
  form.elements.note.value = decision.note ?? "";
  form.elements.reason.value = "";
  for (const line of form.querySelectorAll("[data-when]")) {
    line.hidden = line.dataset.when !== decision.state;
    line.querySelector("[data-reason-said]").textContent = decision.reason ?? "";
    line.querySelector("[data-by-said]").textContent = decision.by ?? "";
  }
  for (const part of form.querySelectorAll("[data-unless]")) part.hidden = part.dataset.unless === decision.state;
  form.querySelector("[data-note-line]").hidden = !decision.note;
  form.querySelector("[data-note-said]").textContent = decision.note ?? "";
  for (const box of form.querySelectorAll("[data-box]")) box.open = false;
  const card = form.closest("[data-finding]");
  card.classList.remove("open", "accepted", "dismissed");
  card.classList.add(decision.state);
  count();
}

function count() {
  const serious = [...document.querySelectorAll("[data-finding]:not(.info) [data-decide]")];
  const decided = serious.filter((form) => form.dataset.state !== "open").length;
  const line = desk.querySelector("[data-count]");
  line.textContent = line.dataset.count.replace("#", decided);
  desk.querySelector("progress").value = decided;
}

async function save(form, wanted) {
  const error = form.querySelector(".error");
  if (error) error.remove();
  const token = form.elements.csrf?.value;
  let answer;
  try {
    answer = await fetch(`${desk.dataset.address}/findings/${encodeURIComponent(form.dataset.id)}`, {
      method: "PATCH",
      headers: {
        "Content-Type": "application/json",
        "If-Match": `"${form.elements.revision.value}"`,
        ...(token ? { "X-CSRF-Token": token } : {}),
      },
      body: JSON.stringify({ ...wanted, by: by.value.trim() || null }),
    });
  } catch {
    tell(desk.dataset.failed, false);
    return false;
  }
  if (!answer.ok) {
    tell(answer.status === 412 ? desk.dataset.late : desk.dataset.failed, false);
    return false;
  }
  show(form, await answer.json());
  return true;
}

function now(form) {
  return { decision: WORDS[form.dataset.state], reason: form.dataset.reason || null, note: form.dataset.note ?? noteOf(form) };
}

function noteOf(form) {
  return form.querySelector("[data-note-said]").textContent || null;
}

async function decide(form, action) {
  const before = now(form);
  let wanted = { decision: action, reason: null, note: before.note };
  if (action === "note") wanted = { ...before, note: form.elements.note.value.trim() || null };
  if (action === "dismiss") {
    wanted.reason = form.elements.reason.value.trim() || null;
    if (!wanted.reason) {
      tell(desk.dataset.needed, false);
      open(form, "dismiss");
      return;
    }
  }
  if (!(await save(form, wanted))) return;
  done.push({ form, before });
  const line = form.querySelector("[data-when]:not([hidden]) .state");
  tell(action === "note" ? desk.dataset.noted : (line?.textContent ?? ""), true);
  if (!line && action !== "note") toast.hidden = true;
  form.closest("[data-finding]").focus({ preventScroll: true });
}

async function undo() {
  const last = done.pop();
  if (last && (await save(last.form, last.before))) tell(desk.dataset.undone, done.length > 0);
}

function open(form, name) {
  const box = form.querySelector(`[data-box="${name}"]`);
  if (box.hidden) return;
  box.open = true;
  box.querySelector("input, textarea").focus();
}

document.addEventListener("submit", (event) => {
  const form = event.target.closest("[data-decide]");
  if (!form) return;
  event.preventDefault();
  const box = document.activeElement?.closest("[data-box]");
  decide(form, event.submitter?.matches(".box button") || !box ? event.submitter.value : box.dataset.box);
});
undoButton.addEventListener("click", undo);
desk.querySelector("[data-help]").addEventListener("click", () => keys.showModal());

function findings() {
  return [...document.querySelectorAll("[data-finding]")].filter((card) => card.checkVisibility());
}

function current() {
  return document.activeElement?.closest("[data-finding]");
}

function step(way) {
  const cards = findings();
  const at = cards.indexOf(current());
  const next = cards[at < 0 ? (way > 0 ? 0 : cards.length - 1) : Math.min(Math.max(at + way, 0), cards.length - 1)];
  if (!next) return;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "start" });
}

const ACTIONS = {
  j: () => step(1),
  k: () => step(-1),
  z: undo,
  "?": () => keys.showModal(),
  a: (form) => decide(form, "accept"),
  d: (form) => open(form, "dismiss"),
  n: (form) => open(form, "note"),
  r: (form) => decide(form, "reopen"),
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  if (event.key === "Escape" && typing) {
    const box = typing.closest("[data-box]");
    if (box) {
      box.open = false;
      box.closest("[data-finding]").focus({ preventScroll: true });
    }
    return;
  }
  if (typing || keys.open || !shortcuts.checked || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const action = ACTIONS[event.key];
  const form = current()?.querySelector("[data-decide]");
  if (!action || (action.length > 0 && !form)) return;
  event.preventDefault();
  action(form);
});
