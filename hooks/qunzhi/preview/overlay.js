// What is wrong, beside the page: a panel at its right, on narrow screens a sheet from below. Chinese first, then English.

const SLOW_MS = 300; // a build that takes longer is worth a word
const COPIED_MS = 1500;
const CLOSED = "qunzhi.preview.closed"; // what was told when the reader closed the panel

// Room for the panel, so that it covers no text; the same measures stand in preview.css.
const ROOM = new CSSStyleSheet();
ROOM.replaceSync(`
  @media screen and (min-width: 72em) { :root[data-preview-panel] { margin-right: 23rem; } }
  @media screen and (width < 72em) { :root[data-preview-panel] { padding-bottom: 50dvh; } }
`);

const element = (name, attributes = {}, ...children) => {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
};

const both = (zh, en, name = "span") => [
  element(name, { lang: "zh-CN" }, zh), " ", element(name, { lang: "en" }, en),
];

const plural = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

const button = (className, onClick, ...children) => {
  const node = element("button", { type: "button", class: className }, ...children);
  node.addEventListener("click", onClick);
  return node;
};

/** The place as editors take it to go there, with a button that copies it. */
const placeOf = ({ path, line, column }) => {
  const place = `${path}:${line}:${column}`;
  const label = element("span", {}, ...both("复制", "Copy"));
  const copy = button("copy", async () => {
    await navigator.clipboard.writeText(place);
    label.replaceChildren(...both("已复制", "Copied"));
    setTimeout(() => label.replaceChildren(...both("复制", "Copy")), COPIED_MS);
  }, label, element("span", { class: "unseen" }, ` ${place}`));
  return element("p", { class: "place" }, element("code", {}, place), " ", copy);
};

const findingOf = (finding) => element("li", { class: "finding" },
  element("p", { class: "code" }, finding.code),
  placeOf(finding),
  element("p", { lang: "zh-CN" }, finding.message.zh, finding.hint.zh),
  element("p", { lang: "en" }, `${finding.message.en} ${finding.hint.en}`));

const listOf = (findings, total) => {
  const more = total - findings.length;
  return [
    element("ol", {}, ...findings.map(findingOf)),
    ...(more > 0 ? [element("p", {}, ...both(`另有 ${more} 条，见终端。`, `${more} more in the terminal.`))] : []),
  ];
};

const warningsOf = ({ warnings, counts }) => {
  if (!counts.warning) return [];
  const label = both(`警告 ${counts.warning}`, plural(counts.warning, "warning"));
  return [element("details", {}, element("summary", {}, ...label), ...listOf(warnings, counts.warning))];
};

const notesOf = ({ counts }) => (counts.note
  ? [element("p", { class: "notes" }, ...both(`提示 ${counts.note}，用 qunzhi check 查看。`,
    `${plural(counts.note, "note")}; see qunzhi check.`))]
  : []);

const headlineOf = (state, vanished) => {
  if (state.trouble) return ["网页没有生成", "The pages were not made"];
  if (state.counts.error) return ["内容有错误", "Mistakes in the content"];
  if (vanished) return ["这一页没有了", "This page is gone"];
  return ["检查结果", "Findings"];
};

const keptOf = (state) => (state.trouble || state.counts.error
  ? both("改好保存即可，在此之前网页不变。", "Mend it and save; until then the pages stay as they are.", "p")
  : []);

const goneOf = (vanished) => (vanished
  ? both("最近的改动之后，网站上不再有这一页；下面仍是它原来的样子。",
    "After the last change the site no longer has this page; it is shown as it was.", "p")
  : []);

/** The fewest words that say how things stand: for the tab at the edge, and for screen readers. */
const summaryOf = (state, vanished) => {
  const { error, warning } = state.counts;
  if (state.trouble) return ["未生成", "not made"];
  if (error) return [`错误 ${error}`, plural(error, "error")];
  if (vanished) return ["此页已无", "page gone"];
  return warning ? [`警告 ${warning}`, plural(warning, "warning")] : null;
};

