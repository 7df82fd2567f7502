"""Where two engines that share no code say the same, it is what the text says."""

from random import Random

import pytest

from qunzhi.load import load
from qunzhi.markup.html import Html, to_html
from tests.bench.records import records
from tests.building import PROJECT, SITES
from tests.markup.awkward import AWKWARD, jumble
from tests.markup.differences import DIFFERENCES, Difference
from tests.markup.token_engine import as_seen, to_html_by_tokens

ROOTS = {"project": PROJECT, **{path.name: path for path in sorted(SITES.iterdir()) if path.is_dir()}}


def both(markdown: str) -> tuple[Html, Html]:
    """What the engine that is used makes of a text, and what the tokens make of it."""
    return as_seen(to_html(markdown, "表格")), as_seen(to_html_by_tokens(markdown, "表格"))


@pytest.mark.parametrize("site", ROOTS)
def test_both_engines_say_the_same_of_every_text_of_a_site(site: str) -> None:
    texts = load(ROOTS[site]).checked.texts
    assert texts
    for key, text in texts.items():
        ours, theirs = both(text.scanned.text)
        assert ours == theirs, f"the engines differ about {key}"


def test_both_engines_say_the_same_of_the_texts_of_the_measured_sites() -> None:
    for record in records(40):
        for text in record.article.body.values():
            ours, theirs = both(text)
            assert ours == theirs, f"the engines differ about {record.id}"


@pytest.mark.parametrize("name", AWKWARD)
def test_both_engines_say_the_same_of_what_is_awkward(name: str) -> None:
    ours, theirs = both(AWKWARD[name])
    assert ours == theirs


def test_both_engines_say_the_same_of_what_nobody_would_write() -> None:
    chance = Random(1)
    for text in (jumble(chance) for _ in range(1000)):
        ours, theirs = both(text)
        assert ours == theirs, f"the engines differ about {text!r}"


@pytest.mark.parametrize("difference", DIFFERENCES, ids=lambda difference: difference.reason)
def test_the_engines_differ_for_a_reason(difference: Difference) -> None:
    ours, theirs = (made.html.partition("<hr")[0].strip() for made in both(difference.text))
    assert ours == difference.ours
    assert theirs == difference.theirs
