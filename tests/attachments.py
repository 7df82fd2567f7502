"""Files for download of every sort that the tests need, harmless and harmful, made from nothing."""

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from tests.files import jpeg, pattern

A4 = (595, 842)
CONTENT_TYPES = "[Content_Types].xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
PROGRAM = b"MZ\x90\0" + b"\0" * 60 + b"PE\0\0"
RAR = b"Rar!\x1a\x07\x01\0" + b"\0" * 32

PARTS = {
    "docx": ("word/document.xml", "wordprocessingml.document.main+xml"),
    "xlsx": ("xl/workbook.xml", "spreadsheetml.sheet.main+xml"),
    "pptx": ("ppt/presentation.xml", "presentationml.presentation.main+xml"),
}


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    """A zip archive, the same bytes whenever it is made."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            one = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            one.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(one, content)
    return held.getvalue()


def office(kind: str, more: Mapping[str, bytes | str] | None = None) -> bytes:
    """As much of an Office document (ECMA-376) as tells its type: docx, xlsx, pptx; and other parts."""
    part, media_type = PARTS[kind]
    override = (
        f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.{media_type}"/>'
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    types = f'{head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{override}</Types>'
    return zipped({CONTENT_TYPES: types, part: f"{head}<body/>", **(more or {})})


def opendocument(kind: str) -> bytes:
    """As much of an ODF document as tells its type: text, spreadsheet, presentation."""
    return zipped(
        {"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": "<?xml version='1.0'?><a/>"}
    )


def ofd() -> bytes:
    """As much of a document of GB/T 33190 as tells its type."""
    return zipped({"OFD.xml": '<?xml version="1.0"?><ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"/>'})


def with_macros() -> bytes:
    """A docx that holds a project of macros."""
    return office("docx", {"word/vbaProject.bin": OLE})


def with_package() -> bytes:
    """A docx into which another file was put as an object."""
    return office("docx", {"word/embeddings/oleObject1.bin": OLE + "\x01Ole10Native".encode("utf-16-le")})


def with_formula() -> bytes:
    """A docx with a formula of the old editor, which is an OLE object, too."""
    return office("docx", {"word/embeddings/oleObject1.bin": OLE + "Equation Native".encode("utf-16-le")})


def with_remote_template(target: str = "http://198.51.100.1/a.dotm") -> bytes:
    """A docx that fetches its template."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    relation = f'<Relationship Id="r1" Type="{kind}" Target="{target}" TargetMode="External"/>'
    return office("docx", {"word/_rels/settings.xml.rels": f"<Relationships>{relation}</Relationships>"})


def locked_office() -> bytes:
    """A docx with a password."""
    return OLE + "EncryptedPackage".encode("utf-16-le")


def zip_bomb() -> bytes:
    """A few kilobytes that unpack to many megabytes."""
    return zipped({"zeros.txt": b"\0" * (24 << 20)})


def locked_zip() -> bytes:
    """An archive that says of its member that it is encrypted."""
    raw = bytearray(zipped({"a.txt": "甲"}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(mark) + at] |= 1
    return bytes(raw)


def zip_within_zips(depth: int) -> bytes:
    """An archive in an archive in an archive."""
    raw = zipped({"a.txt": "甲"})
    for _ in range(depth):
        raw = zipped({"a.zip": raw})
    return raw


def pdf_with(change: Callable[[Pdf], Any], *, title: str = "示例", **saving: Any) -> bytes:
    """A PDF of one page with a line of text, changed."""
    held = io.BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=A4)
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page.Resources = Dictionary(Font=Dictionary(F1=font))
        page.Contents = pdf.make_stream(b"BT /F1 24 Tf 72 720 Td (Example) Tj ET")
        if title:
            pdf.docinfo["/Title"] = title
        change(pdf)
        pdf.save(held, deterministic_id="encryption" not in saving, **saving)
    return held.getvalue()


