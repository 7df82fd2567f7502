"""A small group with bodies, offices and appointments, for tests of what its pages show."""

from pathlib import Path

from qunzhi.build import Stopped, examine
from tests.small_sites import built, laid_over

BODIES = """
- id: council
  name: {zh: 理事会, en: Council}
  remit: {zh: 议决重大事项。, en: Decides.}
  offices:
    - {id: chair, title: {zh: 理事长, en: Chair}}
    - {id: vice, title: {zh: 副理事长, en: Vice-chair}, seats: 3}
- {id: standing, name: {zh: 常务理事会, en: Standing council}, parent: council}
- id: secretariat
  name: {zh: 秘书处, en: Secretariat}
  parent: standing
  seat: example-college
  offices: [{id: head, title: {zh: 秘书长, en: Secretary-general}}]
- {id: founding, name: {zh: 筹备组, en: Founding office}, parent: council, dissolved: 2019-06}
"""

APPOINTMENTS = """
- {id: chair-2, holder: {zh: 甲校校长, en: Head of A}, body: council, office: chair, begins: 2023-06-01}
- {id: chair-1, holder: {zh: 乙校校长, en: Head of B}, body: council, office: chair, begins: 2019, ends: 2023-05-31}
- {id: vice-1, holder: {zh: 丙厂, en: Works C}, body: council, office: vice, begins: 2019, ends: 2023-05-31}
- {id: vice-0, holder: {zh: 丁厂, en: Works D}, body: council, office: vice, ends: 2018-12-31}
- {id: vice-3, holder: {zh: 戊厂, en: Works E}, body: council, office: vice, begins: 2098}
- {id: vice-2, holder: {zh: 己厂, en: Works F}, body: council, office: vice}
"""


def governed(root: Path, bodies: str = BODIES, appointments: str = APPOINTMENTS) -> Path:
    """The folder of the finished site; tests build as of 1 January 2025."""
    laid_over(root, {"content/bodies.yml": bodies, "content/appointments.yml": appointments})
    try:
        built(examine(root), root / "site")
    except Stopped as stopped:
        raise AssertionError([finding.code for finding in stopped.findings]) from None
    return root / "site"
