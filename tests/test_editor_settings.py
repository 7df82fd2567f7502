import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from qunzhi.build import examine
from qunzhi.data.staff import schema_name
from qunzhi.kinds import KINDS
from qunzhi.kinds.kind import Kind
from qunzhi.pages.open_data import FOLDER
from tests.building import PROJECT
from tests.small_sites import built, laid_over

SETTINGS = PROJECT / ".vscode" / "settings.json"


@lru_cache(maxsize=1)
def settings() -> dict[str, Any]:
    """VS Code takes comments in its JSON; here they fill whole lines."""
    lines = SETTINGS.read_text("utf-8").splitlines()
    found: dict[str, Any] = json.loads("\n".join(line for line in lines if not line.lstrip().startswith("//")))
    return found


def site_dir() -> str:
    """The folder that `make site` fills, as mkdocs.yml names it."""
    found = re.search(r"^site_dir: *(\S+)", (PROJECT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
    return found[1] if found else "site"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_editor_knows_the_schema_of_every_kind_of_register(kind: Kind) -> None:
    address = f"./{site_dir()}/{FOLDER}schemas/{schema_name(kind)}"
    assert settings()["yaml.schemas"].get(address) == [f"content/{kind.source}.yml", f"content/{kind.source}/*.yml"]


def test_no_schema_is_looked_for_that_no_kind_has() -> None:
    assert len(settings()["yaml.schemas"]) == len(KINDS)
    assert settings()["yaml.schemaStore.enable"] is False, "nothing is fetched from the network"


def test_the_schemas_lie_where_the_editor_looks_for_them(tmp_path: Path) -> None:
    root = laid_over(tmp_path / "project", {})
    built(examine(root), root / site_dir())
    held = {kind.name for kind in KINDS if list((root / "content").glob(f"{kind.source}*"))}
    assert held, "the minimal site has no records"
    for kind in KINDS:
        if kind.name in held:
            assert (root / site_dir() / FOLDER / "schemas" / schema_name(kind)).is_file()
