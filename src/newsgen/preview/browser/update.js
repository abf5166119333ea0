/* Changes the open page into its newer self. Scroll, focus, open folds and typed text stay. */
import { Idiomorph } from "./idiomorph.js";

const WAITING = 503;
const FIELDS = "input, textarea, select, option";

/* Asks for the page anew. Where its story, the one of `source`, has moved, the tab goes along. */
async function fetchPage(source) {
  const headers = { Accept: "text/html", "Newsgen-Source": encodeURIComponent(source) };
  const answer = await fetch(location.href, { headers });
  if (answer.redirected) history.replaceState(history.state, "", answer.url + location.hash);
  return answer;
}

export async function startAnew(source) {
  await fetchPage(source);
  return reload();
}

function reload() {
  location.reload();
  return new Promise(() => {}); // nothing more is done to a page that goes away
}

/* Fetches the page anew and morphs it; `status` is what it was loaded with. What the server says of
   the new one comes back. */
export async function updatePage(status, news, source) {
  const answer = await fetchPage(source);
  if (answer.status !== status) return reload();
  if (status === WAITING) return null;
  const text = await answer.text();
  const fresh = new DOMParser().parseFromString(text, "text/html");
  const tag = fresh.querySelector("script[data-newsgen-page]");
  tag.remove();
  if (needsReload(fresh)) return reload();
  const [x, y] = [scrollX, scrollY];
  copyAttributes(fresh.documentElement, document.documentElement);
  updateHead(fresh.head, news.generation);
  Idiomorph.morph(document.body, fresh.body, { morphStyle: "outerHTML", callbacks });
  scrollTo({ left: x, top: y, behavior: "instant" });
  return tag.dataset;
}

/* A script has changed the page, or has to run: its result cannot be had by morphing. The preview's
   own scripts know of morphs. */
function needsReload(fresh) {
  return [document, fresh].some((page) => [...page.scripts].some(isProgram));
}

function isProgram(script) {
  if (script.getAttribute("src")?.startsWith("/__newsgen/")) return false;
  return !script.type || script.type === "module" || /javascript/i.test(script.type);
}

const callbacks = {
  /* What a reader did to a page is in these attributes; a fold that is open stays open. */
  beforeAttributeUpdated(name, element) {
    if (name === "open") return !element.matches("details, dialog");
    return !(["value", "checked", "selected"].includes(name) && isTouched(element));
  },
  beforeNodeMorphed(element) {
    return !(element.matches?.("textarea, [contenteditable]") && isTouched(element));
  },
};

function isTouched(element) {
  if (element.isContentEditable) return element.contains(document.activeElement);
  if (!element.matches(FIELDS)) return false;
  const select = element.closest("select");
  if (select) return isChosen(select);
  return element.value !== element.defaultValue || element.checked !== element.defaultChecked;
}

/* Whether another option is selected than the page names, which is the first if it names none. */
function isChosen(select) {
  const options = [...select.options];
  if (select.multiple) return options.some((one) => one.selected !== one.defaultSelected);
  const named = options.findLastIndex((one) => one.defaultSelected);
  return select.selectedIndex !== Math.max(0, named);
}

function copyAttributes(from, to) {
  for (const { name, value } of [...from.attributes]) {
    if (to.getAttribute(name) !== value) to.setAttribute(name, value);
  }
  for (const { name } of [...to.attributes]) if (!from.hasAttribute(name)) to.removeAttribute(name);
}

/* Puts in what the head lacks and takes out what it no longer has. A style sheet is taken out when
   those that are new have loaded, so that the page is never seen without. */
function updateHead(fresh, generation) {
  document.title = fresh.querySelector("title")?.textContent ?? "";
  const parts = (head) => [...head.children].filter((part) => !part.matches("title"));
  const wanted = new Map(parts(fresh).map((part) => [identify(part), part]));
  const gone = [];
  for (const part of parts(document.head)) {
    const same = wanted.delete(identify(part));
    if (!same) gone.push(part);
  }
  const sheets = [...wanted.values()].filter((part) => part.matches("link[rel~=stylesheet]"));
  const loaded = sheets.map(whenLoaded);
  document.head.append(...wanted.values());
  const [old, rest] = split(gone, (part) => part.matches("link[rel~=stylesheet], style"));
  rest.forEach((part) => part.remove());
  Promise.all(loaded).then(() => old.forEach((part) => part.remove()));
}

/* A part of the head, whatever generation of its style sheet is shown. */
function identify(part) {
  return part.outerHTML.replace(/[?&]newsgen=\d+/, "");
}

function split(items, belongs) {
  return [items.filter(belongs), items.filter((item) => !belongs(item))];
}

function whenLoaded(link) {
  return new Promise((done) => {
    link.addEventListener("load", done, { once: true });
    link.addEventListener("error", done, { once: true });
  });
}

/* Shows the style sheets among `paths` that this page uses, without a moment of no style. */
export function swapStyles(paths, generation) {
  for (const old of document.querySelectorAll("link[rel~=stylesheet]")) {
    if (!paths.some((path) => usesStyle(old, path))) continue;
    const fresh = old.cloneNode();
    fresh.href = renew(old.getAttribute("href"), generation);
    whenLoaded(fresh).then(() => old.remove());
    old.after(fresh);
  }
}

/* Whether a sheet is at `path`, or imports it. */
function usesStyle(link, path) {
  if (pathOf(link.href) === path) return true;
  const rules = [...(link.sheet?.cssRules ?? [])].filter((rule) => rule instanceof CSSImportRule);
  return rules.some((rule) => pathOf(new URL(rule.href, link.href)) === path);
}

/* Loads pictures among `paths` anew; a script that has changed has to run from the start. */
export function showFiles(paths, generation) {
  const changed = new Set(paths);
  if ([...document.scripts].some((script) => script.src && changed.has(pathOf(script.src)))) {
    reload();
  }
  for (const picture of document.images) {
    if (changed.has(pathOf(picture.currentSrc || picture.src))) {
      picture.src = renew(picture.getAttribute("src"), generation);
    }
  }
}

function pathOf(address) {
  return decodeURIComponent(new URL(address, location.href).pathname.slice(1));
}

function renew(address, generation) {
  return `${address.replace(/[?#].*/, "")}?newsgen=${generation}`;
}
