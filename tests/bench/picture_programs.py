"""Makes copies of a folder of photographs: with Qunzhi, with libvips, and with a site of Hugo.

`python -m tests.bench.picture_programs qunzhi|vips FOLDER` runs one of the first two and says how much memory the
largest worker had.
"""

import json
import os
import resource
import shutil
import sys
from collections.abc import Sequence
from multiprocessing import Pool
from pathlib import Path
from unittest.mock import patch

WIDTHS = (1600, 960, 480)
WEBP_QUALITY, JPEG_QUALITY = 78, 82

MADE, HUGO = "copies", "hugo"
"""Below the folder of the photographs."""


def with_qunzhi(folder: Path, *, with_avif: bool) -> None:
    """As a build makes them; without AVIF, which the others do not make, where they are compared."""
    from qunzhi.pictures import copies, publishing
    from qunzhi.pictures.originals import Original
    from qunzhi.pictures.recipe import ALL_IN, LARGEST_IN
    from qunzhi.store import FOLDER, Store

    cache = folder / "cache"
    shutil.rmtree(cache, ignore_errors=True)
    originals = [Original(path.name, str(path)) for path in sorted(folder.glob("*.jpg"))]
    formats = LARGEST_IN if with_avif else ALL_IN
    with patch.object(copies, "LARGEST_IN", formats):
        outcomes = publishing.publish(originals, cache)
    for name, outcome in outcomes.items():
        assert outcome.file, f"{name}: {outcome.refusal}"
        for copy in outcome.file.copies:
            target = folder / MADE / f"qunzhi-{name}-{copy.width}.{copy.format}"
            target.parent.mkdir(exist_ok=True)
            Store(cache / FOLDER).place(copy.digest, str(target))


def with_vips(folder: Path) -> None:
    """In as many processes as there are processors, each with one thread: faster than threads on these."""
    os.environ["VIPS_CONCURRENCY"] = "1"
    (folder / MADE).mkdir(exist_ok=True)
    with Pool(os.cpu_count()) as pool:
        pool.map(_shrunk, sorted(map(str, folder.glob("*.jpg"))), chunksize=1)


def _shrunk(path: str) -> None:
    import pyvips

    image = pyvips.Image.thumbnail(path, WIDTHS[0], size="down").copy_memory()
    folder, _, name = path.rpartition("/")
    for width in WIDTHS:
        image = image if image.width == width else image.thumbnail_image(width).copy_memory()
        stem = f"{folder}/{MADE}/vips-{name}-{width}"
        image.webpsave(f"{stem}.webp", Q=WEBP_QUALITY, effort=2, keep="none")
        image.jpegsave(f"{stem}.jpeg", Q=JPEG_QUALITY, optimize_coding=True, interlace=True, keep="none")


def write_hugo_site(site: Path, photographs: Sequence[Path]) -> None:
    """A site whose only page shows all photographs in all widths."""
    shutil.rmtree(site, ignore_errors=True)
    (site / "content").mkdir(parents=True)
    (site / "layouts").mkdir()
    (site / "hugo.toml").write_text('baseURL = "https://example.edu.cn/"\ndisableKinds = ["taxonomy", "term", "RSS"]\n')
    (site / "content/_index.md").write_text("---\ntitle: Photographs\n---\n")
    for path in photographs:
        os.link(path, site / "content" / path.name)
    (site / "layouts/index.html").write_text(_LAYOUT)


_CALLS = "".join(
    f'{{{{ $n := printf "hugo-%s-{width}.{ending}" .Name }}}}'
    f'{{{{ $c := .Resize "{width}x {name} q{quality} Lanczos" | resources.Copy $n }}}}'
    '<img src="{{ $c.RelPermalink }}">\n'
    for width in WIDTHS
    for name, ending, quality in (("webp", "webp", WEBP_QUALITY), ("jpg", "jpeg", JPEG_QUALITY))
)
_LAYOUT = '{{ range .Resources.ByType "image" }}\n' + _CALLS + "{{ end }}\n"


def main() -> None:
    """Run one of them."""
    program, folder = sys.argv[1], Path(sys.argv[2])
    if program == "vips":
        with_vips(folder)
    else:
        with_qunzhi(folder, with_avif=program == "qunzhi-avif")
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    (folder / f"{program}.json").write_text(json.dumps({"worker_bytes": largest}))


if __name__ == "__main__":
    main()
