from datetime import date
from pathlib import Path
from random import Random

from qunzhi.printing.document import Document
from qunzhi.printing.lines import Json
from qunzhi.printing.nodes import nodes_of
from qunzhi.printing.setting import files_of, pdf_of
from qunzhi.words import words
from tests.building import SITES
from tests.markup.awkward import AWKWARD, jumble
from tests.markup.differences import DIFFERENCES
from tests.printing.printed import pages
from tests.printing.test_nodes import Fixed

JUMBLES = tuple(jumble(Random(seed)) for seed in range(150))
TEXTS = (*AWKWARD.values(), *(difference.text for difference in DIFFERENCES), *JUMBLES)


def test_whatever_is_written_can_be_printed() -> None:
    sections = [section(number, text) for number, text in enumerate(TEXTS)]
    made = pdf_of(Document(tree(sections), date(2024, 1, 2), {}), files_of(SITES / "minimal"), Path())
    assert f"末{len(TEXTS) - 1}" in "".join(pages(made))


def section(number: int, text: str) -> dict[str, Json]:
    body = [*nodes_of(text, Fixed(scope=f"s{number}")), {"t": "par", "body": [f"末{number}"]}]
    return {"name": "", "number": "", "title": f"第{number}段", "lang": None, "note": "", "body": body}


def tree(sections: list[dict[str, Json]]) -> dict[str, Json]:
    cover = {"group": "集团", "emblem": "标志", "title": ["报告"], "kind": "", "foot": []}
    own = {key: word for key, word in words("zh").items() if key.startswith("print_")}
    return {
        **{"lang": "zh", "day": [2024, 1, 2], "gap": "", "breaks": False, "layout": "free"},
        **{"title": "报告", "short": "报告", "words": own, "cover": cover, "lists": []},
        **{"sections": sections, "colophon": [], "ids": []},
    }
