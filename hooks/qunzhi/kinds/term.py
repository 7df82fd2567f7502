"""Terms 术语: agreed wording in both languages, for readers and for translators."""

from typing import Annotated, ClassVar

from qunzhi.kinds.fields import Label, RefersTo, TextField, Url, Words
from qunzhi.kinds.kind import Kind
from qunzhi.kinds.schema import Titled
from qunzhi.languages import Text


class GlossaryTerm(Titled):
    """A term with its explanation; the title is the term itself, in Chinese and its agreed English."""

    aliases_are_names: ClassVar[bool] = True

    explanation: TextField
    """What it means, in one or two sentences."""
    aliases: Words = ()
    """Other words for it that are allowed, in either language."""
    forbidden: Annotated[Words, Label("不用的写法", "Not to be used")] = ()
    """Wordings in either language that must not stand in texts: each is a finding."""
    see: Annotated[Words, RefersTo(), Label("参见", "See also")] = ()
    """Ids of other terms, documents or indicators."""
    link: Annotated[Url | None, Label("链接", "Link")] = None
    """Where it is defined."""


KIND = Kind(
    name="term",
    schema=GlossaryTerm,
    source="terms",
    section="glossary",
    under="figures",
    label=Text("术语", "Term"),
    heading=Text("术语表", "Glossary"),
    intro=Text("常用术语的含义与约定译名。", "What our terms mean, and their agreed translations."),
    register=True,
    anchored=True,
    order="as written",
    layout="entries",
    schema_org="DefinedTerm",
    glyph="词",
)
