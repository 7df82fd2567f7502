"""What a chart shows, in a sentence for whoever does not see it."""

from qunzhi.languages import Language
from qunzhi.pages.chart_scale import value_words
from qunzhi.reports.model import Chart, Series
from qunzhi.words import words

MOST_SPOKEN = 24
"""Values that are told one by one; of more, the smallest and the greatest of each series."""


def spoken(chart: Chart, lang: Language) -> str:
    """What the drawing shows, for whoever does not see it; the table beside it has every value."""
    own = words(lang)
    count = sum(len(one.values) for one in chart.series)
    told = [_series_spoken(chart, one, lang, whole=count <= MOST_SPOKEN) for one in chart.series]
    return own[f"chart_{chart.type}"] + own["colon"] + own["list_semicolon"].join(told) + own["full_stop"]


def _series_spoken(chart: Chart, series: Series, lang: Language, *, whole: bool) -> str:
    own = words(lang)
    pairs = [(label.pick(lang), value) for label, value in zip(chart.labels, series.values, strict=True)]
    if not whole:
        known = [(label, value) for label, value in pairs if value is not None]
        if not known:
            return series.name.pick(lang)
        pairs = [min(known, key=lambda pair: pair[1]), max(known, key=lambda pair: pair[1])]
    values = own["list_comma"].join(f"{label} {value_words(chart, value, lang)}" for label, value in pairs)
    return f"{series.name.pick(lang)} {values}"
