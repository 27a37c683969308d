// j and k walk the rows of a page, Enter opens one, / searches, g and a letter goes to a page, ? tells all this and turns it off.

const ROWS = "[data-row], main .card, main .claim, main .row";
const PAGES = { b: "Brief", l: "Ledger", i: "Incidents", o: "Origins", r: "Reports", v: "Review", t: "Trays", s: "Search" };
const OFF = "tallystick keys off";
let going = false;

const isOff = () => localStorage.getItem(OFF) === "1";
const isTyping = (event) =>
  event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input:not([type=range]), select, textarea, dialog");
const rows = () => [...document.querySelectorAll(ROWS)].filter((row) => row.getClientRects().length > 0);

function move(step) {
  const all = rows();
  if (all.length === 0) return;
  const now = all.findIndex((row) => row.classList.contains("at"));
  const next = all[now < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, now + step))];
  all.forEach((row) => row.classList.toggle("at", row === next));
  const link = next.querySelector("[data-go], a, button");
  if (link) link.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

function press(key) {
  const button = document.querySelector(`.at [data-key="${key}"]`);
  if (button) button.click();
}

function go(name) {
  const link = [...document.querySelectorAll("header nav a")].find((one) => one.textContent.trim() === name);
  if (link) link.click();
}

function tell() {
  const shown = document.querySelector("dialog.keys-dialog");
  if (shown) return shown.showModal();
  const dialog = document.createElement("dialog");
  dialog.className = "keys-dialog";
  dialog.setAttribute("aria-labelledby", "keys-title");
  const title = document.createElement("h2");
  title.id = "keys-title";
  title.textContent = "Keys";
  const list = document.createElement("dl");
  const lines = [
    ["j, k", "next and previous row"],
    ["Enter", "open the row"],
    ["s, d", "under Review: same, different"],
    ["/", "search"],
    ["g, then " + Object.keys(PAGES).join(" "), Object.values(PAGES).join(", ")],
    ["?", "these keys"],
  ];
  for (const [key, words] of lines) {
    const term = document.createElement("dt");
    term.textContent = key;
    const meaning = document.createElement("dd");
    meaning.textContent = words;
    list.append(term, meaning);
  }
  const label = document.createElement("label");
  const box = document.createElement("input");
  box.type = "checkbox";
  box.checked = !isOff();
  box.addEventListener("change", () => localStorage.setItem(OFF, box.checked ? "0" : "1"));
  label.append(box, " Letters are keys (? always is)");
  const close = document.createElement("button");
  close.textContent = "Close";
  close.addEventListener("click", () => dialog.close());
  dialog.append(title, list, label, close);
  document.body.append(dialog);
  dialog.showModal();
}

export function startKeys() {
  document.addEventListener("keydown", (event) => {
    if (isTyping(event)) return;
    if (event.key === "?") {
      event.preventDefault();
      return tell();
    }
    if (isOff()) return;
    if (going) {
      going = false;
      if (PAGES[event.key]) go(PAGES[event.key]);
      return;
    }
    if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.key === "s" || event.key === "d") press(event.key);
    else if (event.key === "g") going = true;
    else if (event.key === "/") {
      const find = document.getElementById("find");
      if (find) {
        event.preventDefault();
        find.focus();
      }
    }
  });
}
