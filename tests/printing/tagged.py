"""What a PDF says of itself."""

from io import BytesIO

import pikepdf


def says_what_it_is(content: bytes, title: str, lang: str) -> None:
    """It is tagged, for archives (PDF/A-2a) and for everyone (PDF/UA-1), and has its title and its language."""
    with pikepdf.open(BytesIO(content)) as opened:
        assert opened.Root.MarkInfo.Marked and "/StructTreeRoot" in opened.Root
        assert str(opened.Root.Lang) == {"zh": "zh-CN", "en": "en"}[lang]
        with opened.open_metadata() as described:
            assert (described["pdfaid:part"], described["pdfaid:conformance"]) == ("2", "A")
            assert described["pdfuaid:part"] == "1"
            assert described["dc:title"] == title
