/* Keeps one open page up to date with the site. Served with each page of a preview, never written. */
import { moveInspector, offerInspector } from "./inspector.js";
import { showProblems } from "./overlay.js";
import { follow } from "./stream.js";
import { showFiles, startAnew, swapStyles, updatePage } from "./update.js";

const tag = document.querySelector("script[data-newsgen-page]");
let { newsgenPage: page, source } = tag.dataset;
const status = Number(tag.dataset.status);
let generation = Number(tag.dataset.generation);
let work = Promise.resolve();
tag.remove(); // so that this page is the file again, but for what a reader did to it

/* What a page has missed; the server also learns that the page is looked at. */
async function catchUp() {
  const query = new URLSearchParams({ page, generation });
  const answer = await fetch(`/__newsgen/news?${query}`);
  if (!answer.ok) return;
  const news = await answer.json();
  if (news.story) offerInspector(page);
  await apply(news);
}

async function apply(news) {
  if (news.restarted) return startAnew(source);
  if (news.generation !== generation) {
    const unknown = news.previous !== generation || news.urls === null;
    if (unknown) return news.generation > generation ? catchUp() : undefined;
    generation = news.generation;
    if (status !== 200 || news.urls.includes(page)) await update(news);
    swapStyles(news.css, generation);
    showFiles(news.files, generation);
  }
  if (status === 503) showProgress(news.progress);
  showProblems(news);
}

/* The story of the page may be elsewhere then, or come from another file. */
async function update(news) {
  const shown = await updatePage(status, news, source);
  if (shown) ({ newsgenPage: page, source } = shown);
  moveInspector(page);
}

function showProgress(progress) {
  const line = document.getElementById("progress");
  if (!line || !progress) return;
  const doing = {
    look: "Looking",
    read: "Reading",
    render: "Rendering",
    index: "Indexing",
    data: "Writing data",
  };
  const share = `${progress.done.toLocaleString("en")} of ${progress.total.toLocaleString("en")}`;
  line.textContent = `${doing[progress.phase] ?? progress.phase}: ${share}`;
}

/* One after the other: a page that changes twice is fetched twice, in order. */
function queue(task) {
  work = work.then(task).catch((error) => console.warn("newsgen preview:", error));
}

follow((news) => queue(() => apply(news)));
queue(catchUp);
addEventListener("visibilitychange", () => document.hidden || queue(catchUp));
addEventListener("pageshow", (event) => event.persisted && queue(catchUp));
