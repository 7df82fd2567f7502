"""The sample site with a picture cut into tiles, a colour and a camera's day, built once for all test processes."""

from dataclasses import replace
from pathlib import Path

from tests.browser.sites import Built, once, other, site_url_of
from tests.tiled import described, tiled

from qunzhi.build import CACHE, examine, finish
from qunzhi.identity import identity_of
from qunzhi.search import NoSearch
from qunzhi.shell import STATIC, read_shell, shell_for

ALBUM = "content/albums/2023-test-charts"


def tiled_site(shared: Path) -> Built:
    """As staff would build it, but for what is known of two pictures."""
    source = other("sample")(shared)
    return Built(
        "tiled", source, once(shared / "tiled-site", lambda folder: _build(source, folder)), site_url_of(source)
    )


def _build(source: Path, folder: Path) -> None:
    examined = examine(source)
    media = tiled(source, examined.media, f"{ALBUM}/plan.png")
    media = described(media, f"{ALBUM}/waves.jpg")
    shell = shell_for(source, source / CACHE, identity_of(examined.site))
    finish(replace(examined, media=media), read_shell(shell), shell / STATIC, folder, NoSearch(), workers=1)
