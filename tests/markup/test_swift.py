from random import Random

from markdown_it import MarkdownIt
from mdit_py_cjk_friendly import cjk_friendly
from mdit_py_plugins.footnote import footnote_plugin

from qunzhi.markup.swift import swift
from tests.bench.records import records

PIECES = (
    *("字", "word", "“", "　", "123", ":", "+", "=", "{", "  ", "    ", "\t", "\n", "\n\n", "  \n", "\ue0003\ue001"),
    *("**", "*", "_", "~~", "`", "``", "[", "]", "(", ")", "!", "\\", "<b>", "<http://a.b/>", "&amp;", "&", "[a](/u)"),
    *(
        "- ",
        "\n- ",
        "\n    - ",
        "1. ",
        "# ",
        "> ",
        "```\n",
        "---",
        "===",
        "* * *",
        "|",
        "| a | b |\n|---|---|\n| 1 | 2 |\n",
    ),
    *("[^1]", "^[", "[^1]: note", "[a]: /u", "[a]", "![x](y)"),
)
"""Everything that means something in Markdown, and some things that do not."""


def _engine() -> MarkdownIt:
    engine = MarkdownIt("commonmark", {"html": False, "linkify": False}).enable(["table", "strikethrough"])
    return engine.use(cjk_friendly).use(footnote_plugin)


def _scrap(chance: Random) -> str:
    return "".join(chance.choice(PIECES) for _ in range(chance.randint(0, 60)))


def test_the_swift_rules_give_the_tokens_that_the_engine_gives_without_them() -> None:
    plain, sooner, chance = _engine(), _engine().use(swift), Random(1)
    articles = [text for record in records(20) for text in record.article.body.values()]
    for text in [*articles, *(_scrap(chance) for _ in range(3000))]:
        assert sooner.parse(text, {}) == plain.parse(text, {}), f"other tokens for {text!r}"
