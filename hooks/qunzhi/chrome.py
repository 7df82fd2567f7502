"""What the theme's templates know as `qz`: the group, the sections, and the holes that they leave."""

from collections.abc import Mapping
from dataclasses import dataclass

from qunzhi.frames import HOLES, hole
from qunzhi.identity import GroupWords, Identity
from qunzhi.kinds import KINDS
from qunzhi.kinds.kind import Kind
from qunzhi.languages import HTML_LANG, PREFIX, Language
from qunzhi.words import words


@dataclass(frozen=True, slots=True)
class Section:
    """An entry of the main navigation; `url` counts from the site's root."""

    key: str
    title: str
    url: str
    active: bool


@dataclass(frozen=True, slots=True)
class Chrome:
    """The value of `qz` on one page."""

    lang: Language
    html_lang: str
    is_frame: bool
    is_home: bool
    is_wide: bool
    words: Mapping[str, str]
    group: GroupWords
    sections: tuple[Section, ...]
    home_url: str
    search_url: str
    feed_url: str
    data_url: str
    vocabularies_url: str
    holes: Mapping[str, str]


def chrome(identity: Identity, lang: Language, here: str, handwritten: Mapping[str, str], *, is_frame: bool) -> Chrome:
    """`qz` for a page in `lang`; `here` is its section's key, `handwritten` the titles of top-level pages by key."""
    prefix = PREFIX[lang]
    own = words(lang)
    places = [
        ("home", own["home"], prefix),
        *(
            (kind.section, kind.heading.pick(lang), f"{prefix}{kind.section}/")
            for kind in KINDS
            if kind.name in identity.kinds and not _below(kind, identity)
        ),
        *((key, title, f"{prefix}{key}/") for key, title in handwritten.items()),
    ]
    return Chrome(
        lang=lang,
        html_lang=HTML_LANG[lang],
        is_frame=is_frame,
        is_home=here == "home",
        is_wide=is_frame or here == "home",
        words=own,
        group=identity.words(lang),
        sections=tuple(Section(key, title, url, key == here) for key, title, url in places),
        home_url=prefix,
        search_url=f"{prefix}search/",
        feed_url=f"{prefix}feed.xml",
        data_url=f"{prefix}data/",
        vocabularies_url=f"{prefix}vocabularies/",
        holes={name: hole(name) for name in HOLES},
    )


def frame_sections(identity: Identity) -> tuple[str, ...]:
    """Sections that need a frame in each language: those of the kinds that are there, and that of search."""
    sections = (frame_of(kind, identity) for kind in KINDS if kind.name in identity.kinds)
    return (*dict.fromkeys(sections), "search")


def frame_of(kind: Kind, identity: Identity) -> str:
    """The section whose frame a kind's pages wear: that under which it stands, if the site has it."""
    return kind.under if _below(kind, identity) else kind.section


def _below(kind: Kind, identity: Identity) -> bool:
    return any(one.section == kind.under and one.name in identity.kinds for one in KINDS)
