/* The way from a previewed story to what the loader understood of it: a small link, and the key i. */

const INSPECT = "/__newsgen/inspect/";

export function offerInspector(page) {
  if (location.pathname.startsWith(INSPECT) || document.querySelector("newsgen-inspector")) return;
  const address = INSPECT + encodeURI(page.replace(/index\.html$/, ""));
  document.documentElement.append(makeLink(address));
  addEventListener("keydown", (event) => {
    if (event.key !== "i" || isTyping(event)) return;
    event.preventDefault();
    location.assign(address);
  });
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

function makeLink(address) {
  const host = document.createElement("newsgen-inspector");
  const root = host.attachShadow({ mode: "open" });
  const style = Object.assign(document.createElement("link"), {
    rel: "stylesheet",
    href: "/__newsgen/overlay.css",
  });
  const aside = document.createElement("aside");
  aside.setAttribute("aria-label", "newsgen preview");
  const link = Object.assign(document.createElement("a"), { href: address, className: "inspect" });
  link.setAttribute("aria-keyshortcuts", "i");
  const key = document.createElement("kbd");
  key.textContent = "i";
  link.append("Inspect ", key);
  aside.append(link);
  root.append(style, aside);
  return host;
}
