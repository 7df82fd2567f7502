// The search page: a question in the address (?q=), answers below, told to screen readers as they come.
import { openEngine } from "./search-engine.js";

const PAGE_SIZE = 10;
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

const showKinds = (answer, query, chosen) => {
  const chip = (label, kind, count) => {
    const button = element("button", "", label, " ");
    if (count !== undefined) button.append(element("span", "chips__count", String(count)));
    button.type = "button";
    button.setAttribute("aria-pressed", String(kind === chosen));
    button.addEventListener("click", () => ask(query, kind));
    return button;
  };
  kinds.replaceChildren(chip(words.all, ""), ...answer.kinds.map(([kind, count]) => chip(kind, kind, count)));
  kinds.hidden = answer.kinds.length < 2;
};

const showMore = async (answer, question) => {
  const shown = list.children.length;
  const next = await Promise.all(answer.results.slice(shown, shown + PAGE_SIZE).map((load) => load()));
  if (question !== asked) return;
  list.append(...next.map(resultOf));
  more.hidden = list.children.length >= answer.total;
  more.onclick = async () => {
    await showMore(answer, question);
    list.children[shown + PAGE_SIZE]?.querySelector("a").focus();
  };
};

const clear = (text) => {
  status.textContent = text;
  list.replaceChildren();
  kinds.hidden = true;
  more.hidden = true;
};

async function ask(query, kind = "") {
  const question = ++asked;
  const address = new URL(location.href);
  if (query) address.searchParams.set("q", query);
  else address.searchParams.delete("q");
  history.replaceState(null, "", address);
  if (!query) return clear("");

  clear(words.loading);
  try {
    engine ??= openEngine(new URL(words.root, document.baseURI));
    const answer = await (await engine)(query, kind);
    if (question !== asked) return;
    status.textContent = sentence(query, answer.total);
    showKinds(answer, query, kind);
    await showMore(answer, question);
  } catch {
    engine = undefined; // a lost connection may come back: the next question tries again
    if (question === asked) clear(location.protocol === "file:" ? off.textContent : words.failed);
  }
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