def plain_pdf() -> bytes:
    """A PDF that is as it should be: with a title, text, and a link."""

    def link(pdf: Pdf) -> None:
        action = Dictionary(S=Name.URI, URI="https://example.edu.cn/")
        annotation = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)
        pdf.pages[0].Annots = Array([annotation])
        pdf.Root.OpenAction = Array([pdf.pages[0].obj, Name.Fit])

    return pdf_with(link)


Action = dict[str, Any]
"""The keys of an action, each made into an object of the PDF that it is put into."""


def acting_pdf(action: Action, *, within: bool = False) -> bytes:
    """A PDF that does something when it is opened, or when its page is."""

    def act(pdf: Pdf) -> None:
        if within:
            pdf.pages[0].AA = Dictionary(O=Dictionary(**action))
        else:
            pdf.Root.OpenAction = pdf.make_indirect(Dictionary(**action))

    return pdf_with(act)


SCRIPT: Action = {"S": Name.JavaScript, "JS": "app.alert(1)"}
LAUNCH: Action = {"S": Name.Launch, "F": "calc.exe"}
SUBMIT: Action = {"S": Name.SubmitForm, "F": "https://198.51.100.1/"}
IMPORT: Action = {"S": Name.ImportData, "F": "a.fdf"}


def scripted_pdf() -> bytes:
    """A PDF with a script that its name tree holds, packed into an object stream."""

    def tree(pdf: Pdf) -> None:
        script = pdf.make_indirect(Dictionary(**SCRIPT))
        pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["a", script])))

    return pdf_with(tree, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def pdf_with_file(name: str, content: bytes) -> bytes:
    """A PDF into which a file is packed."""
    return pdf_with(lambda pdf: pdf.attachments.__setitem__(name, content))


def locked_pdf(*, user: str, owner: str) -> bytes:
    """A PDF that is encrypted."""
    return pdf_with(lambda pdf: None, encryption=pikepdf.Encryption(owner=owner, user=user))


def scanned_pdf() -> bytes:
    """A PDF that holds a picture of a page and no letter."""
    held = io.BytesIO()
    pattern((300, 424)).save(held, "PDF", title="扫描件")
    return held.getvalue()


def long_pdf() -> bytes:
    """A PDF whose page is a strip."""
    return pdf_with(lambda pdf: pdf.pages[0].__setattr__("MediaBox", Array([0, 0, 100, 4000])))


def repaired_pdf() -> bytes:
    """A PDF whose table of objects cannot be found."""
    return plain_pdf().replace(b"startxref", b"startxxxx")


def swelling_pdf() -> bytes:
    """A PDF of two megabytes that holds, where its page should be, two gigabytes of nothing."""
    swollen = _zeros(2048)
    catalogue = b"%PDF-1.5\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
    head = catalogue + b"2 0 obj\n<</Type/Pages/Kids[4 0 R]/Count 1>>\nendobj\n"
    stream = b"3 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>\nstream\n" % len(swollen)
    body = head + stream + swollen + b"\nendstream\nendobj\n"
    rows = ((0, 0, 0), (1, 9, 0), (1, len(catalogue), 0), (1, len(head), 0), (2, 3, 0), (1, len(body), 0))
    table = b"".join(bytes([kind]) + at.to_bytes(4, "big") + bytes([more]) for kind, at, more in rows)
    end = b"5 0 obj\n<</Type/XRef/Size 6/W[1 4 1]/Root 1 0 R/Length %d>>\nstream\n" % len(table)
    return body + end + table + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(body)


def _zeros(mebibytes: int) -> bytes:
    """So many of them in zlib's form (RFC 1950): one block again and again, which takes no time to make."""
    packer = zlib.compressobj(9)
    first = packer.compress(b"\0" * (1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(b"\0" * (1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    return first + again * (mebibytes - 1)


def photograph() -> bytes:
    """A JPEG that tells where it was taken."""
    return jpeg((64, 48))
