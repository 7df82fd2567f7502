// The open page of a preview: hears of every build, shows what has changed, and what is wrong with the content.
import { mend } from "./mend.js";
import { Overlay } from "./overlay.js";

const RECONNECT_MS = 1000;

// What the page was made of, as the server wrote it there.
const made = document.querySelector("script[data-page]").dataset;
const overlay = new Overlay();

let source = null; // the page as the server last sent it
let seen = null; // the digest of the site that the page was last compared with
let stream = null;
let retry = 0;
const coming = new Map(); // style sheets that are being loaded, each with the one in whose place it is put
let work = Promise.resolve(); // one state after the other

const showStyles = (digest) => {
  for (const fresh of coming.keys()) fresh.remove(); // overtaken by the next change
  coming.clear();
  for (const sheet of document.querySelectorAll("link[rel=stylesheet]")) {
    const address = new URL(sheet.href);
    if (address.origin !== location.origin) continue;
    address.searchParams.set("preview", digest);
    const fresh = sheet.cloneNode();
    fresh.href = address;
    fresh.addEventListener("load", () => {
      coming.get(fresh)?.remove();
      coming.delete(fresh);
    });
    sheet.after(fresh);
    coming.set(fresh, sheet);
  }
};

const showPage = async () => {
  const answer = await fetch(location.pathname + location.search, { cache: "no-store" });
  const vanished = made.status === "200" && !answer.ok;
  overlay.showVanished(vanished);
  if (vanished) return;
  const text = await answer.text();
  const isSame = answer.headers.get("ETag") === `W/"${made.page}"`;
  if (isSame && source) return;
  const fresh = new DOMParser().parseFromString(text, "text/html");
  const done = isSame || (String(answer.status) === made.status && source &&
    mend(document.head, source.head, fresh.head) && mend(document.body, source.body, fresh.body));
  if (!done) location.reload(); // a browser keeps the scroll position of a page that it loads again
  source = fresh;
};

const apply = async (state) => {
  if (state.scripts !== made.scripts) return location.reload();
  if (state.styles !== made.styles) showStyles(state.styles);
  made.styles = state.styles;
  if (state.site === seen) return;
  await showPage();
  seen = state.site;
};

const disconnect = () => {
  clearTimeout(retry);
  stream?.close();
  stream = null;
};

const connect = () => {
  disconnect();
  stream = new EventSource("/__qunzhi/events");
  stream.onmessage = ({ data }) => {
    const state = JSON.parse(data);
    overlay.show(state);
    work = work.then(() => apply(state)).catch(() => {}); // the server went away: told below
  };
  stream.onerror = () => {
    disconnect();
    overlay.showLost();
    retry = setTimeout(connect, RECONNECT_MS);
  };
};

// A browser opens few connections to one host, so pages that nobody sees give theirs back.
document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));
addEventListener("pagehide", disconnect);
addEventListener("pageshow", ({ persisted }) => persisted && connect());
if (!document.hidden) connect();
