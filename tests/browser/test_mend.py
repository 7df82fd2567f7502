"""How an open page becomes like the new one: only what has changed is touched."""

import pytest
from playwright.sync_api import Page
from tests.building import PROJECT

MEND = (PROJECT / "hooks/qunzhi/preview/mend.js").read_text("utf-8").replace("export const", "const")
APPLY = """([before, after, touch]) => {
  %s
  const parsed = (html) => new DOMParser().parseFromString(`<body>${html}`, "text/html").body;
  document.body.innerHTML = before;
  const kept = document.querySelector("#kept");
  eval(touch);
  const done = mend(document.body, parsed(before), parsed(after));
  return [done, document.body.innerHTML, kept === document.querySelector("#kept")];
}"""
KEPT = '<p id="kept">留下</p>'


def mended(page: Page, before: str, after: str, touch: str = "") -> tuple[bool, str, bool]:
    """Whether it could be done, the page then, and whether the paragraph that stays is still the same."""
    done, html, is_kept = page.evaluate(APPLY % MEND, [before, after, touch])
    return done, html, is_kept


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"<h1>旧</h1>{KEPT}", f"<h1>新</h1>{KEPT}"),
        (f'<h1 class="a" lang="en">x</h1>{KEPT}', f'<h1 class="b" id="x">x</h1>{KEPT}'),
        (f"{KEPT}<p>二</p>", f"<p>一</p>{KEPT}<p>二</p><p>三</p>"),
        (f"<p>一</p><p>二</p>{KEPT}<p>三</p>", KEPT),
        (f"<h2>x</h2>{KEPT}", f"<h3>x</h3>{KEPT}"),
        (f"<div><div><p>一<b>二</b></p></div>{KEPT}</div>", f"<div><div><p>一<i>二</i>三</p></div>{KEPT}</div>"),
        (f"<!-- a -->文{KEPT}", f"<!-- b -->字{KEPT}"),
        (f"<ul><li>一</li><li>二</li></ul>{KEPT}", f"<ul><li>二</li><li>一</li><li>三</li></ul>{KEPT}"),
        (f"{KEPT}<svg><circle r='1'/></svg>", f"{KEPT}<svg><circle r='2'/><path d='M0 0'/></svg>"),
    ],
)
def test_a_page_becomes_like_the_new_one_and_keeps_what_is_the_same(page: Page, before: str, after: str) -> None:
    page.set_content("")
    wanted = page.evaluate("html => { document.body.innerHTML = html; return document.body.innerHTML; }", after)
    assert mended(page, before, after) == (True, wanted, True)


def test_what_a_script_or_the_reader_has_changed_elsewhere_stays(page: Page) -> None:
    before = f"<h1>旧</h1><details>{KEPT}</details><div id='filled'></div>"
    touch = "document.querySelector('details').open = true; document.querySelector('#filled').append('答案')"
    done, html, _ = mended(page, before, before.replace("旧", "新"), touch)
    assert done and "新" in html and '<details open="">' in html and "答案" in html


def test_the_panel_of_the_preview_stays(page: Page) -> None:
    touch = "document.body.append(Object.assign(document.createElement('div'), { id: 'qunzhi-preview' }))"
    done, html, is_kept = mended(page, f"{KEPT}<p>一</p>", f"{KEPT}<p>二</p><p>三</p>", touch)
    assert done and is_kept and '<div id="qunzhi-preview"></div>' in html and "三" in html


@pytest.mark.parametrize(
    ("before", "after", "touch"),
    [
        ("<p>一</p>", "<p>一</p><form><input></form>", ""),
        ("<p>一</p><div><button>x</button></div>", "<p>一</p>", ""),
        ("<script>1</script>", "<script>2</script>", ""),
        ("<p>一</p>", "<p>二</p>", "document.body.append('别的')"),
        ("<p>一</p>", "<p>二</p>", "document.body.innerHTML = '<h1>别的</h1>'"),
    ],
)
def test_where_scripts_have_taken_hold_the_page_has_to_be_loaded_again(
    page: Page, before: str, after: str, touch: str
) -> None:
    assert not mended(page, before, after, touch)[0]


def test_facts_for_search_engines_are_no_script(page: Page) -> None:
    facts = f"<script type='application/ld+json'>旧</script>{KEPT}"
    done, html, is_kept = mended(page, facts, facts.replace("旧", "新"))
    assert done and is_kept and ">新</script>" in html
