"""The option of every command that tells where the site is."""

from pathlib import Path
from typing import Annotated

import typer

from qunzhi.quick import CONFIGURATION


def _of_a_site(root: Path) -> Path:
    if not any((root / name).exists() for name in (CONFIGURATION, "content")):
        raise typer.BadParameter(
            f"{root.resolve()} 不是网站的文件夹：里面应有 content 和 {CONFIGURATION}。请换到那里再运行。 · "
            f"This is no site's folder, which holds content and {CONFIGURATION}; go there and try again."
        )
    return root


Root = Annotated[Path, typer.Option(help="网站所在的文件夹 · the site's folder", callback=_of_a_site)]
