"""Bad examples: what is wrong in each folder of tests/bad/, and the very words in which the build says so.

A folder is laid over the minimal site. `without.txt` lists files of that site to leave out, `expected.txt` holds what
is printed. What git cannot keep is made here. `python -m tests.bad_examples` writes every expected.txt anew; read the
difference before you commit it.
"""

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook

from tests.files import dated_jpeg, frames, jpeg, plain_webp, png_header
from tests.harmful_attachments import HARMFUL
from tests.small_sites import findings_of, laid_over

BAD = Path(__file__).parent / "bad"
EXPECTED, WITHOUT = "expected.txt", "without.txt"

RECORD = "content/activities/2024-bad"
TEXT = f"{RECORD}/index.zh.md"
DOCUMENT = "content/documents/2024-bad"
MEMBERS = "- id: example-college\n  name: 示例学院\n  type: college\n  role: lead\n"
WORKS = "- id: works\n  name: {zh: 示例工厂, en: Example Works}\n  type: college\n  role: lead\n"
STAFF = "- id: staff\n  title: 教职工\n  unit: 人\n  series:\n    - {period: 2022, value: 31}\n"
FIELDS = "---\ntitle: 一次活动\ndate: 2024-05-01\ntype: visit\n---\n\n"


def examples() -> list[str]:
    """Names of all examples."""
    return sorted(path.name for path in BAD.iterdir())


def code_of(example: str) -> str:
    """The code that an example is named after: `QZ-F01` of `QZ-F01-symlink-out`."""
    return "-".join(example.split("-")[:2])


def printed(example: str, folder: Path) -> str:
    """What the build prints of an example, laid out in `folder`."""
    root = laid_over(folder / "site", _taken_away(BAD / example))
    files = shutil.ignore_patterns(EXPECTED, WITHOUT)
    shutil.copytree(BAD / example, root, ignore=files, dirs_exist_ok=True, symlinks=True)
    if example in MADE:
        MADE[example](root)
    return "".join(f"{finding}\n" for finding in findings_of(root))


def _taken_away(example: Path) -> dict[str, str | bytes | None]:
    listed = (example / WITHOUT).read_text("utf-8").split() if (example / WITHOUT).exists() else []
    return dict.fromkeys(listed)


def _link_out(
    path: str, secret: str = "---\ntitle: 网站之外\ndate: 2024\ntype: visit\n---\n"
) -> Callable[[Path], None]:
    """A symbolic link to a file beside the site that would be good if it lay inside."""

    def make(root: Path) -> None:
        outside = root.parent / "outside"
        outside.write_text(secret, "utf-8")
        _parent(root / path).symlink_to(outside)

    return make


def _heavy(root: Path) -> None:
    """It takes no room on the disk."""
    path = root / RECORD / "scan.tif"
    path.write_bytes(b"II*\0")
    os.truncate(path, 61 << 20)


def _two_names(root: Path) -> None:
    for name in ("Gate.jpg", "gate.JPG"):
        (root / RECORD / name).write_bytes(jpeg((64, 48)))


def _write(path: str, content: bytes) -> Callable[[Path], None]:
    def make(root: Path) -> None:
        _parent(root / path).write_bytes(content)

    return make


def _workbook(path: str) -> Callable[[Path], None]:
    """A workbook as a program writes it that does not calculate: its formulas have no values."""

    def make(root: Path) -> None:
        workbook = Workbook()
        sheet = workbook.worksheets[0]
        for row in (("College", "Persons"), ("Mechanics", 31), ("Computing", 42), ("Total", "=SUM(B2:B3)")):
            sheet.append(row)
        workbook.save(_parent(root / path))

    return make


def _attach(name: str, content: Callable[[], bytes]) -> Callable[[Path], None]:
    def make(root: Path) -> None:
        _parent(root / DOCUMENT / name).write_bytes(content())

    return make


def _too_large(root: Path) -> None:
    """As large as it has to be, without taking room on the disk."""
    with _parent(root / DOCUMENT / "film.mp4").open("wb") as file:
        file.truncate(200_000_001)


