"""What a verification says at its end: Chinese first, then English."""

from collections import Counter

from qunzhi.originals.verify import Verified
from qunzhi.text import file_size


def summary(found: Verified) -> str:
    """How much was read, and what became of it."""
    told = Counter(finding.code for finding in found.findings)
    gone, changed = told["QZ-Z01"] + told["QZ-Z05"], told["QZ-Z02"] + told["QZ-Z04"]
    new = sum(int(str(finding.values["count"])) for finding in found.findings if finding.code == "QZ-Z07")
    return (
        f"读了 {found.files:,} 个原件，{file_size(found.size)}：变了或损坏 {changed}，不见了 {gone}，"
        f"改了名 {told['QZ-Z06']}，未登记 {new}，登记有误 {told['QZ-Z08']} · "
        f"read {found.files:,} originals: {changed} changed or damaged, {gone} gone, "
        f"{told['QZ-Z06']} renamed, {new} not entered, {told['QZ-Z08']} bad lines"
    )
