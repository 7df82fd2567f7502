"""A PDF that does anything but show its pages is refused."""

from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from qunzhi.languages import Text
from tests import attachments as made
from tests.downloads.looked import codes, looked, refused


@pytest.mark.parametrize("within", [False, True])
@pytest.mark.parametrize("action", [made.SCRIPT, made.LAUNCH, made.SUBMIT, made.IMPORT])
def test_actions_that_do_more_than_turn_pages_are_refused(action: made.Action, within: bool, tmp_path: Path) -> None:
    assert refused(tmp_path, "a.pdf", made.acting_pdf(action, within=within)) == "QZ-V11"


def test_a_script_deep_within_a_chain_of_actions_is_found(tmp_path: Path) -> None:
    def chain(pdf: pikepdf.Pdf) -> None:
        then = Array([Dictionary(S=Name.Named, N=Name.NextPage), Dictionary(**made.SCRIPT)])
        pdf.Root.OpenAction = Dictionary(S=Name.URI, URI="https://example.edu.cn/", Next=then)

    assert refused(tmp_path, "a.pdf", made.pdf_with(chain)) == "QZ-V11"


def test_a_script_that_hangs_in_no_place_of_the_standard_is_found_in_packed_objects(tmp_path: Path) -> None:
    assert refused(tmp_path, "a.pdf", made.scripted_pdf()) == "QZ-V11"


def test_forms_that_run_are_refused_and_forms_that_are_filled_in_are_not(tmp_path: Path) -> None:
    def form(**fields: Any) -> bytes:
        return made.pdf_with(lambda pdf: pdf.Root.__setattr__("AcroForm", Dictionary(Fields=Array([]), **fields)))

    assert refused(tmp_path, "a.pdf", form(XFA=Array([]))) == "QZ-V11"
    assert refused(tmp_path, "b.pdf", form()) == ""


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("data.csv", b"a,b", ""),
        ("data.csv", made.PROGRAM, "QZ-V11"),
        ("setup.exe", b"a", "QZ-V11"),
        ("form.docm", b"a", "QZ-V11"),
    ],
)
def test_data_may_be_packed_into_a_pdf_and_programs_may_not(
    name: str, content: bytes, code: str, tmp_path: Path
) -> None:
    assert refused(tmp_path, "a.pdf", made.pdf_with_file(name, content)) == code


def test_links_and_the_page_to_begin_with_are_harmless(tmp_path: Path) -> None:
    found = looked(tmp_path, "a.pdf", made.plain_pdf())
    assert found.facts is not None and found.facts.pages == 1
    assert found.remarks == ()


def test_a_pdf_that_asks_for_a_password_is_refused_and_one_that_only_restricts_is_told_of(tmp_path: Path) -> None:
    assert refused(tmp_path, "a.pdf", made.locked_pdf(user="user", owner="owner")) == "QZ-V12"
    found = looked(tmp_path, "b.pdf", made.locked_pdf(user="", owner="owner"))
    assert found.facts is not None
    assert codes(found) == ["QZ-V13"]


def test_a_pdf_that_cannot_be_opened_is_refused_and_one_that_can_be_mended_is_told_of(tmp_path: Path) -> None:
    assert refused(tmp_path, "a.pdf", b"%PDF-1.4\nhalf") == "QZ-V10"
    assert codes(looked(tmp_path, "b.pdf", made.repaired_pdf())) == ["QZ-V14"]


@pytest.mark.parametrize(
    ("title", "said"),
    [("", ["QZ-V16"]), ("Microsoft Word - 新建.doc", ["QZ-V16"]), ("untitled", ["QZ-V16"]), ("章程", [])],
)
def test_a_pdf_has_a_title_of_its_own(title: str, said: list[str], tmp_path: Path) -> None:
    assert codes(looked(tmp_path, "a.pdf", made.pdf_with(lambda pdf: None, title=title))) == said


def test_a_title_that_stands_in_the_metadata_alone_is_one(tmp_path: Path) -> None:
    def describe(pdf: pikepdf.Pdf) -> None:
        with pdf.open_metadata() as metadata:
            metadata["dc:title"] = "章程"

    assert codes(looked(tmp_path, "a.pdf", made.pdf_with(describe, title=""))) == []


def test_the_reason_is_told_in_both_languages(tmp_path: Path) -> None:
    (remark,) = looked(tmp_path, "a.pdf", made.acting_pdf(made.LAUNCH)).remarks
    assert remark.values["reason"] == Text("会启动别的程序", "it starts other programs")
