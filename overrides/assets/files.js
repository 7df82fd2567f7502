// Files for download: PDFs are read within the page where the browser can show them there, checksums are copied.
// A plain script, not a module: browsers refuse modules in pages opened from a folder.
{
  // Phones and tablets say that they show PDFs, and within a page they show the first sheet alone, or nothing.
  const showsWithin = navigator.pdfViewerEnabled && matchMedia("(hover: hover) and (pointer: fine)").matches;

  const show = (button, reader, isOpen) => {
    reader.hidden = !isOpen;
    button.setAttribute("aria-expanded", String(isOpen));
  };

  const attach = (file) => {
    const [link, button, reader, page] = ["open", "read"].map((name) => file.querySelector(`.file__${name}`))
      .concat([file.querySelector(".reader"), file.querySelector(".reader__page")]);
    const close = () => {
      show(button, reader, false);
      button.focus();
    };
    link.hidden = true;
    button.hidden = false;
    button.addEventListener("click", () => {
      show(button, reader, reader.hidden);
      // Loaded when somebody wants to read it, and once.
      if (!page.data) page.data = `${link.href}#navpanes=0&view=FitH`;
    });
    reader.querySelector(".reader__close").addEventListener("click", close);
    reader.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close();
    });
  };

  const copied = async (code) => {
    getSelection().selectAllChildren(code);
    try {
      await navigator.clipboard.writeText(code.textContent);
      return true;
    } catch {
      return document.execCommand("copy"); // in a page without TLS there is no clipboard but this one
    }
  };

  if (showsWithin) for (const button of document.querySelectorAll(".file__read")) attach(button.closest(".file"));

  for (const button of document.querySelectorAll(".file__copy")) {
    button.hidden = false;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      if (await copied(button.parentElement.querySelector("code"))) button.textContent = button.dataset.copied;
    });
  }
}
