// What Eleventy leaves to a site: groups of stories, their pages, neighbours and related stories.
const PAGE_SIZE = 50;
const RELATED = 5;
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August",
  "September", "October", "November", "December"];

const slugify = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
const monthOf = (date) => date.toISOString().slice(0, 7).replace("-", "/");

function group(stories, keysOf) {
  const groups = new Map();
  for (const story of stories) {
    for (const key of keysOf(story)) {
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(story);
    }
  }
  return [...groups].sort(([one], [other]) => (one < other ? -1 : 1));
}

function paginate(title, root, stories) {
  const count = Math.ceil(stories.length / PAGE_SIZE);
  const address = (page) => (page === 1 ? root : `${root}page/${page}/`);
  return Array.from({ length: count }, (_, index) => ({
    title,
    count: stories.length,
    number: index + 1,
    of: count,
    address: address(index + 1),
    newer: index > 0 ? address(index) : null,
    older: index + 1 < count ? address(index + 2) : null,
    stories: stories.slice(index * PAGE_SIZE, (index + 1) * PAGE_SIZE),
  }));
}

// Those that share most topics, the newest first among equals.
function relate(stories, topics) {
  const positions = new Map(stories.map((story, position) => [story, position]));
  const members = new Map(topics.map(([topic, list]) => [topic, list.map((s) => positions.get(s))]));
  const shared = new Uint8Array(stories.length);
  stories.forEach((story, position) => {
    const buckets = [];
    const met = [];
    for (const topic of story.data.topics) {
      for (const other of members.get(topic)) {
        if (shared[other]++ === 0) met.push(other);
      }
    }
    for (const other of met) {
      if (other !== position) (buckets[shared[other]] ??= []).push(other);
      shared[other] = 0;
    }
    const best = [];
    for (let n = buckets.length - 1; n > 0 && best.length < RELATED; n--) {
      const bucket = (buckets[n] ?? []).sort((one, other) => one - other);
      best.push(...bucket.slice(0, RELATED - best.length));
    }
    story.data.related = best.map((other) => stories[other]);
  });
}

function gather(api) {
  const stories = api.getFilteredByGlob("content/**/*.md").sort((one, other) => other.date - one.date);
  stories.forEach((story, position) => {
    story.data.newer = stories[position - 1];
    story.data.older = stories[position + 1];
  });
  const terms = {};
  for (const kind of ["topics", "places", "people"]) {
    terms[kind] = group(stories, (story) => story.data[kind]);
  }
  relate(stories, terms.topics);
  const months = group(stories, (story) => [monthOf(story.date)]);
  const years = group(months, ([month]) => [month.slice(0, 4)]);
  return { stories, terms, months, years };
}

export default function (config) {
  let last = {};
  const gathered = (api) => (last.api === api ? last : (last = { api, ...gather(api) }));
  config.addCollection("stories", (api) => gathered(api).stories);
  config.addCollection("terms", (api) => gathered(api).terms);
  config.addCollection("months", (api) => gathered(api).months);
  config.addCollection("years", (api) => gathered(api).years);
  config.addCollection("listPages", (api) => {
    const { stories, terms } = gathered(api);
    const lists = Object.entries(terms).flatMap(([kind, groups]) =>
      groups.map(([name, members]) => [name, `/${kind}/${slugify(name)}/`, members]));
    return [["Newest stories", "/", stories], ...lists].flatMap((list) => paginate(...list));
  });
  config.addFilter("slugify", slugify);
  config.addFilter("json", JSON.stringify);
  config.addFilter("moment", (date) => date.toISOString().replace(".000", ""));
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addFilter("short", (d) =>
    `${d.getUTCDate()} ${MONTHS[d.getUTCMonth()].slice(0, 3)} ${d.getUTCFullYear()}`);
  config.addFilter("long", (d) =>
    `${d.getUTCDate()} ${MONTHS[d.getUTCMonth()]} ${d.getUTCFullYear()}, ${d.toISOString().slice(11, 16)}`);
  config.addFilter("mail", (date) => date.toUTCString().replace("GMT", "+0000"));
  config.addPassthroughCopy({ static: "/" });
  config.setQuietMode(true);
  return { dir: { input: ".", output: "_site" }, markdownTemplateEngine: false };
}
