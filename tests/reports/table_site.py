"""A small site with one article that shows a table, built."""

from pathlib import Path

from qunzhi.build import examine
from tests.small_sites import built, laid_over

FOLDER = "content/activities/2024-expo"
PAGE = "news/2024-expo"

Files = dict[str, str | bytes | None]


def article(block: str, lang: str = "zh") -> str:
    """An article in which nothing but a block stands."""
    facts = {"zh": "title: 博览会\ndate: 2024-05-01\ntype: visit\n", "en": "title: Expo\n"}[lang]
    return f"---\n{facts}---\n\n{block}"


def table_block(more: str = "", data: str = "tables/staff.csv") -> str:
    """A block that asks for the table."""
    return f"```table\nid: staff\ncaption: {{zh: 教职工统计, en: Staff}}\ndata: {data}\n{more}```\n"


def table_site(folder: Path, csv: str, more: str = "", **beside: str) -> Path:
    """The site's folder; `beside`: further files of the article, `words` for the glossary."""
    files: Files = {
        f"{FOLDER}/index.zh.md": article(table_block(more)),
        f"{FOLDER}/index.en.md": article(table_block(more), "en"),
        f"{FOLDER}/tables/staff.csv": csv,
        **{f"{FOLDER}/tables/{name}.yml": text for name, text in beside.items()},
    }
    return laid_over(folder / "site", files)


def built_site(root: Path) -> Path:
    """The folder of the site that is made of it."""
    built(examine(root), root.with_name("out"))
    return root.with_name("out")
