"""Records that refer to one another in any way at all: findings or pages, never a loop and never a traceback."""

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qunzhi.build import Stopped, examine
from tests.small_sites import built, laid_over

MODEST = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], database=None
)

NUMBERS = range(3)
DATES = st.sampled_from(
    ["2021", "2022", "2022-03", "2023-05-01", "2022-2023学年", "2021/2023", "2023-01-05/2023-02-01"]
)
VALUES = st.sampled_from(["0", "5", "-3", "5 人", "7 万元", "0.5 亿元", "50%", "12 人次", "3 尺", "许多", "1,000"])
UNITS = st.sampled_from(["人", "万元", "%", "项", "人日", "尺"])
DAYS = st.sampled_from(["2021-01-01", "2022", "2022-06-30", "2023-12"])


def name(kind: str) -> st.SearchStrategy[str]:
    """The id of one of a kind's records, or now and then of none."""
    return st.sampled_from([*(f"{kind}-{n}" for n in NUMBERS), f"{kind}-nobody"])


def some(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[list[str]]:
    """None, one or a few."""
    return st.lists(strategy, max_size=3)


def maybe(**fields: st.SearchStrategy[object]) -> st.SearchStrategy[dict[str, object]]:
    """Any choice of the fields."""
    return st.fixed_dictionaries({}, optional=fields)


FIGURE = name("figure")
DERIVE = maybe(
    count=st.sampled_from(["honour", "member", "nothing"]),
    sum=st.sampled_from(["training.persons", "honour.count", "honour.title"]),
    total=some(FIGURE),
    share=some(FIGURE),
    growth=FIGURE,
    ratio=some(FIGURE),
    level=st.just("national"),
)
POINT = st.fixed_dictionaries(
    {"period": DATES, "value": VALUES},
    optional={
        "lines": st.lists(st.fixed_dictionaries({"label": st.sampled_from("甲乙"), "value": VALUES}), max_size=3)
    },
)
INDICATOR = maybe(derive=DERIVE, series=st.lists(POINT, max_size=3), at_most=FIGURE)
DOCUMENT = maybe(
    supersedes=some(name("document")),
    amends=some(name("document")),
    implements=some(name("document")),
    number=st.sampled_from(["某发〔2021〕5号", "某发[2021]5号", "某发〔2021〕05号", "第5号", "5"]),
    made=DATES,
)
BODY = maybe(parent=name("body"), established=DAYS, dissolved=DAYS)
APPOINTMENT = maybe(begins=DAYS, ends=DAYS, member=st.just("example-college"))
MEMBER = maybe(
    joined=DAYS, left=DAYS, count=st.sampled_from(["0", "3", "-1"]), credit_code=st.sampled_from(["9", "I" * 18])
)
MILESTONE = st.fixed_dictionaries(
    {"year": st.sampled_from(["2020", "2021", "2022"])},
    optional={"done": st.just("true"), "value": VALUES, "text": st.just("完成")},
)
RESULT = maybe(year=st.just("2021"), value=VALUES, indicator=FIGURE, evidence=some(name("document")))
TASK = maybe(
    milestones=st.lists(MILESTONE, max_size=3),
    results=st.lists(RESULT, max_size=2),
    target=VALUES,
    milestones_are=st.sampled_from(["levels", "increments"]),
    responsible=some(name("body")),
)
GOAL = maybe(
    baseline=VALUES, target=VALUES, indicator=FIGURE, tasks=some(st.sampled_from(["plan-task-1", "plan-task-2"]))
)
TEXT = st.lists(st.builds("[[{}@{}]]".format, FIGURE, DATES), max_size=3).map("，".join)


def entries(kind: str, found: Sequence[Mapping[str, object]], **fixed: object) -> str:
    """A register."""
    whole = [{"id": f"{kind}-{n}", **fixed, **one} for n, one in enumerate(found)]
    return str(yaml.dump(whole, allow_unicode=True, sort_keys=False))


def examined(files: Mapping[str, str]) -> None:
    """Check a site, and make its pages where nothing stops it."""
    with tempfile.TemporaryDirectory() as folder:
        root = laid_over(Path(folder) / "site", files)
        try:
            built(examine(root), Path(folder) / "out")
        except Stopped as stopped:
            for finding in stopped.findings:
                assert finding.message("zh") and finding.message("en") and str(finding)


def three(strategy: st.SearchStrategy[dict[str, object]]) -> st.SearchStrategy[list[dict[str, object]]]:
    """As many as there are numbers."""
    return st.lists(strategy, min_size=len(NUMBERS), max_size=len(NUMBERS))


@MODEST
@given(three(INDICATOR), UNITS, TEXT)
def test_whatever_figures_are_made_from(found: list[dict[str, object]], unit: str, text: str) -> None:
    honours = "- {id: h, title: 奖, level: national, date: 2022}\n"
    trainings = "- {id: t, title: 班, date: 2022, persons: 5 人}\n"
    activity = f"---\ntitle: 甲\ndate: 2024\ntype: visit\nsummary: 共{text}\n---\n\n{text}\n"
    examined(
        {
            "content/indicators.yml": entries("figure", found, title="某数", unit=unit),
            "content/honours.yml": honours,
            "content/trainings.yml": trainings,
            "content/activities/a/index.zh.md": activity,
        }
    )


@MODEST
@given(three(DOCUMENT))
def test_whatever_documents_replace_and_carry_out(found: list[dict[str, object]]) -> None:
    examined({"content/documents.yml": entries("document", found, title="某文件", type="notice")})


@MODEST
@given(three(BODY), three(APPOINTMENT), three(MEMBER))
def test_whatever_bodies_belong_to_and_whoever_holds_their_offices(
    bodies: list[dict[str, object]], terms: list[dict[str, object]], members: list[dict[str, object]]
) -> None:
    named = [{"name": f"第{n}委员会", **body} for n, body in enumerate(bodies)]
    units = [{"name": f"第{n}公司", **member} for n, member in enumerate(members)]
    own = "- {id: example-college, name: 示例学院, type: college, role: lead}\n"
    examined(
        {
            "content/bodies.yml": entries("body", named, offices=[{"id": "chair", "title": "主任"}]),
            "content/appointments.yml": entries("term", terms, holder="某单位", body="body-0", office="chair"),
            "content/members.yml": own + entries("unit", units, type="college", role="lead"),
        }
    )


@MODEST
@given(st.lists(TASK, max_size=3), st.lists(GOAL, max_size=2), three(INDICATOR), DATES)
def test_whatever_a_plan_promises(
    tasks: list[dict[str, object]],
    goals: list[dict[str, object]],
    figures: list[dict[str, object]],
    period: str,
) -> None:
    whole = [{"number": str(n + 1), "title": f"任务{n}", **task} for n, task in enumerate(tasks)]
    aims = [{"title": f"目标{n}", **goal} for n, goal in enumerate(goals)]
    plan = [{"period": period, "tasks": whole, "goals": aims}]
    examined(
        {
            "content/plans.yml": entries("plan", plan, title="规划").replace("plan-0", "plan"),
            "content/bodies.yml": entries("body", [{"name": f"第{n}委员会"} for n in NUMBERS]),
            "content/indicators.yml": entries("figure", figures, title="某数", unit="项"),
        }
    )
