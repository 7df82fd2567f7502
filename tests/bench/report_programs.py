"""What is measured of a report, each in a process of its own.

`python -m tests.bench.report_programs web|pdf zh|en ROOT OUT REPORT` makes its pages or its print edition from a site
that has been built once, as a build does where they are all that is missing; `build - ROOT OUT -` builds the site.
Either leaves in `OUT.json` what it has made.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from time import perf_counter

STEPS = {"web": "record", "pdf": "print"}
"""Of the plan."""


def renewed(root: Path, out: Path) -> Mapping[str, object]:
    """The site built; which files had to be made."""
    from qunzhi.build import build
    from qunzhi.search import NoSearch

    return {"made": sorted(build(root, out, NoSearch(), workers=1).times)}


def made(what: str, lang: str, root: Path, out: Path, report: str) -> Mapping[str, object]:
    """One edition of a report; how large each file is, and how long it took to read the site and to make them."""
    begin = perf_counter()
    from qunzhi.build import CACHE
    from qunzhi.context import context_of
    from qunzhi.identity import load_identity
    from qunzhi.load import load
    from qunzhi.pages.templates import templates_of
    from qunzhi.plan import plan
    from qunzhi.prepare import prepare
    from qunzhi.readings import READINGS, kept_readings
    from qunzhi.shell import read_shell, shell_for

    cache, identity = root / CACHE, load_identity(root)
    site = load(root, readings=kept_readings(cache / READINGS, context_of(root))).site
    assert site and identity, "the site has been built"
    media, _ = prepare(site, cache)
    steps = plan(site, read_shell(shell_for(root, cache, identity)), templates_of(root), media)
    read = perf_counter()
    sizes = {
        product.path: _written(out / product.path, product.make()) for product in steps[STEPS[what], lang, report]()
    }
    return {"read_s": read - begin, "made_s": perf_counter() - read, "sizes": sizes}


def _written(path: Path, content: bytes) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.write_bytes(content)


def main() -> None:
    """Run one of them."""
    what, lang, root, out, report = sys.argv[1:]
    found = renewed(Path(root), Path(out)) if what == "build" else made(what, lang, Path(root), Path(out), report)
    Path(f"{out}.json").write_text(json.dumps(found), "utf-8")


if __name__ == "__main__":
    main()
