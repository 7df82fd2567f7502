"""Hugo's configuration and theme: the templates of hugo_layouts/ within the frames that our own theme renders."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import yaml

from qunzhi.frames import HOLES, Shell
from qunzhi.languages import HTML_LANG, LANGUAGES, Language
from qunzhi.shell import STATIC, read_shell
from tests.bench.hugo_facets import SHOWN, address, facets, taxonomy
from tests.bench.hugo_lists import UNITS, YEARLY
from tests.bench.sites import ADDRESS, GROUP_NAME, vocabularies, write, yaml_of

LAYOUTS = Path(__file__).with_name("hugo_layouts")
WORDS = Path(__file__).with_name("hugo_words.yml")

_FILLINGS = {
    "title": '{{ block "title" . }}{{ end }} - {{ site.Title }}',
    "head": '{{ partial "head.html" . }}',
    "body": '{{ block "main" . }}{{ end }}',
    "switch_href": "{{ $switch }}",
    "root": "/",
}
"""What Hugo puts where our theme has left a hole; other holes stay empty."""

_BEFORE = (
    '{{ $section := cond .IsHome "home" (or .Params.of .Section) }}'
    '{{ $switch := "%s" }}{{ range first 1 .Translations }}{{ $switch = .RelPermalink }}{{ end }}'
)


def write_theme(folder: Path, shell: Path) -> None:
    """All of a site but its texts. The constant parts of a page are constant text, which costs Hugo next to nothing."""
    write(folder / "hugo.yaml", yaml_of(_configuration()))
    shutil.copytree(LAYOUTS, folder / "layouts")
    shutil.copytree(shell / STATIC, folder / "static")
    for lang in LANGUAGES:
        write(folder / f"layouts/baseof.{lang}.html", _base(read_shell(shell), lang))


def _base(shell: Shell, lang: Language) -> str:
    fillings = {name: _FILLINGS.get(name, "") for name in HOLES}
    filled = shell.frame(lang, SHOWN["activity"].section).fill(fillings)
    page = re.sub(r'<ul class="sections">.*?</ul>', lambda found: _current(found[0]), filled, flags=re.DOTALL)
    return _BEFORE % {"zh": "/en/", "en": "/"}[lang] + page.lstrip()


def _current(sections: str) -> str:
    """The navigation, which marks the section that is open."""

    def mark(found: re.Match[str]) -> str:
        key = found[1].removeprefix("/en").strip("/") or "home"
        return f'<a href="{found[1]}"{{{{ if eq $section "{key}" }}}} aria-current="true"{{{{ end }}}}>'

    return re.sub(r'<a href="([^"]*)"(?: aria-current="true")?>', mark, sections)


def _configuration() -> Mapping[str, object]:
    names = {taxonomy(kind, facet): address(kind, facet) for kind in SHOWN.values() for facet in facets(kind)}
    return {
        "baseURL": ADDRESS,
        "buildFuture": True,
        "enableRobotsTXT": True,
        "defaultContentLanguage": "zh",
        "disableDefaultLanguageRedirect": True,
        "pagination": {"pagerSize": 20, "disableAliases": True},
        "taxonomies": {name: name for name in (*names, UNITS, YEARLY)},
        "permalinks": {"term": names},
        "markup": {"goldmark": {"renderHooks": {"link": {"useEmbedded": "never"}}}},  # every link is whole already
        "outputFormats": {"atom": {"mediaType": "application/atom+xml", "baseName": "feed"}},
        "mediaTypes": {"application/atom+xml": {"suffixes": ["xml"]}},
        "outputs": {"home": ["html", "atom"], **{kind: ["html"] for kind in ("page", "section", "taxonomy", "term")}},
        "languages": {lang: _language(lang, weight) for weight, lang in enumerate(LANGUAGES, 1)},
    }


def _language(lang: Language, weight: int) -> Mapping[str, object]:
    return {
        "weight": weight,
        "title": GROUP_NAME[lang],
        "contentDir": f"content/{lang}",
        "locale": HTML_LANG[lang],
        "params": {
            "words": yaml.safe_load(WORDS.read_text("utf-8"))[lang],
            "terms": {term["id"]: term[lang] for terms in vocabularies().values() for term in terms},
            "sections": {kind.section: {"title": kind.heading.pick(lang)} for kind in SHOWN.values()},
            "facets": {kind.section: [facet.name for facet in facets(kind)] for kind in SHOWN.values()},
        },
    }
