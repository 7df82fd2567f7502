"""How strictly the group publishes: the weights that its file gives to findings."""

from collections.abc import Iterator

from qunzhi.findings import Finding, codes, is_firm
from qunzhi.site import Site
from qunzhi.text import nearest


def check(site: Site) -> Iterator[Finding]:
    """Codes that do not exist, and errors that nobody can make light of."""
    for code, weight in site.group.findings.items():
        place = site.group_source.locate(("findings", code), key=True)
        if code not in codes():
            near = nearest(code, [one.lower() for one in codes()]).upper()
            family = [one for one in codes() if one[:4] == near[:4]] or codes()
            values = {"field": "findings", "value": code, "allowed": ", ".join(family), "nearest": near}
            yield Finding("QZ-S03", place, values)
        elif is_firm(code) and weight != "error":
            yield Finding("QZ-S09", place, {"code": code, "weight": weight})
