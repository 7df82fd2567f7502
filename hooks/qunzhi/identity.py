"""Who publishes the site, as the theme's head and foot need to know it: read without reading the other records."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from qunzhi.kinds import KINDS
from qunzhi.kinds.fields import RefersTo
from qunzhi.kinds.group import Group
from qunzhi.kinds.kind import Kind
from qunzhi.languages import OTHER, Language
from qunzhi.load import load
from qunzhi.reading.entries import CONTENT, SINGLE_FILES
from qunzhi.site import Site
from qunzhi.stamps import Stamp, sources_in
from qunzhi.walk import marked


@dataclass(frozen=True, slots=True)
class GroupWords:
    """The group in one language; "" for what is not known."""

    name: str
    short_name: str
    summary: str
    lead: tuple[str, ...]
    secretariat: str
    contacts: tuple[tuple[str, str], ...]
    icp: str
    police: str
    police_url: str
    other_name: str
    """The name in the other language."""


@dataclass(frozen=True, slots=True)
class Identity:
    """The group in both languages."""

    zh: GroupWords
    en: GroupWords
    kinds: tuple[str, ...] = ()
    """Names of the kinds that the content holds: only these stand in the navigation."""

    @classmethod
    def unknown(cls) -> "Identity":
        """For frames that nobody will see: those of a preview whose content has mistakes."""
        nobody = GroupWords("", "", "", (), "", (), "", "", "", "")
        return cls(nobody, nobody)

    def words(self, lang: Language) -> GroupWords:
        """The group in one language."""
        return self.zh if lang == "zh" else self.en


CONTACTS = {
    "address": ("地址", "Address"),
    "postcode": ("邮编", "Postcode"),
    "phone": ("电话", "Telephone"),
    "email": ("电子邮箱", "E-mail"),
}


def load_identity(root: Path, stamps: Mapping[str, Stamp] | None = None) -> Identity | None:
    """The identity of a site, or None where its group file cannot be used (a full check then says why)."""
    leads = next(mark.kinds for field, mark in marked(Group, RefersTo) if field == "lead")
    kinds = tuple(kind for kind in KINDS if kind.name in leads)
    names = {*SINGLE_FILES, *(kind.source for kind in kinds)}
    found = sources_in(root, CONTENT) if stamps is None else stamps
    own = {path: one for path, one in found.items() if path.split("/", 2)[1].partition(".")[0] in names}
    site = load(root, kinds, stamps=own).site
    return identity_of(site) if site else None


def identity_of(site: Site) -> Identity:
    """The identity that a site's group file gives."""
    return Identity(_words(site, "zh"), _words(site, "en"), tuple(kind.name for kind in held_kinds(site.root)))


def held_kinds(root: Path) -> tuple[Kind, ...]:
    """The kinds that the content holds. Told from the files alone, so that the records need not be read for it."""
    folder = root / CONTENT
    sources = {entry.name.partition(".")[0] for entry in folder.iterdir()} if folder.is_dir() else set()
    return tuple(kind for kind in KINDS if kind.source in sources)


def _words(site: Site, lang: Language) -> GroupWords:
    group = site.group
    short = group.short_name or group.name
    lead = [site.records[name].title.pick(lang) for name in group.lead if name in site.records]
    police_digits = "".join(c for c in group.police or "" if c.isdigit())
    return GroupWords(
        name=group.name.pick(lang),
        short_name=short.pick(lang),
        summary=group.summary.pick(lang),
        lead=tuple(lead),
        secretariat=group.secretariat.pick(lang) if group.secretariat else "",
        contacts=tuple(_contacts(group, lang)),
        icp=group.icp or "",
        police=group.police or "",
        police_url=f"https://beian.mps.gov.cn/#/query/webSearch?code={police_digits}" if police_digits else "",
        other_name=group.name.pick(OTHER[lang]),
    )


def _contacts(group: Group, lang: Language) -> list[tuple[str, str]]:
    found = []
    for field, labels in CONTACTS.items():
        value = getattr(group.contacts, field)
        if value:
            words = value if isinstance(value, str) else value.pick(lang)
            found.append((labels[0] if lang == "zh" else labels[1], words))
    return found
