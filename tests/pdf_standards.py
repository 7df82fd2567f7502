"""Has a second validator look at PDFs: `python tests/pdf_standards.py FILE …`, in `.venv/pdf`.

It was written apart from Typst and from veraPDF, and passes the test files of the latter.
"""

import sys

import page

PROFILES = ("ua1", "2a")
"""PDF/UA-1 (ISO 14289-1:2014) and PDF/A-2a (ISO 19005-2:2011)."""

MISREAD = frozenset(("PDFUA1-FONT-GLYPH-WIDTH-001", "PDFA2A-TRUETYPE-GLYPH-WIDTH-001"))
"""Version 0.11 takes the width of a glyph for 0 where a CFF font leaves it to `defaultWidthX` (Adobe TN 5177, 3.1)."""


def main(paths: list[str]) -> None:
    """Prints each rule that a file breaks."""
    for path in paths:
        for profile in PROFILES:
            for failure in page.validate_pdf(path, profile=profile).failures:
                if failure.rule_id not in MISREAD:
                    print(path, failure.rule_id, failure.message)


if __name__ == "__main__":
    main(sys.argv[1:])
