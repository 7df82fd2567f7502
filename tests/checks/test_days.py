from datetime import timedelta
from pathlib import Path

import pytest

from qunzhi.quick import today
from tests.small_sites import findings_of, laid_over


@pytest.mark.parametrize("field", ["date", "published", "updated"])
@pytest.mark.parametrize(("ahead", "told"), [(0, []), (700, []), (760, ["QZ-D05"])])
def test_days_may_lie_two_years_ahead(field: str, ahead: int, told: list[str], tmp_path: Path) -> None:
    fields = {"date": "2024-05-01"} | {field: str(today("Asia/Shanghai") + timedelta(days=ahead))}
    words = "".join(f"{name}: {value}\n" for name, value in fields.items())
    text = f"---\ntitle: 一次活动\ntype: visit\n{words}---\n\n正文。\n"
    root = laid_over(tmp_path / "site", {"content/activities/2024-one/index.zh.md": text})
    assert [one.code for one in findings_of(root) if one.code == "QZ-D05"] == told
