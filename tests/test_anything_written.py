import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qunzhi.build import Stopped, examine
from qunzhi.load import load
from qunzhi.markup.blocks import WORDS
from qunzhi.markup.engine import render
from qunzhi.markup.html import CLEANER, cleaned, to_html
from qunzhi.markup.scan import HOLE, Filling, fill, scan
from tests.small_sites import laid_over

MODEST = settings(
    max_examples=120, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], database=None
)

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
FIELDS = (
    "title: ",
    "date: ",
    "type: visit\n",
    "photos:\n",
    "aliases: [",
    "state: withdrawn\n",
    "- id: a\n",
    "2018-13-01",
)
SIGNS = ("\n", "\t", "{", "}", "[", "]", ": ", "：", "&a ", "*a", "'", '"', "|\n", "? ", "!!int ", "null", "#", "  - ")
LINES = ("---\n", "...\n", "%YAML 1.2\n", "\x00", "\ufeff", "\u2028", "withdrawn: {date: 2024-01-01, reason: 甲}\n")
YAML = st.lists(st.one_of(TEXT, st.sampled_from((*FIELDS, *SIGNS, *LINES))), max_size=12).map("".join)

OURS = (
    "[[",
    "]]",
    "|",
    "```records\n",
    "~~~facts\n",
    "kind: activity\n",
    "![",
    "](",
    ")",
    "\\",
    "“",
    "<script>",
    "<!--",
)
MARKS = ("`", "```", "\n", "# ", "| ", "**", "[^1]", "[^1]: ", "$", "- ", "> ", "    ", "\t", "\r", "\x0b", "\x85")
MARKDOWN = st.lists(st.one_of(TEXT, st.sampled_from((*OURS, *MARKS))), max_size=14).map("".join)


def examined(files: dict[str, str | bytes | None]) -> None:
    """Check a site and see that whatever is wrong with it is said in both languages."""
    with tempfile.TemporaryDirectory() as folder:
        root = laid_over(Path(folder) / "site", files)
        loaded = load(root)
        site = loaded.checked
        assert site.records or site.held or loaded.refused, "what was written down has vanished"
        try:
            findings = examine(root).findings
        except Stopped as stopped:
            findings = stopped.findings
        for finding in findings:
            assert finding.message("zh") and finding.message("en") and str(finding)
            assert finding.place.line >= 1 and finding.place.column >= 1


@MODEST
@given(YAML)
def test_whatever_stands_in_front_matter_gives_findings_or_a_record(words: str) -> None:
    examined({"content/activities/a/index.zh.md": f"---\n{words}\n---\n\n正文\n"})


@MODEST
@given(YAML)
def test_whatever_stands_in_an_english_file_gives_findings_or_a_record(words: str) -> None:
    examined({"content/activities/2024-expo/index.en.md": f"---\n{words}\n---\n\nText\n"})


@MODEST
@given(YAML)
def test_whatever_stands_in_a_register_gives_findings_or_records(words: str) -> None:
    examined({"content/members.yml": words})


@MODEST
@given(YAML, st.sampled_from(["content/group.yml", "content/vocabularies.yml"]))
def test_whatever_stands_in_the_files_of_the_whole_site_gives_findings(words: str, path: str) -> None:
    examined({path: words})


@MODEST
@given(st.binary(max_size=80))
def test_whatever_bytes_a_file_holds_there_are_findings_or_a_record(raw: bytes) -> None:
    examined({"content/activities/a/index.zh.md": raw, "content/members.yml": raw})


@MODEST
@given(MARKDOWN)
def test_whatever_stands_in_a_text_gives_findings_or_a_page(words: str) -> None:
    examined({"content/activities/2024-expo/index.zh.md": f"---\ntitle: 甲\ndate: 2024\ntype: visit\n---\n{words}"})


@MODEST
@given(YAML)
def test_whatever_stands_in_a_block_gives_findings_or_a_block(words: str) -> None:
    examined({"docs/index.md": f"````records\n{words}\n````\n````facts\n{words}\n````\n"})


@MODEST
@given(MARKDOWN)
def test_every_hole_that_is_cut_out_of_a_text_is_marked_once_and_can_be_filled(words: str) -> None:
    scanned = scan(words, WORDS)
    assert [int(number) for number in HOLE.findall(scanned.text)] == list(range(len(scanned.holes)))
    made = to_html(scanned.text, "表格").html
    filled = fill(made, tuple(Filling("<i></i>") for _ in scanned.holes))
    assert not HOLE.search(filled), "a mark is left over"


@MODEST
@given(MARKDOWN)
def test_whatever_is_written_no_page_runs_a_program(words: str) -> None:
    made = to_html(scan(words, WORDS).text, "表格").html.lower()
    assert "<script" not in made and "<iframe" not in made and "javascript:" not in made.replace("&", "")


@MODEST
@given(MARKDOWN)
def test_whatever_is_written_the_cleaner_finds_nothing_where_it_is_not_asked(words: str) -> None:
    html = render(scan(words, WORDS).text)
    assert cleaned(html) == CLEANER.clean(html)
