/* The way from a previewed story to what the loader understood of it: a small link, and the key i. */

const INSPECT = "/__newsgen/inspect/";

let link = null;

export function offerInspector(page) {
  if (location.pathname.startsWith(INSPECT) || link) return;
  link = document.createElement("a");
  moveInspector(page);
  document.documentElement.append(makeHost());
  addEventListener("keydown", (event) => {
    if (event.key !== "i" || isTyping(event)) return;
    event.preventDefault();
    location.assign(link.href);
  });
}

/* The story is at the output path `page` now. */
export function moveInspector(page) {
  if (link) link.href = INSPECT + encodeURI(page.replace(/index\.html$/, ""));
}

/* In a field the key is a letter, with Ctrl or Alt it is a command of the browser. */
export function isTyping(event) {
  const target = event.composedPath()[0];
  const field = target instanceof Element && target.closest("input, textarea, select, dialog");
  return Boolean(
    field || target.isContentEditable || event.ctrlKey || event.altKey || event.metaKey ||
      event.isComposing || event.defaultPrevented,
  );
}

function makeHost() {
  const host = document.createElement("newsgen-inspector");
  const root = host.attachShadow({ mode: "open" });
  const style = Object.assign(document.createElement("link"), {
    rel: "stylesheet",
    href: "/__newsgen/overlay.css",
  });
  const aside = document.createElement("aside");
  aside.setAttribute("aria-label", "newsgen preview");
  link.className = "inspect";
  link.setAttribute("aria-keyshortcuts", "i");
  const key = document.createElement("kbd");
  key.textContent = "i";
  link.append("Inspect ", key);
  aside.append(link);
  root.append(style, aside);
  return host;
}