export class Overlay {
  constructor() {
    this.state = null;
    this.vanished = false;
    this.told = ""; // what the panel shows, to be drawn again only when that changes
    this.slow = 0;
    this.host = element("div", { id: "qunzhi-preview" });
    this.build(this.host.attachShadow({ mode: "open" }));
    document.adoptedStyleSheets.push(ROOM);
    document.body.append(this.host);
  }

  build(shadow) {
    const styles = element("link", { rel: "stylesheet", href: "/__qunzhi/preview.css" });
    this.host.hidden = true;
    styles.addEventListener("load", () => (this.host.hidden = false));
    this.spoken = element("p", { class: "unseen", role: "status" });
    this.sign = element("p", { class: "sign", role: "status" });
    this.headline = element("h2", { id: "headline" });
    this.close = button("close", () => this.open(false), ...both("收起", "Close"));
    this.findings = element("div", { class: "findings" });
    const head = element("div", { class: "head" }, this.headline, this.close);
    this.panel = element("aside", { class: "panel", "aria-labelledby": "headline" }, head, this.findings);
    this.tab = button("tab", () => this.open(true));
    this.panel.addEventListener("keydown", ({ key }) => key === "Escape" && this.open(false));
    for (const node of [this.panel, this.tab, this.sign]) node.hidden = true;
    shadow.append(styles, this.spoken, this.sign, this.tab, this.panel);
  }

  show(state) {
    this.state = state;
    this.draw();
    clearTimeout(this.slow);
    const showSign = () => this.showSign(...(state.building
      ? ["正在更新……", "Updating…"]
      : ["检索正在更新……", "Renewing the search…"]));
    const waitsForSearch = state.indexing && document.querySelector("[data-search]");
    if (state.building) this.slow = setTimeout(showSign, SLOW_MS);
    else if (waitsForSearch) showSign();
    else this.showSign();
  }

  showVanished(vanished) {
    this.vanished = vanished;
    this.draw();
  }

  showLost() {
    this.showSign("预览已停止，恢复后会自动接上。", "The preview has stopped; this page waits for it.");
  }

  showSign(...words) {
    this.sign.hidden = words.length === 0;
    this.sign.replaceChildren(...(words.length ? both(...words) : []));
  }

  draw() {
    const { state, vanished } = this;
    const told = JSON.stringify([state.errors, state.warnings, state.counts, state.trouble, vanished]);
    if (told === this.told) return;
    const before = this.told;
    this.told = told;
    const summary = summaryOf(state, vanished);
    this.headline.replaceChildren(...both(...headlineOf(state, vanished)));
    this.findings.replaceChildren(
      ...goneOf(vanished), ...keptOf(state),
      ...(state.trouble ? [element("pre", { tabindex: "0" }, state.trouble)] : []),
      ...(state.counts.error ? listOf(state.errors, state.counts.error) : []),
      ...warningsOf(state), ...notesOf(state));
    this.tab.replaceChildren(...(summary ? both(...summary) : []));
    for (const node of [this.panel, this.tab]) node.classList.toggle("grave", this.isGrave());
    if (summary || before) this.spoken.replaceChildren(...both(...(summary ?? ["没有问题了。", "All mended."])));
    this.place(summary !== null && this.isGrave() && sessionStorage.getItem(CLOSED) !== this.told);
  }

  isGrave() {
    return Boolean(this.state.trouble || this.state.counts.error || this.vanished);
  }

  /** Opened or closed by the reader. */
  open(opened) {
    sessionStorage.setItem(CLOSED, opened ? "" : this.told);
    this.place(opened);
    (opened ? this.close : this.tab).focus();
  }

  place(opened) {
    this.panel.hidden = !opened;
    this.tab.hidden = opened || summaryOf(this.state, this.vanished) === null;
    document.documentElement.toggleAttribute("data-preview-panel", opened);
  }
}
