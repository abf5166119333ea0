/* Shows what is wrong over the last good page, until a build is good again or Escape is pressed.

It lives beside the body, in a shadow: neither the page's styles nor a morph reach it. All text of
others is set as text. */

let host = null;
let shown = "";

export function showProblems({ problems, errors, warnings }) {
  const key = problems.length ? JSON.stringify([problems, errors, warnings]) : "";
  if (key === shown) return;
  shown = key;
  if (!key) {
    host?.remove();
    host = null;
    return;
  }
  const { dialog, badge } = open();
  fill(dialog, problems, errors, warnings);
  badge.textContent = count(errors, "error");
  if (!dialog.open) dialog.showModal();
}

function open() {
  if (host) {
    const find = (name) => host.shadowRoot.querySelector(name);
    return { dialog: find("dialog"), badge: find(".badge") };
  }
  host = document.createElement("newsgen-problems");
  const root = host.attachShadow({ mode: "open" });
  const style = Object.assign(document.createElement("link"), {
    rel: "stylesheet",
    href: "/__newsgen/overlay.css",
  });
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-labelledby", "heading");
  const aside = document.createElement("aside");
  aside.setAttribute("aria-label", "newsgen preview: problems");
  const badge = make("button", "", "badge");
  badge.type = "button";
  badge.onclick = () => dialog.showModal();
  aside.append(badge);
  root.append(style, aside, dialog);
  document.documentElement.append(host);
  return { dialog, badge };
}

function fill(dialog, problems, errors, warnings) {
  const head = make("div", "", "top");
  const heading = make("h2", `Not built: ${count(errors, "error")}`);
  heading.id = "heading";
  const close = make("button", "Close ", "close");
  close.type = "button";
  close.append(make("kbd", "Esc"));
  close.onclick = () => dialog.close();
  head.append(heading, close);
  const mended = errors === 1 ? "the error is" : "all errors are";
  const note = make("p", `This page shows the last good build. It updates when ${mended} mended.`);
  const minor = problems.filter(isWarning);
  const major = problems.filter((problem) => !isWarning(problem));
  const beside = warnings
    ? [make("h3", count(warnings, "warning")), make("p", "A build goes on in spite of them.")]
    : [];
  const parts = [head, note, ...list(major, errors), ...beside, ...list(minor, warnings)];
  dialog.replaceChildren(...parts);
}

/* The problems of one kind; of very many the first. */
function list(problems, all) {
  const items = document.createElement("ol");
  items.append(...problems.map(describe));
  const more = all - problems.length;
  const rest = more ? [make("p", `… and ${more.toLocaleString("en")} more: see newsgen check.`)] : [];
  return problems.length ? [items, ...rest] : rest;
}

function isWarning(problem) {
  return problem.kind.startsWith("warning");
}

function describe(problem) {
  const item = document.createElement("li");
  const head = make("p", "", "head");
  head.append(make("code", problem.place, "place"), " ", make("span", problem.kind, "kind"));
  if (isWarning(problem)) item.className = "warning";
  item.append(head, make("p", problem.message, "message"));
  if (problem.excerpt) item.append(quote(problem));
  if (problem.hint) item.append(make("p", `Hint: ${problem.hint}`, "hint"));
  return item;
}

/* The line with its number, and a sign below the column; counted in code points, as newsgen does. */
function quote(problem) {
  const signs = [...problem.excerpt];
  const start = signs.length > 160 ? Math.max(0, problem.column - 80) : 0;
  const part = signs.slice(start, start + 160).join("");
  const margin = `${problem.line} | `;
  const before = " ".repeat(Math.max(0, problem.column - 1 - start));
  const excerpt = make("pre", `${margin}${part}\n${" ".repeat(margin.length)}${before}^`);
  excerpt.tabIndex = 0; // a long line can be scrolled without a mouse
  return excerpt;
}

function count(number, noun) {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}

function make(name, text, className = "") {
  const element = document.createElement(name);
  element.textContent = text;
  if (className) element.className = className;
  return element;
}
