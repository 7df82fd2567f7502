// The one place that knows Pagefind. Another engine gives the same three things: total, kinds, results.

/** Loads the index that lies at the site's root; rejects where there is none. */
export async function openEngine(rootUrl) {
  const pagefind = await import(new URL("pagefind/pagefind.js", rootUrl).href);
  await pagefind.options({ baseUrl: rootUrl.pathname, excerptLength: 40 });
  await pagefind.init();
  // Asked for once beforehand, or answers come without the number of each kind.
  await pagefind.filters();

  return async function find(query, kind) {
    const answer = await pagefind.search(query, kind ? { filters: { kind } } : {});
    return {
      total: answer.results.length,
      kinds: Object.entries(answer.totalFilters?.kind ?? {}).filter(([, count]) => count > 0),
      results: answer.results.map((result) => async () => entry(await result.data())),
    };
  };
}

function entry(found) {
  return {
    url: found.url,
    title: found.meta.title,
    kind: found.filters.kind?.[0] ?? "",
    date: found.meta.date ?? "",
    excerpt: found.excerpt,
  };
}
