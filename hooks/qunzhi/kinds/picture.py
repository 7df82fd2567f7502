"""Pictures 图片: records within the album or activity that shows them."""

from typing import Annotated

from qunzhi.kinds.fields import DateField, FileBeside, Label, RefersTo, Switch, TextField, Vocabulary, Word, Words
from qunzhi.kinds.original import WithOriginal

WITHHELD = ("pending", "withdrawn")
"""Terms of the list `consent` with which a picture is not published: not asked yet, and no longer agreed."""


class Picture(WithOriginal):
    """A photograph or scan. Six elements (DA/T 50): subject, time, place, people, photographer, description."""

    id: Word | None = None
    """Permanent id; the anchor of the picture on its page. Without one: the record's id and the picture's number."""
    file: Annotated[Word | None, FileBeside()] = None
    """Name of the file in the record's folder; left out when the original is not in the archive."""
    zoom: Annotated[Switch, Label("细看", "Close view")] = False
    """Whether readers may look at it closely: a scan, a plan, a group photograph."""
    caption: TextField
    """Who, what, when, where: shown under the picture."""
    alt: TextField | None = None
    """What can be seen, for those who cannot see it. Required where there is a file (WCAG 2.1, 1.1.1)."""
    date: Annotated[DateField | None, Label("时间", "Date")] = None
    """When it was taken."""
    place: Annotated[TextField | None, Label("地点", "Place")] = None
    """Where it was taken."""
    people: Annotated[TextField | None, Label("人物", "People")] = None
    """Persons shown, by office only."""
    photographer: Annotated[TextField | None, Label("摄影", "Photograph")] = None
    """Who took it."""
    rights: Annotated[TextField | None, Label("权利", "Rights")] = None
    """Who may use it, and how."""
    consent: Annotated[Word | None, Vocabulary("consent")] = None
    """Whether the persons shown agreed. A picture with one of WITHHELD is not published."""
    about: Annotated[Words, RefersTo(), Label("相关记录", "About")] = ()
    """Ids of the records that it shows."""
    provenance: Annotated[TextField | None, Label("来历", "Provenance")] = None
    """From which original it was taken."""
