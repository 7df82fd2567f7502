"""A product: one file of the site, where it comes from and how it is made."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from qunzhi.findings import Finding, Place
from qunzhi.languages import PREFIX


@dataclass(frozen=True, slots=True)
class Product:
    """A file of the site. Two products never share a path."""

    path: str
    """From the site's folder: `news/2018-expo/index.html`."""
    origin: str
    """The file that asks for it, for findings: a record, a page, a register."""
    make: Callable[[], bytes]
    given: Hashable = None
    """All that its step has decided for it; None where it depends on whatever its step has looked at."""
    decide: Callable[[], Hashable] | None = None
    """Decides what is `given`, where that takes long: whoever wants to know addresses alone does without."""

    def decided(self) -> "Product":
        """With all that is given."""
        return replace(self, given=self.decide(), decide=None) if self.decide else self


Step = tuple[Hashable, ...]
"""Names a step of the plan in every build alike: ("record", "zh", "2018-expo")."""

Plan = Mapping[Step, Callable[[], Iterable[Product]]]
"""All steps, each with what plans its products."""


def all_of(plan: Plan) -> Iterator[Product]:
    """Every product of a plan."""
    return (product for step in plan.values() for product in step())


def collisions(products: Iterable[Product]) -> list[Finding]:
    """Two things at one address, also where only a file system without upper and lower case would see it."""
    first: dict[str, Product] = {}
    findings = []
    told: set[tuple[str, str]] = set()
    for product in products:
        key = product.path.lower()
        # The Chinese and the English address of one record are one mistake.
        mistake = (key.removeprefix(PREFIX["en"]), product.origin)
        if key in first and mistake not in told:
            values = {"address": product.path.removesuffix("index.html"), "other": first[key].origin}
            findings.append(Finding("QZ-A03", Place(product.origin), values))
            told.add(mistake)
        first.setdefault(key, product)
    return findings
