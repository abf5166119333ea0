/* The search page. It reads the index in small scripts (docs/search.md), so it works from a folder as from a server. */
"use strict";

(() => {
  const { STOP_WORDS, findWords, splitWords, termOf, pairHash, shardOf, decode, digitOf } = globalThis.newsgenWords;

  const SHOWN = 10; // results at a time
  const MOST_SHOWN = 200; // at once, where an address asks for more
  const BUDGET = 27000; // bytes, compressed, read for one question before the reader is asked to go on
  const CARD = 1200; // bytes of one result, about
  const PACKED = 0.55; // what compression leaves of a file
  const MOST_LETTERS = 300; // of a query
  const MOST_CLAUSES = 8;
  const MOST_SHARDS = 3; // read for one prefix in one segment
  const MOST_VALUES = 12; // listed of a facet
  const IMPACTS = 8;
  const STORIES_IN_BLOCK = 512;
  const NAMES_IN_BLOCK = 100;
  const EXCERPT = 230;
  const PAUSE = 350; // milliseconds without a key before a query is answered
  const KINDS = ["topic", "person", "place"];
  const SORTS = ["best", "newest", "oldest"];

  const byId = (id) => document.getElementById(id);
  const form = byId("search");
  const box = byId("q");
  const list = byId("results");
  const root = form.dataset.root;
  const folder = form.dataset.index;

  /* Words of the page: the template has them, so a site may change them. */

  const sayings = new Map(
    [...byId("sayings").content.children].map((each) => [each.dataset.name, each.textContent.trim()]),
  );

  function say(name, values = {}) {
    return sayings.get(name).replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
  }

  const counted = (count) => count.toLocaleString(document.documentElement.lang || "en");

  function element(name, properties = {}, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  /* Reading the index: every file is a script that calls newsgenIndex(name, value). */

  const files = new Map();
  const arrived = new Map();
  let bytesRead = 0; // about, compressed
  globalThis.newsgenIndex = (name, value) => arrived.set(name, value);

  class Missing extends Error {}

  function load(name, version) {
    if (!files.has(name)) {
      const promise = new Promise((resolve, reject) => {
        const fail = () => {
          files.delete(name);
          reject(new Missing(`${folder}${name}.js`));
        };
        const script = element("script", { src: `${root}${folder}${name}.js${version ? `?${version}` : ""}` });
        script.onerror = fail;
        script.onload = () => {
          script.remove();
          if (!arrived.has(name)) return fail();
          const value = arrived.get(name);
          arrived.delete(name);
          bytesRead += (typeof value === "string" ? value.length : JSON.stringify(value).length) * PACKED;
          resolve(value);
        };
        document.head.append(script);
      });
      files.set(name, promise);
    }
    return files.get(name);
  }

  const loadOf = (segment, name) => load(`${segment.name}/${name}`, segment.version);

  const heads = new WeakMap();

  async function openSegment(segment) {
    if (!heads.has(segment)) {
      const { starts, pairs, scale } = await loadOf(segment, "index");
      heads.set(segment, { starts: starts.split(" "), pairs, scale });
    }
    return heads.get(segment);
  }

  /* Queries */

  /** What is asked: clauses that all have to hold, and what had to be left out. */
  function readQuery(text) {
    const cut = text.length > MOST_LETTERS;
    const clauses = [];
    const common = [];
    for (const [, quoted, bare] of text.slice(0, MOST_LETTERS).matchAll(/["“”„]([^"“”„]*)["“”„]?|([^\s"“”„]+)/g)) {
      const words = splitWords(quoted ?? bare);
      if (words.length > 1) clauses.push({ kind: "phrase", words });
      else if (words.length && quoted === undefined && /\*$/.test(bare)) clauses.push({ kind: "prefix", word: words[0] });
      else if (words.length && STOP_WORDS.has(words[0])) common.push(words[0]);
      else if (words.length) clauses.push({ kind: "word", word: words[0], quoted: quoted !== undefined });
    }
    if (!clauses.length && common.length > 1) return { clauses: [{ kind: "phrase", words: common }], common: [], cut };
    return { clauses: clauses.slice(0, MOST_CLAUSES), common, cut: cut || clauses.length > MOST_CLAUSES };
  }

  /** The stems that a prefix may be the start of: `runnin` of `running`, `ferrie` of `ferries`. */
  function completions(prefix) {
    const endings = [["in", "g"], ["i", "ng"], ["ie", "s"], ["e", "d"]];
    const whole = endings.filter(([end]) => prefix.endsWith(end)).map(([, rest]) => prefix + rest);
    return new Set([prefix, ...whole].map(termOf));
  }

  /* Postings: story → how much a clause says of it */

  const shards = new WeakMap();

  function parseTerms(text, first) {
    const terms = [];
    let before = first;
    for (const entry of text.split(" ")) {
      const at = entry.indexOf("=");
      const term = before.slice(0, digitOf(entry[0])) + entry.slice(1, at);
      terms.push([term, entry.slice(at + 1)]);
      before = term;
    }
    return terms;
  }

  async function readTerms(segment, number) {
    const known = shards.get(segment) ?? new Map();
    shards.set(segment, known);
    if (!known.has(number)) known.set(number, parseTerms(await loadOf(segment, `t${number}`), ""));
    return known.get(number);
  }

  /** The last shard that starts at or before a term. */
  function findShard(starts, term) {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= term) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  function addPostings(found, text) {
    let story = 0;
    for (const posting of decode(text)) {
      story += Math.floor(posting / IMPACTS);
      found.set(story, Math.max(found.get(story) ?? 0, (posting % IMPACTS) + 1));
    }
  }

  async function findTerm(segment, term) {
    const { starts } = await openSegment(segment);
    const found = new Map();
    for (const [each, postings] of await readTerms(segment, findShard(starts, term))) {
      if (each === term) addPostings(found, postings);
    }
    return found;
  }

  async function findPrefix(segment, prefix) {
    const { starts } = await openSegment(segment);
    const first = findShard(starts, prefix);
    const last = findShard(starts, prefix + "\uffff");
    const found = new Map();
    for (let number = first; number <= Math.min(last, first + MOST_SHARDS - 1); number += 1) {
      for (const [term, postings] of await readTerms(segment, number)) {
        if (term.startsWith(prefix)) addPostings(found, postings);
      }
    }
    for (const whole of completions(prefix)) {
      for (const [story, impact] of await findTerm(segment, whole)) found.set(story, Math.max(found.get(story) ?? 0, impact));
    }
    if (last >= first + MOST_SHARDS) found.partial = true;
    return found;
  }

  async function findPair(segment, first, second) {
    const { pairs, scale } = await openSegment(segment);
    const wanted = pairHash(first, second);
    const found = new Map();
    let entry = 0;
    for (const step of decode(await loadOf(segment, `p${shardOf(wanted, pairs)}`))) {
      entry += step;
      const hash = Math.floor(entry / scale);
      if (hash > wanted) break;
      if (hash === wanted) found.set(Math.floor((entry % scale) / 2), entry % 2 ? IMPACTS : 3);
    }
    return found;
  }

  const intersect = (maps) => {
    const [small, ...others] = [...maps].sort((a, b) => a.size - b.size);
    const both = new Map();
    for (const [story, impact] of small) {
      if (others.every((other) => other.has(story))) both.set(story, Math.min(impact, ...others.map((o) => o.get(story))));
    }
    return both;
  };

  async function findClause(segment, clause) {
    if (clause.kind === "word") return findTerm(segment, termOf(clause.word));
    if (clause.kind === "prefix") return findPrefix(segment, clause.word);
    const pairs = clause.words.slice(1).map((word, at) => findPair(segment, clause.words[at], word));
    return intersect(await Promise.all(pairs));
  }

  /** The stories of a segment that hold for all clauses and filters, each with its impacts. */
  async function searchSegment(segment, query, filters) {
    const narrowing = KINDS.filter((kind) => filters[kind]).map((kind) => findTerm(segment, `/${kind}/${filters[kind]}`));
    const [clauses, narrowed] = await Promise.all([
      Promise.all(query.clauses.map((clause) => findClause(segment, clause))),
      Promise.all(narrowing),
    ]);
    const all = [...clauses, ...narrowed];
    const stories = all.length ? [...intersect(all).keys()] : Array.from({ length: segment.stories }, (_, story) => story);
    return {
      segment,
      sizes: clauses.map((clause) => clause.size),
      filtered: narrowed.map((found) => found.size),
      partial: clauses.some((clause) => clause.partial),
      matches: stories.map((story) => ({ segment, story, impacts: clauses.map((clause) => clause.get(story)) })),
    };
  }

  /** About how many bytes a query reads of a segment that it has not read from before. */
  function costOf(segment, query, filters) {
    const pairs = query.clauses.reduce((sum, clause) => sum + (clause.words ? clause.words.length - 1 : 0), 0);
    const terms = query.clauses.filter((clause) => clause.word).length + KINDS.filter((kind) => filters[kind]).length;
    const root = Math.sqrt(segment.stories);
    const shards = terms * Math.max(2500, 40 * root) + pairs * Math.max(2500, 60 * root);
    const head = heads.has(segment) ? 0 : 150 + 35 * root;
    return head + Math.min(shards * PACKED, 900 * segment.stories);
  }

  /* A search: segments newest first, as many at a time as the bytes allow */

  let segments = null;

  async function readSegments() {
    if (!segments) {
      const listed = await load("segments", "");
      segments = listed.map(([name, stories, version], age) => ({ name, stories, version, age }));
    }
    return segments;
  }

  /** The next segment, and those after it whose bytes are left. */
  function takeStep(search, left) {
    const taken = [];
    let cost = 0;
    while (search.waiting.length) {
      cost += costOf(search.waiting[0], search.query, search.filters);
      if (taken.length && cost > left) break;
      taken.push(search.waiting.shift());
    }
    return taken;
  }

  async function goOn(search) {
    const end = bytesRead + BUDGET;
    let left = end - bytesRead - CARD * SHOWN;
    let count = 0;
    do {
      const step = takeStep(search, left);
      const answers = await Promise.allSettled(step.map((s) => searchSegment(s, search.query, search.filters)));
      for (const [at, answer] of answers.entries()) {
        search.searched.push(step[at]);
        if (answer.status === "fulfilled") search.found.push(answer.value);
        else if (answer.reason instanceof Missing) search.missing.push(answer.reason.message);
        else throw answer.reason;
      }
      count = search.found.reduce((sum, each) => sum + each.matches.length, 0);
      left = end - bytesRead - CARD * Math.min(SHOWN, count);
    } while (search.waiting.length && (!count || costOf(search.waiting[0], search.query, search.filters) <= left));
    rank(search);
  }

  function rank(search) {
    const total = search.searched.reduce((sum, segment) => sum + segment.stories, 0);
    const weights = search.query.clauses.map((_, clause) => {
      const having = search.found.reduce((sum, each) => sum + each.sizes[clause], 0);
      return Math.log(1 + (total - having + 0.5) / (having + 0.5));
    });
    const matches = search.found.flatMap((each) => each.matches);
    for (const match of matches) {
      match.score = match.impacts.reduce((sum, impact, clause) => sum + impact * weights[clause], 0);
    }
    const newest = (a, b) => a.segment.age - b.segment.age || b.story - a.story;
    if (search.sort === "newest") matches.sort(newest);
    else if (search.sort === "oldest") matches.sort((a, b) => newest(b, a));
    else matches.sort((a, b) => b.score - a.score || newest(a, b));
    search.matches = matches;
  }

  const nothing = (search) => !search.query.clauses.length && !KINDS.some((kind) => search.filters[kind]) && !search.filters.year;

  async function begin(state) {
    const all = await readSegments();
    const query = readQuery(state.q);
    const { q: _q, sort, results: _results, ...filters } = state;
    const make = (asked) => ({
      query: asked, filters, sort, waiting: all.filter((s) => !filters.year || s.name === filters.year),
      searched: [], found: [], missing: [], matches: [], shown: 0, noYear: false,
    });
    const search = make(query);
    if (nothing(search)) return search;
    search.noYear = Boolean(filters.year) && !search.waiting.length;
    await goOn(search);
    const last = query.clauses.at(-1);
    const unknown = last?.kind === "word" && !last.quoted && last.word.length > 2 &&
      search.found.every((each) => each.sizes.at(-1) === 0) && !search.missing.length;
    if (!unknown || search.noYear) return search;
    const wider = make({ ...query, clauses: [...query.clauses.slice(0, -1), { kind: "prefix", word: last.word }] });
    await goOn(wider);
    if (!wider.matches.length) return search;
    wider.began = last.word;
    return wider;
  }

  /* Excerpts */

  /** Where a text has what is asked: {start, end, clause}. */
  function findHits(text, clauses) {
    const words = findWords(text);
    const stems = words.map((each) => termOf(each.word));
    const hits = [];
    for (const [clause, asked] of clauses.entries()) {
      const stemmed = asked.word && termOf(asked.word);
      const whole = asked.kind === "prefix" && completions(asked.word);
      for (let at = 0; at < words.length; at += 1) {
        let length = 0;
        if (asked.kind === "phrase") {
          if (asked.words.every((word, step) => words[at + step]?.word === word)) length = asked.words.length;
        } else if (stems[at] === stemmed) length = 1;
        else if (whole && (stems[at].startsWith(asked.word) || whole.has(stems[at]))) length = 1;
        if (length) hits.push({ start: words[at].start, end: words[at + length - 1].end, clause });
      }
    }
    return hits.sort((a, b) => a.start - b.start);
  }

  /** The stretch of a text with the most of what is asked: [start, end]. */
  function bestStretch(text, hits) {
    let best = 0;
    let most = -1;
    for (const [at, hit] of hits.entries()) {
      const near = hits.slice(at, at + 40).filter((other) => other.end <= hit.start + EXCERPT - 60);
      const worth = new Set(near.map((other) => other.clause)).size * 10 + Math.min(near.length, 5);
      if (worth > most) [most, best] = [worth, hit.start];
    }
    let start = Math.max(0, best - 60);
    if (start) start = text.indexOf(" ", start) + 1 || start;
    const sentence = text.lastIndexOf("\n", best) + 1;
    if (sentence > start || (sentence && start - sentence < 30)) start = sentence;
    let end = Math.min(text.length, start + EXCERPT);
    if (end < text.length) end = text.lastIndexOf(" ", end) > best ? text.lastIndexOf(" ", end) : end;
    return [start, end];
  }

  function marked(text, hits, start = 0, end = text.length) {
    const pieces = [];
    let at = start;
    for (const hit of hits) {
      if (hit.start < at || hit.end > end) continue;
      pieces.push(text.slice(at, hit.start), element("mark", { textContent: text.slice(hit.start, hit.end) }));
      at = hit.end;
    }
    pieces.push(text.slice(at, end));
    return pieces;
  }

  async function makeExcerpt(match, first, hasRest, clauses) {
    let text = first;
    let hits = findHits(text, clauses);
    if (clauses.length && !hits.length && hasRest) {
      const rest = await loadOf(match.segment, `s${match.story}-rest`);
      hits = findHits(rest, clauses);
      if (hits.length) text = rest;
    }
    const [start, end] = bestStretch(text, hits);
    const before = start > 0 || text !== first ? "… " : "";
    return element("p", { className: "teaser" }, before, ...marked(text, hits, start, end), end < text.length ? " …" : "");
  }

  async function makeResult(match, search) {
    const [title, path, date, source, text, hasRest] = await loadOf(match.segment, `s${match.story}`);
    const clauses = search.query.clauses;
    const link = element("a", { href: root + path }, ...marked(title, findHits(title, clauses)));
    const line = element("p", { className: "by" }, element("span", { textContent: date }));
    if (source) line.append(" ", element("span", { textContent: source }));
    const excerpt = await makeExcerpt(match, text, hasRest, clauses);
    return element("li", { className: "card" }, element("h3", { className: "title" }, link), excerpt, line);
  }

  /* Facets: counts of topics, people, places and years among the results */

  async function readRows(segment, kind, block) {
    return (await loadOf(segment, `${kind}${block}`)).split(" ");
  }

  async function countSegment(each, kind) {
    const counts = new Map();
    const blocks = groupBy(each.matches, (match) => Math.floor(match.story / STORIES_IN_BLOCK));
    for (const [block, matches] of blocks) {
      const rows = await readRows(each.segment, kind, block);
      for (const match of matches) {
        for (const value of decode(rows[match.story % STORIES_IN_BLOCK])) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
    const top = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 4 * MOST_VALUES);
    const named = await Promise.all(top.map(async ([value, count]) => {
      const names = await loadOf(each.segment, `${kind}-names${Math.floor(value / NAMES_IN_BLOCK)}`);
      return [...names[value % NAMES_IN_BLOCK], count];
    }));
    return named;
  }

  function groupBy(items, key) {
    const groups = new Map();
    for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
    return groups;
  }

  const labels = new Map();

  async function countValues(search, kind) {
    if (kind === "year") {
      return search.found.filter((each) => each.matches.length)
        .map((each) => [each.segment.name, labelOf("year", each.segment.name), each.matches.length]);
    }
    const counts = new Map();
    for (const named of await Promise.all(search.found.map((each) => countSegment(each, kind)))) {
      for (const [slug, label, count] of named) {
        if (!labels.has(`${kind}/${slug}`)) labels.set(`${kind}/${slug}`, label);
        counts.set(slug, (counts.get(slug) ?? 0) + count);
      }
    }
    const ranked = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_VALUES);
    return ranked.map(([slug, count]) => [slug, labelOf(kind, slug), count]);
  }

  function labelOf(kind, value) {
    if (kind === "year") return value === "undated" ? say("undated") : value;
    const known = labels.get(`${kind}/${value}`);
    return known ?? value.replace(/-/g, " ").replace(/^./, (letter) => letter.toUpperCase());
  }

  async function fillFacet(panel, search) {
    const kind = panel.dataset.kind;
    const target = panel.querySelector("ul");
    if (!panel.open || !search) return;
    let values = [];
    try {
      values = await countValues(search, kind);
    } catch (error) {
      if (!(error instanceof Missing)) throw error;
      search.missing.push(error.message);
      showMissing(search);
    }
    if (search !== current) return;
    target.replaceChildren(...values.map(([value, label, count]) => {
      const number = element("span", { className: "count", textContent: counted(count) });
      return element("li", {}, stateLink({ ...state, [kind]: value }, label), " ", number);
    }));
    if (!values.length) target.replaceChildren(element("li", { textContent: say("no-values") }));
  }

  /* The address: ?q=…&topic=… ; every state of the page can be linked to */

  const USUAL = new Set(["best", SHOWN]); // what no address has to say

  function readState() {
    const source = location.hash.startsWith("#?") ? location.hash.slice(1) : location.search;
    const given = new URLSearchParams(source);
    const read = { q: given.get("q") ?? "", sort: SORTS.includes(given.get("sort")) ? given.get("sort") : "best" };
    read.results = Math.min(Math.max(Number.parseInt(given.get("results"), 10) || SHOWN, SHOWN), MOST_SHOWN);
    for (const kind of [...KINDS, "year"]) if (given.get(kind)) read[kind] = given.get(kind).slice(0, 200);
    return read;
  }

  function addressOf(asked) {
    const given = new URLSearchParams();
    for (const [name, value] of Object.entries(asked)) if (value && !USUAL.has(value)) given.set(name, value);
    return `?${given}`;
  }

  function setAddress(asked, replacing) {
    const address = addressOf(asked);
    try {
      history[replacing ? "replaceState" : "pushState"](null, "", address);
    } catch {
      // A browser that lets no page of a folder change its address takes the fragment.
      if (replacing) location.replace(`#${address}`);
      else location.hash = address;
    }
  }

  /** A new question, or another view of it, begins with its first results. */
  function goTo(asked, replacing = false) {
    setAddress({ ...asked, results: SHOWN }, replacing);
    return run();
  }

  function stateLink(asked, label) {
    const link = element("a", { href: addressOf({ ...asked, results: SHOWN }), textContent: label });
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      goTo(asked);
      box.focus();
    });
    return link;
  }

  /* Showing */

  let state = readState();
  let current = null;
  let asked = 0;

  function spanOf(search) {
    const years = search.searched.filter((segment) => segment.name !== "undated").map((segment) => segment.name);
    if (!years.length) return say("undated");
    return years.length === 1 ? years[0] : `${years.at(-1)}–${years[0]}`;
  }

  function tell(search) {
    const count = search.matches.length;
    const parts = [];
    const kinds = KINDS.filter((kind) => search.filters[kind]);
    const lost = kinds.filter((_, at) => search.found.length && search.found.every((each) => !each.filtered[at]));
    if (nothing(search)) return search.query.common.length ? say("common") : state.q && say("wordless");
    if (search.noYear) lost.push("year");
    for (const kind of count ? [] : lost) parts.push(say("unknown", { kind: say(kind), value: labelOf(kind, search.filters[kind]) }));
    const name = count === 0 ? "none" : count === 1 ? "one" : "many";
    if (!parts.length) parts.push(say(name, { count: counted(count) }));
    if (search.waiting.length) parts.push(say("so-far", { years: spanOf(search) }));
    if (search.began) parts.push(say("began", { word: search.began }));
    if (search.found.some((each) => each.partial)) parts.push(say("partial"));
    if (search.query.cut) parts.push(say("cut"));
    return parts.join(" ");
  }

  function showMissing(search) {
    const missing = byId("missing");
    missing.hidden = !search.missing.length;
    missing.textContent = search.missing.length ? say("missing", { file: search.missing[0] }) : "";
  }

  function showChips(search) {
    const chips = [...KINDS, "year"].filter((kind) => state[kind]).map((kind) => {
      const { [kind]: value, ...rest } = state;
      const link = stateLink(rest, `${say(`${kind}-chip`)}: ${labelOf(kind, value)} ×`);
      link.setAttribute("aria-label", say("remove", { kind: say(kind), value: labelOf(kind, value) }));
      return element("li", {}, link);
    });
    byId("chips").replaceChildren(...chips);
    byId("chips").hidden = !chips.length;
    byId("narrow").hidden = !search.matches.length;
  }

  function showSorts(search) {
    for (const sort of SORTS) {
      const item = byId(`sort-${sort}`);
      const label = item.textContent;
      item.replaceChildren(sort === state.sort ? element("b", { textContent: label }) : stateLink({ ...state, sort }, label));
    }
    byId("sorts").hidden = search.matches.length < 2;
  }

  async function showMore(search, count) {
    const next = search.matches.slice(search.shown, search.shown + count);
    const made = await Promise.allSettled(next.map((match) => makeResult(match, search)));
    if (search !== current) return null;
    const items = [];
    for (const each of made) {
      if (each.status === "fulfilled") items.push(each.value);
      else if (each.reason instanceof Missing) search.missing.push(each.reason.message);
      else throw each.reason;
    }
    if (search.shown === 0) list.replaceChildren(...items);
    else list.append(...items);
    search.shown += next.length;
    byId("more").hidden = search.shown >= search.matches.length;
    showMissing(search);
    return items[0];
  }

  async function show(search) {
    search.shown = 0;
    showChips(search);
    showSorts(search);
    await showMore(search, state.results);
    if (search !== current) return;
    byId("count").textContent = tell(search);
    byId("older").hidden = nothing(search) || !search.waiting.length;
    form.removeAttribute("aria-busy");
    for (const panel of document.querySelectorAll("details[data-kind]")) fillFacet(panel, search);
  }

  async function run() {
    state = readState();
    const ticket = (asked += 1);
    if (box.value.trim() !== state.q.trim()) box.value = state.q.slice(0, MOST_LETTERS);
    document.title = state.q ? `${state.q.slice(0, 60)} · ${form.dataset.title}` : form.dataset.title;
    form.setAttribute("aria-busy", "true");
    try {
      const search = await begin(state);
      if (ticket !== asked) return;
      current = search;
      await show(search);
    } catch (error) {
      if (!(error instanceof Missing)) throw error;
      form.removeAttribute("aria-busy");
      byId("count").textContent = "";
      list.replaceChildren();
      showMissing({ missing: [error.message] });
    }
  }

  /* Keys and clicks */

  let pause = 0;

  box.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      const q = box.value.slice(0, MOST_LETTERS).trim();
      if (q !== state.q && (q.length > 2 || !q)) goTo({ ...state, q }, true);
    }, PAUSE);
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(pause);
    goTo({ ...state, q: box.value.slice(0, MOST_LETTERS).trim() });
  });

  byId("more").addEventListener("click", async () => {
    const search = current;
    const first = await showMore(search, SHOWN);
    if (search !== current) return;
    first?.querySelector("a").focus();
    state = { ...state, results: Math.min(Math.ceil(search.shown / SHOWN) * SHOWN, MOST_SHOWN) };
    setAddress(state, true);
  });

  byId("older").addEventListener("click", async () => {
    const search = current;
    await goOn(search);
    if (search === current) await show(search);
  });

  for (const panel of document.querySelectorAll("details[data-kind]")) {
    panel.addEventListener("toggle", () => fillFacet(panel, current));
  }

  const links = () => [...list.querySelectorAll("h3 a")];

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const at = links().indexOf(document.activeElement);
    if (event.key === "/" && document.activeElement !== box) {
      event.preventDefault();
      box.focus();
      box.select();
    } else if (event.key === "Escape" && document.activeElement === box) {
      box.value = "";
    } else if (event.key === "Escape" && at >= 0) box.focus();
    else if (event.key === "ArrowDown" && (at >= 0 || document.activeElement === box)) move(event, links()[at + 1]);
    else if (event.key === "ArrowUp" && at >= 0) move(event, at ? links()[at - 1] : box);
  });

  function move(event, target) {
    if (!target) return;
    event.preventDefault();
    target.focus();
  }

  addEventListener("popstate", run);
  addEventListener("hashchange", () => addressOf(readState()) === addressOf(state) || run());
  byId("finder").hidden = false;
  run().then(() => state.q || box.focus());
})();
