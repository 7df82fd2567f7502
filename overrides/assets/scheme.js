// Runs before the first paint, so that a reader who chose a scheme never sees the other one flash by.
{
  const root = document.documentElement;
  root.classList.replace("no-js", "js");
  let choice = null;
  try {
    choice = localStorage.getItem("qunzhi.scheme");
  } catch {
    // Storage may be shut off; the system's scheme then stands.
  }
  if (choice === "light" || choice === "dark") root.dataset.scheme = choice;
}
