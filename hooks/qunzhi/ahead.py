"""Pages that readers have open, made before all others: they need not wait for the rest of the site."""

from collections.abc import Iterator, Set

from qunzhi.examine import Examined
from qunzhi.frames import Shell
from qunzhi.outdated import Change, outdated
from qunzhi.pages.templates import templates_of
from qunzhi.past import Past
from qunzhi.pieces import changed, theme_pieces
from qunzhi.plan import plan
from qunzhi.product import Step
from qunzhi.quick import CACHE
from qunzhi.store import FOLDER, Store


def made_ahead(examined: Examined, shell: Shell, wanted: Set[str]) -> dict[str, bytes]:
    """By path: which of these pages the build will make anew, as it will make them.

    Only those that the last build knew: whether another thing wants to stand at a new address is not known yet.
    """
    site, media, past = examined.site, examined.media, examined.past
    steps = set(_steps_with(wanted, past))
    if not steps:
        return {}
    differing = examined.differing | changed(past.pieces, theme_pieces(media, shell))
    whole = plan(site, shell, templates_of(site.root), media)
    store = Store(site.root / CACHE / FOLDER)
    work = outdated({step: whole[step] for step in whole if step in steps}, Change(past, differing, set(), store))
    known = wanted & past.traces.keys()
    return {product.path: product.make() for product in work.products if product.path in known}


def _steps_with(paths: Set[str], past: Past) -> Iterator[Step]:
    return (step for step, planned in past.steps.items() if not paths.isdisjoint(planned.paths))
