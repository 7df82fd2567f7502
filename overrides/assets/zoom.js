// Close view of a picture that was cut into tiles. OpenSeadragon is fetched when the reader asks for it, from this site.
{
  const VIEWER = new URL("vendor/openseadragon/openseadragon.min.js", document.currentScript.src).href;
  const STEP = 1.6;

  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const zoom = document.querySelector("[data-zoom]");
  const stage = zoom.querySelector("[data-zoom-stage]");
  const opener = document.querySelector("[data-zoom-open]");
  const still = document.querySelector(".shot__picture");
  const failed = zoom.querySelector(".zoom__failed");
  let viewer = null;

  const fetched = () => new Promise((resolve, reject) => {
    if (window.OpenSeadragon) return resolve();
    const script = document.createElement("script");
    script.src = VIEWER;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });

  // Addresses count from wherever the site stands, so the image is described here and not by its info.json.
  const source = () => {
    const { path, width, height, side, scales } = JSON.parse(zoom.dataset.zoom);
    return {
      "@context": "http://iiif.io/api/image/3/context.json",
      id: new URL(zoom.dataset.root + path.replace(/\/$/, ""), location.href).href,
      type: "ImageService3",
      protocol: "http://iiif.io/api/image",
      profile: "level0",
      width,
      height,
      tiles: [{ width: side, scaleFactors: scales }],
    };
  };

  const start = () => {
    viewer = window.OpenSeadragon({
      element: stage,
      tileSources: source(),
      showNavigationControl: false,
      drawer: "canvas",
      animationTime: calm.matches ? 0 : 0.6,
      immediateRender: calm.matches,
      gestureSettingsMouse: { scrollToZoom: true, clickToZoom: false, dblClickToZoom: true },
      maxZoomPixelRatio: 2,
      visibilityRatio: 0.5,
    });
    viewer.canvas.setAttribute("role", "application");
    viewer.canvas.setAttribute("aria-label", stage.dataset.label);
    viewer.canvas.setAttribute("aria-describedby", "zoom-help");
    viewer.addHandler("open", () => zoom.setAttribute("data-ready", ""));
    viewer.addHandler("open-failed", fail);
  };

  const fail = () => {
    failed.textContent = zoom.dataset.failed;
  };

  const open = async () => {
    still.hidden = true;
    opener.hidden = true;
    zoom.hidden = false;
    try {
      await fetched();
      if (!viewer) start();
      viewer.canvas.focus();
    } catch {
      fail();
    }
  };

  const close = () => {
    zoom.hidden = true;
    still.hidden = false;
    opener.hidden = false;
    opener.focus();
  };

  const ACTIONS = {
    in: () => viewer?.viewport.zoomBy(STEP).applyConstraints(),
    out: () => viewer?.viewport.zoomBy(1 / STEP).applyConstraints(),
    whole: () => viewer?.viewport.goHome(),
    close,
  };

  for (const button of zoom.querySelectorAll("[data-zoom-do]")) {
    button.addEventListener("click", ACTIONS[button.dataset.zoomDo]);
  }
  zoom.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  opener.addEventListener("click", open);
  opener.hidden = false;
}
