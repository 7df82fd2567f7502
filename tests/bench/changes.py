"""What happens to a site between two builds. Each change has a number, so that no earlier build knows its outcome."""

import re
from pathlib import Path


def text_file(site: Path) -> Path:
    """The record whose text is changed: in the middle, so that older and newer ones mention it and stand beside it."""
    return _activities(site)[len(_activities(site)) // 2]


def title_file(site: Path) -> Path:
    """The record whose title is changed."""
    return _activities(site)[len(_activities(site)) // 2 - 1]


def sentence(number: int) -> str:
    """What is added to a text."""
    return f"这是测速时补充的第{number}句话。"


def title(number: int) -> str:
    """What a title becomes."""
    return f"测速时改过{number}次的标题"


def title_now(path: Path) -> str:
    """The title that a record has."""
    return path.read_text("utf-8").split("title: ", 1)[1].splitlines()[0]


def change_text(site: Path, number: int) -> None:
    """Add a sentence to the Chinese text of one record."""
    path = text_file(site)
    path.write_text(f"{path.read_text('utf-8')}\n{sentence(number)}\n", "utf-8")


def change_title(site: Path, number: int) -> None:
    """Give one record another Chinese title."""
    path = title_file(site)
    changed = re.sub(r"^title: .*$", f"title: {title(number)}", path.read_text("utf-8"), count=1, flags=re.MULTILINE)
    path.write_text(changed, "utf-8")


def change_theme(site: Path, number: int) -> None:
    """Change a line of the frame that every page wears."""
    path = site / "overrides/main.html"
    mark = f'<meta name="measured" content="{number}">'
    unmarked = re.sub(r'<meta name="measured"[^>]*>', "", path.read_text("utf-8"))
    path.write_text(unmarked.replace("{% endblock %}", f"{mark}{{% endblock %}}", 1), "utf-8")


def _activities(site: Path) -> list[Path]:
    return sorted(site.glob("content/activities/*/index.zh.md"))
