// The one place that knows Pagefind. Another engine gives the same two things: total, results.
//
// The index holds single Chinese characters (hooks/qunzhi/search.py says why): a Chinese word is looked for as its
// characters, one after the other.

const HAN = /\p{Script=Han}/u;
const EXCERPT = { zh: 90, en: 40 }; // characters, words

/** Loads the index that lies at the site's root; rejects where there is none. */
export async function openEngine(rootUrl) {
  const pagefind = await import(new URL("pagefind/pagefind.js", rootUrl).href);
  const lang = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
  await pagefind.options({ baseUrl: rootUrl.pathname, excerptLength: EXCERPT[lang] });
  await pagefind.init();

  return async function find(query) {
    const words = wordsOf(query, lang);
    const [whole, ...parts] = await Promise.all([query, ...words].map((text) => holding(pagefind, text)));
    const results = ranked(whole, parts);
    return { total: results.length, results: results.map((result) => async () => entry(await result.data())) };
  };
}

/** The words of a question; single Chinese characters only where there is nothing longer. */
function wordsOf(query, lang) {
  const words = Intl.Segmenter
    ? [...new Intl.Segmenter(lang, { granularity: "word" }).segment(query)].filter((one) => one.isWordLike).map((one) => one.segment)
    : query.split(/\s+/);
  const longer = words.filter((word) => !HAN.test(word) || word.length > 1);
  return [...new Set(longer.length ? longer : words)];
}

/** The pages that hold a text. Pagefind gives a phrase no score, so the score is that of its characters anywhere. */
async function holding(pagefind, text) {
  const characters = text.match(/\p{Script=Han}|[^\p{Script=Han}\s]+/gu)?.join(" ") ?? "";
  const { results } = await pagefind.search(characters);
  if (!HAN.test(text)) return results;
  const scores = new Map(results.map(({ id, score }) => [id, score]));
  const phrase = await pagefind.search(`"${characters}"`);
  return phrase.results.map((result) => ({ id: result.id, score: scores.get(result.id) ?? 0, data: result.data }));
}

/** First the pages that hold the whole question, then those with all its words or, failing these, with most of them. */
function ranked(whole, parts) {
  const found = new Map();
  const add = (result, words) => {
    const one = found.get(result.id) ?? { result, words: 0, score: 0, isWhole: !words };
    one.words += words;
    one.score += result.score;
    found.set(result.id, one);
  };
  for (const result of whole) add(result, 0);
  for (const result of parts.flat()) add(result, 1);
  const most = Math.max(...[...found.values()].map((one) => one.words));
  return [...found.values()]
    .filter((one) => one.isWhole || one.words === most)
    .sort((a, b) => b.isWhole - a.isWhole || b.score - a.score)
    .map((one) => one.result);
}

function entry({ url, meta, excerpt }) {
  const joined = (text = "") => text.replaceAll("\u200b", "");
  // Pagefind ends headings with a full stop of English.
  const stopped = joined(excerpt).replace(/^\. /, "").replace(/([\u3400-\u9fff）》”])((?:<\/?mark>)*)\. ?/g, "$1$2。");
  return { url, title: joined(meta.title), kind: joined(meta.kind), date: joined(meta.date), excerpt: stopped };
}
