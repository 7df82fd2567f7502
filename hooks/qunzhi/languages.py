"""The two languages of a site, and a text written in both."""

from dataclasses import dataclass
from typing import Literal

from qunzhi.packing import packed

Language = Literal["zh", "en"]

LANGUAGES: tuple[Language, ...] = ("zh", "en")
"""Chinese first: it is the language of record."""

HTML_LANG: dict[Language, str] = {"zh": "zh-CN", "en": "en"}
"""BCP 47 tags for `lang` and `hreflang`."""

PREFIX: dict[Language, str] = {"zh": "", "en": "en/"}
"""Where a language's pages begin, from the site's root. This can never change: addresses are permanent."""

OTHER: dict[Language, Language] = {"zh": "en", "en": "zh"}
"""The language that the switch leads to."""


@packed
@dataclass(frozen=True, slots=True)
class Text:
    """A short text in Chinese and, where it has been translated, in English."""

    zh: str
    en: str | None = None

    def has(self, lang: Language) -> bool:
        """Whether the text was written in `lang`."""
        return lang == "zh" or self.en is not None

    def pick(self, lang: Language) -> str:
        """The text in `lang`, or the Chinese where there is no translation."""
        return self.en if lang == "en" and self.en is not None else self.zh

    def foreign(self, lang: Language) -> str | None:
        """The `lang` attribute that `pick` needs on a page in `lang`: None, or `zh-CN` for an untranslated text."""
        return None if self.has(lang) else HTML_LANG["zh"]
