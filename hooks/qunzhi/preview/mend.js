// Makes an open page like the new one by changing only what has changed: what the reader has opened, typed, chosen or
// scrolled to stays, pictures are not loaded again. `before` and `after` are the page as the server sent it then and now.

const MOST_COMPARED = 100_000; // pairs of nodes; of longer lists everything between the first and last change is new
const SCRIPTED = "script:not([type='application/ld+json']), button, form, input";

/** Whether scripts of the page may have taken hold of it, so that only a fresh page would have it work. */
const isScripted = (node) =>
  node.nodeType === Node.ELEMENT_NODE && (node.matches(SCRIPTED) || node.querySelector(SCRIPTED) !== null);

const sameSort = (one, other) => one.nodeType === other.nodeType && one.nodeName === other.nodeName;

const ADDED = "#qunzhi-preview, [data-added]";

/** All but the preview's own panel and what scripts of the page have added: no page that the server sends has them. */
const childrenOf = (parent) =>
  [...parent.childNodes].filter((node) => node.nodeType !== Node.ELEMENT_NODE || !node.matches(ADDED));

const mendAttributes = (shown, before, after) => {
  for (const { name } of [...before.attributes, ...after.attributes]) {
    const value = after.getAttribute(name);
    if (value === before.getAttribute(name)) continue;
    if (value === null) shown.removeAttribute(name);
    else shown.setAttribute(name, value);
  }
};

/** How many nodes are the same at the beginning, and how many of the others at the end. */
const ends = (old, fresh) => {
  const most = Math.min(old.length, fresh.length);
  let first = 0;
  while (first < most && old[first].isEqualNode(fresh[first])) first++;
  let last = 0;
  while (last < most - first && old.at(-1 - last).isEqualNode(fresh.at(-1 - last))) last++;
  return [first, last];
};

/** The longest common sequence: at each pair of positions, how many nodes from there on can stay. */
const staying = (old, fresh) => {
  const table = Array.from({ length: old.length + 1 }, () => new Array(fresh.length + 1).fill(0));
  for (let at = old.length - 1; at >= 0; at--) {
    for (let to = fresh.length - 1; to >= 0; to--) {
      table[at][to] = old[at].isEqualNode(fresh[to])
        ? table[at + 1][to + 1] + 1
        : Math.max(table[at + 1][to], table[at][to + 1]);
    }
  }
  return table;
};

/** Which nodes change: runs of old ones and the new ones in their place, as positions from and to. */
const changes = (old, fresh) => {
  const [first, last] = ends(old, fresh);
  const [oldEnd, freshEnd] = [old.length - last, fresh.length - last];
  if ((oldEnd - first) * (freshEnd - first) > MOST_COMPARED) return [[first, oldEnd, first, freshEnd]];
  const table = staying(old.slice(first, oldEnd), fresh.slice(first, freshEnd));
  const left = (at, to) => table[at - first]?.[to - first] ?? -1; // -1 past the end of either
  const runs = [];
  let [at, to] = [first, first];
  while (at < oldEnd || to < freshEnd) {
    const [from, into] = [at, to];
    while (at < oldEnd || to < freshEnd) {
      if (at < oldEnd && to < freshEnd && old[at].isEqualNode(fresh[to])) break;
      if (left(at + 1, to) >= left(at, to + 1)) at++;
      else to++;
    }
    if (at > from || to > into) runs.push([from, at, into, to]);
    [at, to] = [at + 1, to + 1];
  }
  return runs;
};

const exchange = (shown, gone, come, next) => {
  if ([...gone, ...come].some(isScripted)) return false;
  for (const node of gone) node.remove();
  for (const node of come) shown.insertBefore(document.importNode(node, true), next);
  return true;
};

const mendChildren = (shown, before, after) => {
  const [old, fresh, live] = [before, after, shown].map(childrenOf);
  if (live.length !== old.length) return false; // something else has changed it since
  return changes(old, fresh).every(([from, to, freshFrom, freshTo]) => {
    const [gone, come] = [old.slice(from, to), fresh.slice(freshFrom, freshTo)];
    return gone.length === come.length && gone.every((node, at) => sameSort(node, come[at]))
      ? gone.every((node, at) => mend(live[from + at], node, come[at]))
      : exchange(shown, live.slice(from, to), come, live[to] ?? null);
  });
};

/** Whether it could be done; where not, the page has to be loaded again. */
export const mend = (shown, before, after) => {
  if (before.isEqualNode(after)) return true;
  if (!sameSort(shown, before)) return false;
  if (shown.nodeType !== Node.ELEMENT_NODE) {
    shown.nodeValue = after.nodeValue;
    return true;
  }
  mendAttributes(shown, before, after);
  if (shown.matches("script:not([type='application/ld+json'])")) return before.text === after.text;
  return mendChildren(shown, before, after);
};
