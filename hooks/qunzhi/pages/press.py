"""Puts finished pieces into the theme's frames: the last step of every page."""

from dataclasses import dataclass, field
from typing import NamedTuple

from qunzhi.frames import Form, Frame, Shell
from qunzhi.kinds import KINDS
from qunzhi.languages import HTML_LANG, OTHER, Language
from qunzhi.pages.edition import Edition, root_of
from qunzhi.pages.filters import printed
from qunzhi.pages.head import head_view
from qunzhi.pages.sections import SPECIAL
from qunzhi.pages.templates import Templates
from qunzhi.pages.views import ROOT
from qunzhi.words import words

UNDER = {**{kind.section: kind.under for kind in KINDS}, **dict(SPECIAL)}
"""Where a section without a place of its own stands in the navigation."""

NOWHERE = "search"
"""The frame of pages that stand in no section."""


class Sheet(NamedTuple):
    """A page before it is put into its frame."""

    path: str
    """From the root of the language: `news/2018-expo/`."""
    section: str
    """The frame it wears."""
    title: str
    description: str
    translated: bool = True
    """Whether it was really written in both languages."""
    listed: bool = True
    """Whether search engines may list it."""
    jsonld: str = ""
    image: str = ""
    """From the site's root: what stands for the page where others share it."""


@dataclass(frozen=True)
class Press:
    """One edition, the theme's shell and the templates: all that a page is made of."""

    edition: Edition
    shell: Shell
    templates: Templates
    _forms: dict[tuple[str, str, bool], Form] = field(default_factory=dict, repr=False, compare=False)
    """By frame, way to the root, and whether the page is there in both languages."""

    def html(self, sheet: Sheet, body: str) -> bytes:
        """The finished page."""
        name, root = self.frame_of(sheet.section), root_of(self.edition.url(sheet.path))
        frame, key = self.shell.frame(self.edition.lang, name), (name, root, sheet.translated)
        form = self._forms.get(key) or self._forms.setdefault(key, self._form(frame, root, sheet))
        return self._filled(form, sheet, root, body, self.edition_url(OTHER[self.edition.lang], sheet.path))

    def frame_of(self, section: str) -> str:
        """The section whose frame the pages of a section wear: its own, or that under which it stands."""
        if self.shell.has(section):
            return section
        above = UNDER.get(section, "")
        return above if self.shell.has(above) else NOWHERE

    def fill(
        self, frame: Frame, sheet: Sheet, *, body: str = "", twin: str | None = None, root: str | None = None
    ) -> bytes:
        """A frame with all its holes filled.

        `twin` is where the language switch leads, if not to the same page; `root` leads to the site's root, where that
        does not follow from the page's place.
        """
        root = root or root_of(self.edition.url(sheet.path))
        other = self.edition_url(OTHER[self.edition.lang], sheet.path) if twin is None else twin
        return self._filled(self._form(frame, root, sheet), sheet, root, body, other)

    def _form(self, frame: Frame, root: str, sheet: Sheet) -> Form:
        translated, missing = switch_notes(self.edition.lang)
        return form_of(frame, self.edition.lang, root, translated if sheet.translated else missing)

    def _filled(self, form: Form, sheet: Sheet, root: str, body: str, twin: str) -> bytes:
        fillings = {
            "title": printed(self.full_title(sheet.title)).encode(),
            "head": self._head(sheet, root).encode(),
            "body": rooted(body.encode(), root),
            "switch_href": printed(root + twin).encode(),
        }
        return form.fill(fillings)

    def full_title(self, title: str) -> str:
        """For `<title>`: the page's, then the group's."""
        group = self.edition.site.group
        name = group.name.pick(self.edition.lang)
        return f"{title} - {name}" if title and title != name else name

    @staticmethod
    def edition_url(lang: Language, path: str) -> str:
        """Address from the site's root."""
        return ("en/" if lang == "en" else "") + path

    def _head(self, sheet: Sheet, root: str) -> str:
        head = head_view(
            self.edition,
            self.shell.site_url,
            root,
            sheet.path,
            sheet.title or self.edition.site.group.name.pick(self.edition.lang),
            sheet.description,
            translated=sheet.translated,
            listed=sheet.listed,
            jsonld=sheet.jsonld,
            image=sheet.image,
        )
        return self.templates.render("qunzhi/head.html", {"head": head}).strip()


def switch_notes(lang: Language) -> tuple[str, str]:
    """What stands beside the language switch of a page that was written in both languages, and of one that was not."""
    return "", printed(words(lang)["switch_missing"])


def form_of(frame: Frame, lang: Language, root: str, switch_note: str) -> Form:
    """A frame with what all pages of its depth have alike."""
    form = frame.form({"toc": "", "root": root, "lang": HTML_LANG[lang], "switch_note": switch_note})
    return form._replace(texts=tuple(rooted(text, root) for text in form.texts))


def rooted(html: bytes, root: str) -> bytes:
    """Finished HTML with the way to the site's root put in."""
    # In bytes: a Chinese text takes nine times as long to be searched for one character.
    return html.replace(ROOT.encode(), root.encode())
