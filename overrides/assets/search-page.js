// The search page: a question in the address (?q=), answers below, told to screen readers as they come.
import { openEngine } from "./search-engine.js";

const PAGE_SIZE = 20;
const TYPING_PAUSE_MS = 250;

const page = document.querySelector("[data-search]");
const words = page.dataset;
const input = page.querySelector("input");
const status = page.querySelector("[data-search-status]");
const kinds = page.querySelector("[data-search-kinds]");
const list = page.querySelector("[data-search-results]");
const more = page.querySelector("[data-search-more]");
const off = page.querySelector("[data-search-off]");

let engine;
let asked = 0; // number of the last question: answers to older ones are thrown away

const element = (name, className, ...children) => {
  const node = document.createElement(name);
  if (className) node.className = className;
  node.append(...children);
  return node;
};

/** The excerpt as text and marks only, whatever else a page may have smuggled in. */
const excerptOf = (html) => {
  const parsed = new DOMParser().parseFromString(html, "text/html").body;
  const parts = [...parsed.childNodes].map((node) =>
    node.nodeName === "MARK" ? element("mark", "", node.textContent) : node.textContent);
  return element("p", "search__excerpt", ...parts);
};

const resultOf = (found) => {
  const link = element("a", "", found.title);
  link.href = found.url;
  const meta = [found.kind, found.date].filter(Boolean).map((text) => element("span", "", text));
  return element("li", "", element("h2", "", link), element("p", "search__meta", ...meta), excerptOf(found.excerpt));
};

const sentence = (query, total) => {
  const pattern = total === 0 ? words.none : total === 1 ? words.one : words.some;
  return pattern.replace("{query}", query).replace("{count}", total);
};

/** Kinds are counted by nobody: an index that knew them would differ from build to build. */
const showKinds = (shown) => {
  const chip = (label, kind) => {
    const button = element("button", "", label);
    button.type = "button";
    button.setAttribute("aria-pressed", String(kind === shown.kind));
    button.addEventListener("click", () => {
      shown.kind = kind;
      show(shown);
      kinds.querySelector("[aria-pressed=true]").focus();
    });
    return button;
  };
  const found = [...new Set(shown.entries.map((entry) => entry.kind))].filter(Boolean);
  kinds.replaceChildren(chip(words.all, ""), ...found.map((kind) => chip(kind, kind)));
  kinds.hidden = found.length < 2;
};

const show = (shown) => {
  showKinds(shown);
  list.replaceChildren(...shown.entries.filter(({ kind }) => !shown.kind || kind === shown.kind).map(resultOf));
  more.hidden = shown.entries.length >= shown.answer.total;
};

const showMore = async (shown, question) => {
  const before = list.children.length;
  const { length } = shown.entries;
  const next = await Promise.all(shown.answer.results.slice(length, length + PAGE_SIZE).map((load) => load()));
  if (question !== asked) return;
  shown.entries.push(...next);
  show(shown);
  if (before) list.children[before]?.querySelector("a").focus();
  more.onclick = () => showMore(shown, question);
};

const clear = (text) => {
  status.textContent = text;
  list.replaceChildren();
  kinds.hidden = true;
  more.hidden = true;
};

async function ask(query) {
  const question = ++asked;
  const address = new URL(location.href);
  if (query) address.searchParams.set("q", query);
  else address.searchParams.delete("q");
  history.replaceState(null, "", address);
  list.removeAttribute("aria-busy");
  if (!query) return clear("");

  clear(words.loading);
  list.setAttribute("aria-busy", "true");
  try {
    engine ??= openEngine(new URL(words.root, document.baseURI));
    const answer = await (await engine)(query);
    if (question !== asked) return;
    status.textContent = sentence(query, answer.total);
    await showMore({ answer, entries: [], kind: "" }, question);
  } catch {
    engine = undefined; // a lost connection may come back: the next question tries again
    if (question === asked) clear(location.protocol === "file:" ? off.textContent : words.failed);
  }
  if (question === asked) list.removeAttribute("aria-busy");
}

let pause;
input.addEventListener("input", (event) => {
  if (event.isComposing) return; // letters of an unfinished Chinese word
  clearTimeout(pause);
  pause = setTimeout(() => ask(input.value.trim()), TYPING_PAUSE_MS);
});
input.addEventListener("compositionend", () => ask(input.value.trim()));
page.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(pause);
  ask(input.value.trim());
});

off.hidden = true;
input.value = new URLSearchParams(location.search).get("q") ?? "";
ask(input.value.trim());
