"""Reviews: void after a change, too few for a publication, out of order."""

from collections.abc import Iterator

from qunzhi.findings import Finding, Value
from qunzhi.kinds.fields import STAGES
from qunzhi.kinds.schema import Review
from qunzhi.languages import Text
from qunzhi.records import Record
from qunzhi.reviews import seal_of
from qunzhi.site import Site

_ORDER = tuple(STAGES)


def check(site: Site) -> Iterator[Finding]:
    """Of every record that has not been taken back: its page says no more than that."""
    for record in (*site.records.values(), *site.held.values()):
        if record.facts.state == "withdrawn":
            continue
        seal = seal_of(record) if record.facts.review else ""
        yield from _void(record, seal)
        yield from _twice(record)
        yield from _too_early(record)
        if record.facts.state == "published":
            yield from _too_few(record, seal, site.group.reviews)


def _void(record: Record, seal: str) -> Iterator[Finding]:
    for number, review in enumerate(record.facts.review):
        if review.seal != seal:
            values: dict[str, Value] = {"id": record.id, "stage": STAGES[review.stage], "day": review.date.isoformat()}
            yield Finding("QZ-W03", record.source.locate(("review", number)), values)


def _too_few(record: Record, seal: str, needed: int) -> Iterator[Finding]:
    """Under embargo as well: on the day on which it ends nobody may be there to see the build stop."""
    done = {review.stage for review in record.facts.review if review.seal == seal}
    if len(done) < needed:
        missing = next(stage for stage in _ORDER if stage not in done)
        values: dict[str, Value] = {"id": record.id, "count": len(done), "needed": needed, "stage": STAGES[missing]}
        yield Finding("QZ-W04", record.place, values)


def _twice(record: Record) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for number, review in enumerate(record.facts.review):
        if first.setdefault(review.stage, number) != number:
            words = STAGES[review.stage]
            reason = Text(f"{words.zh}写了两次", f"the {words.en} stage stands twice")
            yield _disorder(record, number, first[review.stage], reason)


def _too_early(record: Record) -> Iterator[Finding]:
    """Only reviews of the same words compare: after a change the stages are gone through again, one by one."""
    reviews = record.facts.review
    before: dict[str, int] = {}
    for number in sorted(range(len(reviews)), key=lambda n: _ORDER.index(reviews[n].stage)):
        review = reviews[number]
        other = before.setdefault(review.seal, number)
        earlier = reviews[other]
        if review.date < earlier.date and review.stage != earlier.stage:
            yield _disorder(record, number, other, _before(review, earlier))
        before[review.seal] = number


def _before(review: Review, earlier: Review) -> Text:
    stage, first = STAGES[review.stage], STAGES[earlier.stage]
    return Text(
        f"{stage.zh}（{review.date}）早于{first.zh}（{earlier.date}）",
        f"the {stage.en} stage ({review.date}) is dated before the {first.en} ({earlier.date})",
    )


def _disorder(record: Record, number: int, other: int, reason: Text) -> Finding:
    places = [record.source.locate(("review", n)) for n in (number, other)]
    return Finding("QZ-W05", places[0], {"id": record.id, "reason": reason, "other": str(places[1])})
