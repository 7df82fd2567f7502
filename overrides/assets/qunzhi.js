// Two small helps. A plain script, not a module: browsers refuse modules in pages opened from a folder.
{
  const NEXT = { auto: "light", light: "dark", dark: "auto" };
  const root = document.documentElement;

  const show = (button) => {
    const choice = root.dataset.scheme || "auto";
    button.dataset.choice = choice;
    button.title = button.dataset[choice];
    button.setAttribute("aria-label", button.title);
    button.hidden = false;
  };

  const choose = (choice) => {
    if (choice === "auto") delete root.dataset.scheme;
    else root.dataset.scheme = choice;
    try {
      if (choice === "auto") localStorage.removeItem("qunzhi.scheme");
      else localStorage.setItem("qunzhi.scheme", choice);
    } catch {
      // Without storage the choice lasts for this page.
    }
  };

  for (const button of document.querySelectorAll("[data-scheme-button]")) {
    show(button);
    button.addEventListener("click", () => {
      choose(NEXT[button.dataset.choice]);
      show(button);
    });
  }
}

// What only some pages need is fetched only there.
for (const need of ["gallery", "zoom"]) {
  if (document.querySelector(`[data-${need}]`)) {
    const script = document.createElement("script");
    script.dataset.added = "";
    script.src = new URL(`${need}.js`, document.currentScript.src).href;
    document.head.append(script);
  }
}

// A folder opened from a disk has no server to turn …/news/ into …/news/index.html.
if (location.protocol === "file:") {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  }, true);

  document.addEventListener("submit", (event) => {
    const address = new URL(event.target.action);
    if (address.pathname.endsWith("/")) event.target.action = new URL("index.html", address).href;
  }, true);
}
