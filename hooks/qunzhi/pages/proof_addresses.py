"""Where the proofs of reports stand."""

from qunzhi.languages import PREFIX, Language
from qunzhi.records import Record


def has_proof(record: Record) -> bool:
    """Whether it is a report that readers can see."""
    return record.kind.numbered and record.facts.state == "published"


def proof_address(record: Record) -> str:
    """Of the page, from the root of the language."""
    return f"{record.address}proof/"


def summary_address(record: Record, lang: Language) -> str:
    """Of the counts for machines, from the site's root."""
    return f"{PREFIX[lang]}{proof_address(record)}proof.json"
