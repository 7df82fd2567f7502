"""Groups of which the sources do not list all members, or none: no page claims more than they say."""

from pathlib import Path

import pytest

from qunzhi.build import examine
from qunzhi.media import Media
from qunzhi.pages.edition import Edition
from qunzhi.pages.membership import members_extra
from qunzhi.pages.sections import is_there
from tests.pages.test_membership import GROUP, MEMBERS, files, site
from tests.reading_pages import main_words
from tests.small_sites import built, laid_over

PART = f"{GROUP}members_listed: part\nmembership_days: [2023-12-31]\n"
OUTSIDERS = """
- {id: example-college, name: {zh: 示例学院, en: Example College}, type: college, role: partner}
- {id: works, name: {zh: 甲厂, en: Works A}, type: company, role: mentioned}
"""
TERMS = str(files()["content/vocabularies.yml"]).replace(
    "activity-types:", "  - {id: mentioned, zh: 相关单位, en: Related organisation}\nactivity-types:"
)


def made(root: Path, members: str, group: str) -> Path:
    """The folder of the finished site."""
    wanted = {**files(members, group), "content/vocabularies.yml": TERMS}
    built(examine(laid_over(root, wanted)), root / "site")
    return root / "site"


@pytest.fixture(scope="module")
def part(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("part") / "site", MEMBERS, PART)


@pytest.fixture(scope="module")
def nobody(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("nobody") / "site", OUTSIDERS, GROUP.replace("lead: [example-college]\n", ""))


@pytest.mark.parametrize("address", ["membership", "membership/2023-12-31", "members", "data/statistics"])
def test_where_the_sources_list_a_part_every_page_that_counts_members_says_so(address: str, part: Path) -> None:
    chinese, english = main_words(part, address), main_words(part, f"en/{address}")
    assert "本站登记的成员单位" in chinese and "来源未列全部成员" in chinese
    assert "on record here" in english and "the sources do not list all" in english
    for claim in ("集团共有成员单位", "集团有成员单位"):
        assert claim not in chinese
    assert "the group had" not in english


def test_the_sentence_of_a_part_has_the_number_and_what_it_is(part: Path) -> None:
    sentence = "截至 2023 年 12 月 31 日，本站登记的成员单位 42 家（来源未列全部成员）"
    assert sentence.replace(" ", "") in main_words(part, "membership").replace(" ", "")


def test_the_tables_of_a_part_are_called_so_in_the_open_data(part: Path) -> None:
    package = (part / "data/datapackage.json").read_text("utf-8")
    assert "本站登记的成员单位名录（来源未列全部成员）" in package


def test_where_nobody_belongs_to_the_group_there_is_neither_page_nor_tab_nor_number(nobody: Path) -> None:
    for prefix in ("", "en/"):
        assert not (nobody / prefix / "membership").exists()
        assert "0" not in main_words(nobody, f"{prefix}members").split("合作")[0]
    assert "成员变化" not in main_words(nobody, "members")
    assert "成员单位名录" not in main_words(nobody, "data/statistics")
    assert not (nobody / "data/statistics/members.csv").exists()
    assert "membership/" not in (nobody / "sitemap.xml").read_text("utf-8")


def test_a_list_of_which_nobody_belongs_to_the_group_is_not_called_one_of_members(nobody: Path) -> None:
    chinese = main_words(nobody, "members")
    assert "合作单位与相关单位" in chinese and "来源没有载明集团有哪些成员单位" in chinese
    assert "牵头单位和成员单位" not in chinese


def test_without_own_members_the_list_has_no_line_on_their_number(tmp_path: Path) -> None:
    group = GROUP.replace("lead: [example-college]\n", "")
    found = site(tmp_path / "site", OUTSIDERS, group, **{"content/vocabularies.yml": TERMS})
    assert not is_there(found, "membership")
    assert members_extra(Edition(found, "zh", Media({}, {})), found.by_kind["member"]) is None
