"""Controlled lists: `content/vocabularies.yml`."""

from pydantic import RootModel

from qunzhi.kinds.fields import Identifier, Word, Words
from qunzhi.kinds.schema import Facts
from qunzhi.languages import Text


class Term(Facts):
    """A term of a controlled list, with the words under which staff may write it."""

    id: Identifier
    """Permanent; part of addresses of facet pages."""
    zh: Word
    en: Word | None = None
    aliases: Words = ()
    """Other words for it, accepted in records."""

    @property
    def text(self) -> Text:
        """The term in both languages."""
        return Text(self.zh, self.en)


class Vocabularies(RootModel[dict[str, tuple[Term, ...]]]):
    """Every list by its name."""
