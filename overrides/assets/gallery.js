// Lightbox: pictures of a page one after the other. Without it each leads to its own page. A plain script, not a
// module: browsers refuse modules in pages opened from a folder.
{
  const SWIPE_PX = 48;
  const ARROWS = { close: "M6 6 18 18 M18 6 6 18", previous: "M15 5 8 12 15 19", next: "M9 5 16 12 9 19" };

  const element = (name, className, ...inside) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...inside);
    return made;
  };

  const button = (name, label) => {
    const made = element("button", `lightbox__${name}`);
    made.type = "button";
    made.setAttribute("aria-label", label);
    made.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${ARROWS[name]}"/></svg>`;
    return made;
  };

  const words = document.querySelector("[data-gallery]").dataset;
  const dialog = element("dialog", "lightbox");
  dialog.dataset.added = "";
  dialog.setAttribute("aria-label", words.label);
  const close = button("close", words.close);
  const previous = button("previous", words.previous);
  const next = button("next", words.next);
  const count = element("p", "lightbox__count");
  const stage = element("div", "lightbox__stage");
  const caption = element("div", "lightbox__caption");
  // What is read out when another picture comes: its number and its caption.
  count.setAttribute("aria-live", "polite");
  caption.setAttribute("aria-live", "polite");
  dialog.append(element("div", "lightbox__bar", count, close), stage, caption);

  let links = [];
  let here = 0;
  let opener = null;

  // One picture may stand twice on a page, in the text and below it. Looked for whenever the lightbox opens: a preview
  // puts other pictures in.
  const found = () => {
    const first = new Map();
    for (const link of document.querySelectorAll("[data-gallery] a.figure__open")) {
      if (!first.has(link.href)) first.set(link.href, link);
    }
    return [...first.values()];
  };

  const largeCopy = (link) => {
    const copy = link.querySelector("picture").cloneNode(true);
    for (const one of copy.querySelectorAll("[sizes]")) one.sizes = "100vw";
    const image = copy.querySelector("img");
    image.loading = "eager";
    if (link.dataset.avif && !copy.querySelector("source[type='image/avif']")) {
      const avif = element("source");
      avif.type = "image/avif";
      avif.media = "(min-width: 60em)";
      avif.srcset = link.dataset.avif;
      copy.prepend(avif);
    }
    return copy;
  };

  const captionOf = (link) => {
    const inside = link.closest("figure").querySelector("figcaption").cloneNode(true).childNodes;
    const made = [...inside];
    // A picture without a page of its own leads to its file.
    if (link.pathname.endsWith("/") || link.pathname.endsWith("/index.html")) {
      const page = element("a", "", words.page);
      page.href = link.href;
      made.push(element("p", "", page));
    }
    return made;
  };

  const show = (number) => {
    here = Math.min(Math.max(number, 0), links.length - 1);
    const link = links[here];
    const held = document.activeElement;
    count.textContent = words.count.replace("{number}", here + 1).replace("{count}", links.length);
    previous.disabled = here === 0;
    next.disabled = here === links.length - 1;
    stage.replaceChildren(largeCopy(link), previous, next);
    caption.replaceChildren(...captionOf(link));
    if (dialog.open) (held && !held.disabled && dialog.contains(held) ? held : close).focus();
  };

  const open = (link) => {
    opener = link;
    links = found();
    if (!dialog.isConnected) document.body.append(dialog);
    show(links.findIndex((one) => one.href === link.href));
    dialog.showModal();
    close.focus();
  };

  const KEYS = {
    ArrowLeft: () => show(here - 1),
    ArrowRight: () => show(here + 1),
    Home: () => show(0),
    End: () => show(links.length - 1),
  };

  dialog.addEventListener("keydown", (event) => {
    if (!KEYS[event.key] || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    KEYS[event.key]();
  });
  close.addEventListener("click", () => dialog.close());
  previous.addEventListener("click", () => show(here - 1));
  next.addEventListener("click", () => show(here + 1));
  stage.addEventListener("click", (event) => {
    if (event.target === stage) dialog.close();
  });
  dialog.addEventListener("close", () => opener?.focus());

  let down = null;
  stage.addEventListener("pointerdown", (event) => {
    down = event.isPrimary && event.pointerType !== "mouse" ? event : null;
  });
  stage.addEventListener("pointerup", (event) => {
    if (!down || !event.isPrimary) return;
    const [across, along] = [event.clientX - down.clientX, event.clientY - down.clientY];
    down = null;
    if (Math.abs(across) > SWIPE_PX && Math.abs(across) > 2 * Math.abs(along)) show(here + (across < 0 ? 1 : -1));
  });

  document.body.append(dialog);
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-gallery] a.figure__open");
    const elsewhere = event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!link || elsewhere) return;
    event.preventDefault();
    open(link);
  });
}
