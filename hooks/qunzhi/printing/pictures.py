"""Pictures on paper: published copies near the size at which they are printed, with caption and credit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from qunzhi.markup.blocks import GalleryBlock
from qunzhi.media import Derivative, PictureFile
from qunzhi.pages.edition import Edition
from qunzhi.printing.binding import joined
from qunzhi.printing.lines import Node
from qunzhi.store import Store

PRINT_WIDTH_PX = 960
"""Across the text, 156 mm, it makes 156 dots an inch: sharp enough on the presses of an office, and the 40 pictures of
a report stay a few megabytes."""


class Copy(NamedTuple):
    """A picture that a document shows."""

    original: str
    """Its path from the site's root."""
    file: PictureFile
    copy: Derivative


@dataclass(frozen=True)
class Pictures:
    """The pictures that a document shows, gathered while its texts are gone through."""

    found: dict[str, Copy] = field(default_factory=dict)
    """By their paths in the store, whose folder is the root (`/`) for templates."""

    def printed(self, original: str, file: PictureFile | None) -> str:
        """The name of the copy that is printed; "" where the original is not in the archive."""
        if file is None or not file.of("jpeg"):
            return ""
        copies = file.of("jpeg")
        copy = next((one for one in copies if one.width >= PRINT_WIDTH_PX), copies[-1])
        name = Store(Path()).path(copy.digest).removeprefix(".")
        self.found[name] = Copy(original, file, copy)
        return name


def picture_node(edition: Edition, pictures: Pictures, name: str, label: str) -> Node:
    """A picture of a record, by its id."""
    record, number = edition.site.pictures[name]
    picture, lang = record.pictures[number], edition.lang
    path = f"{record.folder}/{picture.file}" if picture.file else ""
    by = picture.photographer
    return {
        **plain_picture_node(
            edition, pictures, path, picture.alt.pick(lang) if picture.alt else "", picture.caption.pick(lang)
        ),
        "id": name,
        "label": label,
        "credit": by.pick(lang) if by else "",
    }


def plain_picture_node(edition: Edition, pictures: Pictures, path: str, alt: str, caption: str) -> Node:
    """A picture set into a text with `![alt](file "caption")`."""
    copies: Mapping[str, PictureFile] = edition.media.pictures
    file = copies.get(path) if path else None
    name = pictures.printed(path, file)
    shape = pictures.found[name].copy if name else None
    return {
        "t": "picture",
        "id": "",
        "label": "",
        "caption": [joined(caption)],
        "alt": alt or caption,
        "credit": "",
        "file": name,
        "ratio": round(shape.width / shape.height, 4) if shape else 0,
    }


def gallery_node(edition: Edition, shown: Sequence[Node], album: str, label: str) -> Node:
    """Several pictures beside each other; those of an album have its number and its name."""
    record = edition.site.records.get(album)
    caption = [joined(record.title.pick(edition.lang))] if record and label else []
    return {"t": "gallery", "id": album if label else "", "label": label, "caption": caption, "pictures": [*shown]}


def gallery_names(edition: Edition, block: GalleryBlock) -> tuple[str, ...]:
    """Ids of the pictures that the public may see."""
    names = _album(edition, block.album) if block.album else block.pictures
    return tuple(name for name in names if edition.site.shows(name))


def _album(edition: Edition, name: str) -> tuple[str, ...]:
    record = edition.site.records.get(name)
    return tuple(record.picture_id(number) for number in range(len(record.pictures))) if record else ()
