import ast
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from tests.building import PROJECT

HOOKS = PROJECT / "hooks"

ORDER: tuple[tuple[str, ...], ...] = (
    ("", "packing", "stamps", "aside", "saving", "originals_place"),  # leaves
    ("languages", "text", "words", "dates", "likely_dates", "findings", "media"),
    ("reads", "store", "remote_store", "keeping", "workers", "tables", "progress", "executor", "confined"),
    ("numbering",),
    ("quick",),
    ("frames", "product"),
    ("units", "quantities", "said", "derive", "document_numbers", "credit_codes"),
    ("kinds",),
    ("reading",),
    ("validate", "walk", "markup", "clauses"),
    ("wordless", "lost", "passages", "records", "assemble", "terms", "organisations", "filing", "relations", "site"),
    ("select", "figures", "data_content", "frozen", "citations", "faults", "bind", "intake", "readings", "load"),
    ("facets", "gallery", "ledger", "identity", "standing", "stated", "reviews", "reports"),
    ("checks", "data"),
    ("originals",),
    ("pages", "pictures", "downloads", "printing", "prepare", "chrome", "manifest"),
    ("plan",),
    ("pieces", "switch", "shell", "search", "context"),
    ("memory", "overtaken", "past", "make", "built", "cluster_worker"),
    ("inspection", "tree", "outdated", "dressing", "pruning"),
    ("cluster",),
    ("addresses",),
    ("examine",),
    ("scene", "renewal", "ahead", "turn"),
    ("build",),
    ("timings", "bars", "holdings", "piece_names", "explaining"),
    ("terminal", "preview"),
    (
        "new",
        "amend",
        "asked",
        "enter_review",
        "build_command",
        "root_option",
        "freezing",
        "originals_command",
        "report_command",
        "cli",
        "start",
        "__main__",
        "main",
    ),  # adapters
)
"""Parts of the package from the ground up: a part imports from its own row and from rows above it here."""

FORKS_OF_MKDOCS = {"mkdocs", "material", "properdocs"}

Imports = Mapping[str, frozenset[str]]
"""By the dotted name of a module: the modules and packages that it imports."""


Rule = Callable[[Imports], list[str]]
"""Tells what is against it."""


def imports_of(hooks: Path) -> Imports:
    """What each module below a hooks folder imports; of our own, the module that defines the name."""
    names = {_name(path, hooks): path for path in sorted(hooks.rglob("*.py"))}
    return {name: frozenset(_imported(path, set(names))) for name, path in names.items()}


def _name(path: Path, hooks: Path) -> str:
    return ".".join(path.relative_to(hooks).with_suffix("").parts).removesuffix(".__init__")


def _imported(path: Path, ours: set[str]) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0 and node.module, f"{path}: imports are written out from the package's name"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in ours else node.module


def part(module: str) -> str:
    """`pages` for `qunzhi.pages.record`, "" for the package itself, `main` for the adapter."""
    return module.split(".")[1] if module.startswith("qunzhi.") else module.removeprefix("qunzhi")


def row(module: str) -> int:
    """Position of a module's part in the order."""
    found = [number for number, parts in enumerate(ORDER) if part(module) in parts]
    assert found, f"{module} has no place in the order of the package: put {part(module)!r} into ORDER"
    return found[0]


def upward(imports: Imports) -> list[str]:
    """Imports against the order."""
    ours = ((a, b) for a, targets in imports.items() for b in targets if b.split(".")[0] == "qunzhi")
    return sorted(f"{a} imports {b}" for a, b in ours if row(b) > row(a))


def circles(imports: Imports) -> list[str]:
    """Modules that import themselves, over however many others."""
    return sorted(name for name in imports if name in _reachable(name, imports))


def _reachable(name: str, imports: Imports) -> set[str]:
    found: set[str] = set()
    waiting = list(imports[name])
    while waiting:
        one = waiting.pop()
        if one in imports and one not in found:
            found.add(one)
            waiting += imports[one]
    return found


def users_of_mkdocs(imports: Imports) -> list[str]:
    """Modules other than the adapter that know a fork of MkDocs or the theme."""
    knowing = (name for name, targets in imports.items() if {t.split(".")[0] for t in targets} & FORKS_OF_MKDOCS)
    return sorted(name for name in knowing if name != "main")


def products_that_know_each_other(imports: Imports) -> list[str]:
    """Modules of plan/ that import another module of plan/."""
    plans = {name for name in imports if name.startswith("qunzhi.plan.")}
    return sorted(f"{a} imports {b}" for a in plans for b in imports[a] if b.startswith("qunzhi.plan"))


def test_imports_point_one_way() -> None:
    assert upward(imports_of(HOOKS)) == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circles(imports_of(HOOKS)) == []


def test_only_the_adapter_knows_mkdocs() -> None:
    imports = imports_of(HOOKS)
    assert users_of_mkdocs(imports) == []
    assert "mkdocs" in {name.split(".")[0] for name in imports["main"]}, "the adapter is looked for in the wrong place"


def test_products_never_import_each_other() -> None:
    assert products_that_know_each_other(imports_of(HOOKS)) == []


def test_nothing_reaches_for_the_network() -> None:
    clients = {"socket", "http", "urllib.request", "ftplib", "smtplib", "requests", "httpx", "aiohttp", "ssl"}
    reaching = [name for name, targets in imports_of(HOOKS).items() if targets & clients]
    assert reaching == [], "the build uses no network"


def test_only_what_is_made_for_other_machines_knows_them() -> None:
    imports = imports_of(HOOKS)
    knowing = {
        name for name, targets in imports.items() if {t.split(".")[0] for t in targets} & {"distributed", "fsspec"}
    }
    assert knowing == {"qunzhi.cluster", "qunzhi.remote_store", "qunzhi.originals.distant"}


@pytest.mark.parametrize(
    ("module", "line", "told_by"),
    [
        ("qunzhi/text.py", "from qunzhi.build import build", upward),
        ("qunzhi/kinds/fields.py", "from qunzhi.site import Site", upward),
        ("qunzhi/reading/yaml.py", "import qunzhi.markup.scan", upward),
        ("qunzhi/checks/links.py", "from qunzhi.pages import record", upward),
        ("qunzhi/pages/cards.py", "from qunzhi.plan.records import products", upward),
        ("qunzhi/site.py", "from qunzhi.load import load", circles),
        ("qunzhi/plan/lists.py", "from qunzhi.plan import records", products_that_know_each_other),
        ("qunzhi/plan/media.py", "from qunzhi.plan.records import products", products_that_know_each_other),
        ("qunzhi/shell.py", "import mkdocs.config", users_of_mkdocs),
        ("qunzhi/pages/head.py", "def late() -> None:\n    from material import plugins", users_of_mkdocs),
        ("qunzhi/cli.py", "from properdocs.commands import build as made", users_of_mkdocs),
    ],
)
def test_a_forbidden_import_is_noticed(module: str, line: str, told_by: Rule, tmp_path: Path) -> None:
    shutil.copytree(HOOKS, tmp_path / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    with (tmp_path / "hooks" / module).open("a", encoding="utf-8") as planted:
        planted.write(f"\n{line}\n")
    assert told_by(imports_of(tmp_path / "hooks")), f"nobody notices {line!r} in {module}"
