"""Which files are handed out, and by what their content is known.

A short list of what is accepted, and not a long one of what is dangerous: what nobody has thought of is refused.
"""

import re
from enum import Enum
from typing import NamedTuple


class Format(NamedTuple):
    """A type of file that is handed out."""

    media_type: str
    """As registered with IANA; OFD is not registered, and bears the one that its readers use."""
    suffixes: tuple[str, ...]


_OOXML = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."

FORMATS: dict[str, Format] = {
    "PDF": Format("application/pdf", (".pdf",)),
    "OFD": Format("application/ofd", (".ofd",)),
    "DOCX": Format(f"{_OOXML}wordprocessingml.document", (".docx",)),
    "XLSX": Format(f"{_OOXML}spreadsheetml.sheet", (".xlsx",)),
    "PPTX": Format(f"{_OOXML}presentationml.presentation", (".pptx",)),
    "ODT": Format(f"{_ODF}text", (".odt",)),
    "ODS": Format(f"{_ODF}spreadsheet", (".ods",)),
    "ODP": Format(f"{_ODF}presentation", (".odp",)),
    "TXT": Format("text/plain", (".txt",)),
    "CSV": Format("text/csv", (".csv",)),
    "ZIP": Format("application/zip", (".zip",)),
    "JPEG": Format("image/jpeg", (".jpg", ".jpeg")),
    "PNG": Format("image/png", (".png",)),
    "WEBP": Format("image/webp", (".webp",)),
    "GIF": Format("image/gif", (".gif",)),
    "TIFF": Format("image/tiff", (".tif", ".tiff")),
    "BMP": Format("image/bmp", (".bmp",)),
    "AVIF": Format("image/avif", (".avif",)),
    "MP3": Format("audio/mpeg", (".mp3",)),
    "MP4": Format("video/mp4", (".mp4", ".m4v", ".m4a")),
}
"""By what readers call it. OFD is GB/T 33190-2016."""

TEXTS = ("TXT", "CSV")
PICTURES = ("JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP", "AVIF")
ZIPPED = ("OFD", "DOCX", "XLSX", "PPTX", "ODT", "ODS", "ODP", "ZIP")


class Strange(Enum):
    """What content can be, and is not handed out."""

    OLD_OFFICE = "old"
    """OLE compound file [MS-CFB]: .doc, .xls, .ppt, and WPS's .wps, .et, .dps. RTF, which can hold the same, too."""
    PROGRAM = "program"
    PAGE = "page"
    """HTML or SVG: browsers run the scripts in it as if they were the site's own."""
    ARCHIVE = "archive"
    UNKNOWN = "unknown"


HEAD_BYTES = 4096
"""So many first bytes tell what a file is."""

_SIGNATURES: tuple[tuple[bytes, str | Strange], ...] = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP"),
    (b"PK\x05\x06", "ZIP"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"ID3", "MP3"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Strange.OLD_OFFICE),
    (b"{\\rtf", Strange.OLD_OFFICE),
    (b"\x7fELF", Strange.PROGRAM),
    (b"\xca\xfe\xba\xbe", Strange.PROGRAM),  # of macOS, or of Java
    (b"\xcf\xfa\xed\xfe", Strange.PROGRAM),
    (b"\xce\xfa\xed\xfe", Strange.PROGRAM),
    (b"dex\n", Strange.PROGRAM),
    (b"\0asm", Strange.PROGRAM),
    (b"L\0\0\0\x01\x14\x02\0", Strange.PROGRAM),  # a shortcut of Windows [MS-SHLLINK]
    (b"#!", Strange.PROGRAM),
    (b"Rar!\x1a\x07", Strange.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", Strange.ARCHIVE),
    (b"\x1f\x8b", Strange.ARCHIVE),
    (b"BZh", Strange.ARCHIVE),
    (b"\xfd7zXZ\0", Strange.ARCHIVE),
    (b"MSCF", Strange.ARCHIVE),
)

_WITHIN: tuple[tuple[int, re.Pattern[bytes], str], ...] = (
    (0, re.compile(rb"RIFF....WEBP", re.DOTALL), "WEBP"),
    (4, re.compile(rb"ftyp(avif|avis)"), "AVIF"),
    (4, re.compile(rb"ftyp(isom|iso[2-9]|mp4[12]|avc1|M4[AV] |MSNV|dash)"), "MP4"),
    (0, re.compile(rb"BM.{4}\0\0\0\0", re.DOTALL), "BMP"),
    (0, re.compile(rb"\xff[\xfb\xf3\xf2]"), "MP3"),
)

_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|body|script|svg|\?xml|!--)", re.IGNORECASE)

_OF_PROGRAMS = (
    *(".exe", ".dll", ".com", ".scr", ".msi", ".bat", ".cmd", ".ps1", ".vbs", ".vbe", ".js", ".jse", ".mjs", ".wsf"),
    *(".wsh", ".hta", ".sh", ".py", ".jar", ".apk", ".ipa", ".lnk", ".url", ".reg", ".chm", ".swf", ".php", ".app"),
    *(".command", ".deb", ".rpm", ".dmg", ".iso", ".pif", ".cpl", ".xll", ".desktop"),
)
_OF_PAGES = (".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml", ".svg", ".svgz", ".xml", ".xsl")
_OF_MACROS = (".docm", ".dotm", ".xlsm", ".xltm", ".xlsb", ".xlam", ".pptm", ".potm", ".ppsm", ".ppam")
_OF_OLD_OFFICE = (".doc", ".dot", ".xls", ".xlt", ".ppt", ".pps", ".pot", ".wps", ".wpt", ".et", ".ett", ".dps", ".rtf")


def suffix_of(name: str) -> str:
    """The end of a name that tells its type, in lower case: `.pdf`."""
    return "." + name.lower().rpartition(".")[2] if "." in name else ""


def named(name: str) -> str | Strange:
    """What a file's name says that it is."""
    suffix = suffix_of(name)
    for those, strange in (
        (_OF_PROGRAMS, Strange.PROGRAM),
        (_OF_PAGES, Strange.PAGE),
        (_OF_OLD_OFFICE, Strange.OLD_OFFICE),
    ):
        if suffix in those:
            return strange
    return next((label for label, one in FORMATS.items() if suffix in one.suffixes), Strange.UNKNOWN)


def bears_macros(name: str) -> bool:
    """Whether a name is that of an Office document with macros."""
    return suffix_of(name) in _OF_MACROS


def sniffed(head: bytes) -> str | Strange | None:
    """What the first bytes of a file say that it is; ZIP for whatever is zipped; None where they say nothing."""
    found = next((kind for start, kind in _SIGNATURES if head.startswith(start)), None)
    if found is None and head.startswith(b"MZ") and b"\0" in head[:64]:  # a text may begin with these letters
        found = Strange.PROGRAM
    if found is None and _PAGE.match(head):
        found = Strange.PAGE
    return found or next((kind for at, pattern, kind in _WITHIN if pattern.match(head, at)), None)
