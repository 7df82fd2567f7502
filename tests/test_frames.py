import json

import pytest

from qunzhi.frames import HOLES, Frame, RenderedPage, Shell, from_plain, hole, to_plain


def test_every_hole_is_filled_and_what_is_around_stays() -> None:
    frame = Frame(f"<a>{hole('title')}</a>{hole('root')}x{hole('title')}")
    assert frame.fill({"title": "题", "root": "../"}) == "<a>题</a>../x题"


def test_a_hole_that_nobody_fills_is_an_error_and_never_a_page() -> None:
    with pytest.raises(KeyError):
        Frame(f"{hole('title')}{hole('nobody')}").fill({"title": "题"})


def test_a_frame_without_holes_is_itself() -> None:
    assert Frame("<p>@@ qz @@</p>").fill({}) == "<p>@@ qz @@</p>"


def test_what_is_filled_in_is_never_taken_for_a_hole() -> None:
    assert Frame(hole("body")).fill({"body": hole("title")}) == hole("title")


def test_the_marks_of_holes_pass_through_urls_and_attributes_unchanged() -> None:
    for name in HOLES:
        assert hole(name).isascii() and not set(hole(name)) & set("<>&\"'%?#/ "), f"{name} would be escaped somewhere"


def test_a_shell_that_went_through_the_cache_is_the_same() -> None:
    page = RenderedPage("docs/en/a.md", "en/a/", "en", "题", "述", Frame("<p>甲</p>"))
    shell = Shell({("zh", "news"): Frame("a"), ("en", "news"): Frame("b")}, (page,), "https://example.edu.cn/")
    assert from_plain(json.loads(json.dumps(to_plain(shell)))) == shell


def test_a_form_filled_in_two_steps_is_the_frame_filled_at_once() -> None:
    holes = [hole(name) for name in ("root", "title", "lang")]
    frame, title = Frame(f"字{''.join(holes)}x{holes[1]}{holes[0]}"), {"title": "题"}
    alike = {"root": "../", "lang": "en", "toc": "never asked for"}
    form = frame.form(alike)
    assert form.holes == ("title", "title")
    assert form.fill({"title": "题".encode()}).decode() == frame.fill({**alike, **title})