def _parent(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _picture_out(root: Path) -> None:
    (root.parent / "outside.jpg").write_bytes(jpeg((32, 32)))
    (root / RECORD / "group.jpg").symlink_to(root.parent / "outside.jpg")


def _dangling(root: Path) -> None:
    (root / TEXT).symlink_to("nowhere.md")


def _fifo(root: Path) -> None:
    (root / "content" / "members.yml").unlink()
    os.mkfifo(root / "content" / "members.yml")


MADE: dict[str, Callable[[Path], None]] = {
    "QZ-F01-symlink-out": _link_out(TEXT),
    "QZ-F01-symlink-page-out": _link_out("docs/about.md"),
    "QZ-F02-dangling-symlink": _dangling,
    "QZ-F02-fifo": _fifo,
    "QZ-F03-too-large": _write(TEXT, FIELDS.encode() + b"a" * 2_000_000),
    "QZ-F04-gbk": _write(TEXT, f"{FIELDS}正文。".encode("gbk")),
    "QZ-F04-gbk-register": _write("content/members.yml", MEMBERS.encode("gbk")),
    "QZ-F04-indicators": _write("content/indicators/a.yml", STAFF.encode("gbk")),
    "QZ-F04-named-organisations": _write("content/members.yml", f"{MEMBERS}{WORKS}".encode("gbk")),
    "QZ-F04-gbk-table": _write(f"{RECORD}/tables/staff.csv", "学院,人数\n机电学院,31\n".encode("gbk")),
    "QZ-F04-utf-16": _write(TEXT, f"{FIELDS}正文。".encode("utf-16")),
    "QZ-F11-symlink-out": _picture_out,
    "QZ-P02-in-text": _write(f"{RECORD}/group.jpg", jpeg((64, 48))),
    "QZ-P02-no-alternative-text": _write(f"{RECORD}/group.jpg", jpeg((64, 48))),
    "QZ-P03-empty": _write(f"{RECORD}/group.jpg", b""),
    "QZ-P03-zeros-at-its-end": _write(f"{RECORD}/group.jpg", jpeg((640, 480))[:4000] + bytes(9000)),
    "QZ-P03-truncated": _write(f"{RECORD}/group.jpg", jpeg((640, 480))[:4000]),
    "QZ-P05-waits-for-consent": _write(f"{RECORD}/group.jpg", jpeg((64, 48))),
    "QZ-P04-bomb": _write(f"{RECORD}/scan.png", png_header(40_000, 40_000)),
    "QZ-P08-heavy": _heavy,
    "QZ-P09-many-frames": _write(f"{RECORD}/dance.gif", frames("GIF", 250)),
    "QZ-P10-memory": _write(f"{RECORD}/scan.webp", plain_webp(8_900, 8_900)),
    "QZ-P11-moving": _write(f"{RECORD}/dance.gif", frames("GIF", 12)),
    "QZ-P11-pages": _write(f"{RECORD}/scan.tif", frames("TIFF", 3)),
    "QZ-P12-jpeg-called-png": _write(f"{RECORD}/group.png", jpeg((64, 48))),
    "QZ-P13-camera": _write(f"{RECORD}/IMG_2031.jpg", jpeg((64, 48))),
    "QZ-P13-file-name": _write(f"{RECORD}/gate.jpg", jpeg((64, 48))),
    "QZ-P13-in-text": _write(f"{RECORD}/group.jpg", jpeg((64, 48))),
    "QZ-P13-word": _write(f"{RECORD}/group.jpg", jpeg((64, 48))),
    "QZ-P14-chinese-only": _write(f"{RECORD}/group.jpg", jpeg((64, 48))),
    "QZ-P15-capitals": _two_names,
    "QZ-P16-question-mark": _write(f"{RECORD}/gate?.jpg", jpeg((64, 48))),
    "QZ-P16-reserved": _write(f"{RECORD}/CON.jpg", jpeg((64, 48))),
    "QZ-P17-another-year": _write(f"{RECORD}/group.jpg", dated_jpeg("2024:05:02 09:00:00")),
    "QZ-T11-no-workbook": _write(f"{RECORD}/tables/staff.xlsx", "学院,人数\n机电学院,31\n".encode()),
    "QZ-T11-old-workbook": _write(f"{RECORD}/tables/staff.xls", b"\xd0\xcf\x11\xe0"),
    "QZ-T15-workbook": _workbook(f"{RECORD}/tables/staff.xlsx"),
    "QZ-V03-too-large": _too_large,
    "QZ-Y05-100000-brackets": _write(TEXT, f"---\ntitle: {'[' * 100_000}\n---\n".encode()),
    **{example: _attach(*attached) for example, attached in HARMFUL.items()},
}
"""Examples, or parts of them, that git cannot keep: by name, what puts them into a site."""


def main() -> None:
    """Write every expected.txt anew."""
    for example in examples():
        with tempfile.TemporaryDirectory() as folder:
            (BAD / example / EXPECTED).write_text(printed(example, Path(folder)), "utf-8")


if __name__ == "__main__":
    main()
