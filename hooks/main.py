"""The adapter: the only file that knows MkDocs.

MkDocs renders the hand-written pages and one empty frame for each language and section. This hook puts the frames into
its file list, catches what the theme made of them, and hands them to the package, which makes everything else.
"""

import logging
import os
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from qunzhi.build import Examined, Stopped, examine, finish
from qunzhi.chrome import Chrome, chrome, frame_sections
from qunzhi.frames import Frame, RenderedPage, Shell, hole
from qunzhi.identity import Identity, identity_of, load_identity
from qunzhi.languages import LANGUAGES, PREFIX, Language
from qunzhi.markup.blocks import WORDS
from qunzhi.markup.chinese import mark_html
from qunzhi.markup.scan import scan
from qunzhi.markup.tables import table_boxes
from qunzhi.preview.app import app
from qunzhi.preview.session import Session
from qunzhi.reading.handwritten import DOCS, page_language
from qunzhi.search import NoSearch, Pagefind
from qunzhi.shell import SHELL_FOLDER, write_shell
from qunzhi.terminal import explain, report
from qunzhi.words import words

KEY = "qunzhi"
"""Under this name the state of one build stands in `config.extra`; MkDocs gives hooks no other place for it."""

UNUSED_THEME_FILES = ("assets/javascripts/", "assets/stylesheets/", "assets/images/", "sitemap.xml")
"""Of Material, whose base template the pages extend (face and scripts are ours), and of MkDocs."""


@dataclass
class Catch:
    """One run of MkDocs: what it is for, and what it has rendered so far."""

    identity: Identity
    site_dir: Path
    shell_folder: Path | None
    examined: Examined | None
    frames: dict[tuple[Language, str], Frame] = field(default_factory=dict)
    pages: list[RenderedPage] = field(default_factory=list)
    titles: dict[Language, dict[str, str]] = field(default_factory=dict)


class Serving:
    """What is kept of `mkdocs serve` from build to build; MkDocs has no other place for it."""

    running = False
    session: Session | None = None


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether this is a preview."""
    Serving.running = command == "serve"
    for name in ("mkdocs", "properdocs"):  # frames are no pages: that MkDocs writes no file for them is no news
        logging.getLogger(f"{name}.commands.build").addFilter(lambda said: "Generated empty output" not in said.msg)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Check the content first, and build into a fresh folder: MkDocs would empty the old site."""
    root = Path(config.config_file_path).resolve().parent
    config.theme.static_templates = set()  # 404.html and sitemap.xml are made by the package
    shell = os.environ.get(SHELL_FOLDER)
    if shell and (identity := load_identity(root)):
        config.extra[KEY] = Catch(identity, Path(config.site_dir), Path(shell), None)
        return config
    site_dir = Path(config.site_dir)
    examined = _examined(root, site_dir)
    identity = identity_of(examined.site) if examined else Identity.unknown()
    config.extra[KEY] = Catch(identity, site_dir, None, examined)
    config.site_dir = tempfile.mkdtemp(prefix="qunzhi-")
    return config


def _examined(root: Path, site_dir: Path) -> Examined | None:
    """The content; None where a preview has to go on without it."""
    if Serving.running:
        Serving.session = Serving.session or Session(root, site_dir)
        Serving.session.begin()
    try:
        return examine(root)
    except Stopped as stopped:
        _stop(stopped)
        return None


def _stop(stopped: Stopped) -> None:
    """The content has mistakes: a build ends here, a preview goes on with the last good site and says what is wrong."""
    explain(stopped.findings)
    if Serving.session is None:
        raise Abort("") from None
    Serving.session.stopped(stopped.findings)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: Any) -> LiveReloadServer:
    """Serve what `qunzhi serve` would: pages that show what has changed, and what is wrong, by themselves."""
    if Serving.session:
        server.set_app(app(Serving.session, lambda: server.mount_path, config.dev_addr.host))
    return server


def on_build_error(error: Exception) -> None:
    """A mistake that is not in the content, such as in a template, is told beside the pages too."""
    if Serving.session and not isinstance(error, Abort):
        Serving.session.failed(str(error))


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a frame for each language and section; leave out the theme's files that no page uses."""
    for file in list(files):
        if file.src_uri.startswith(UNUSED_THEME_FILES) and not _is_ours(file, config):
            files.remove(file)
    for lang in LANGUAGES:
        for section in frame_sections(_state(config).identity):
            source = f"{PREFIX[lang]}frame-{section}.md"
            content = f"---\ntitle: {section}\nframe: {section}\n---\n"
            files.append(File.generated(config, source, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
    return files


def _is_ours(file: File, config: MkDocsConfig) -> bool:
    """Whether a file stands in the site's own folders rather than in the theme's package."""
    here = Path(config.config_file_path).resolve().parent
    ours = (here, Path(__file__).resolve().parents[1] / "overrides")
    found = Path(file.abs_src_path or "").resolve()
    return "site-packages" not in found.parts and any(found.is_relative_to(folder) for folder in ours)


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Links of frames count from a hole, so that one frame serves pages of every depth."""
    plain = env.filters["url"]

    @jinja2.pass_context
    def url(context: jinja2.runtime.Context, value: str) -> str:
        if not _is_frame(context.get("page")) or "://" in value or value.startswith("#"):
            return str(plain(context, value))
        return hole("root") + value

    env.filters["url"] = url
    state = _state(config)
    for lang in LANGUAGES:
        state.titles[lang] = {
            _key(file.page): str(file.page.title)
            for file in files.documentation_pages()
            if file.page and not _is_frame(file.page) and _lang(file.page) == lang and _is_top_level(file.page)
        }
    return env


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """Cut references and blocks out of a hand-written page; the package fills them in."""
    return markdown if _is_frame(page) else scan(markdown, WORDS).text


def on_page_content(html: str, page: Page, **_: Any) -> str:
    """Tables of hand-written pages scroll within a box, and Chinese in English ones is marked, as in records."""
    lang = _lang(page)
    boxed = table_boxes(html, words(lang)["table_label"])
    return mark_html(boxed) if lang == "en" else boxed


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_: Any) -> dict[str, Any]:
    """Give the templates `qz`."""
    context["qz"] = _chrome(_state(config), page)
    return context


def _chrome(state: Catch, page: Page) -> Chrome:
    lang = _lang(page)
    if _is_frame(page):
        return chrome(state.identity, lang, page.meta["frame"], state.titles[lang], is_frame=True)
    return chrome(state.identity, lang, _key(page) or "home", state.titles[lang], is_frame=False)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Keep what the theme has made; an empty answer makes MkDocs write no file."""
    state = _state(config)
    if _is_frame(page):
        state.frames[_lang(page), page.meta["frame"]] = Frame(output)
        return ""
    source = f"{DOCS}/{page.file.src_uri}"
    description = str(page.meta.get("description", ""))
    state.pages.append(
        RenderedPage(source, page.url.lstrip("."), _lang(page), str(page.title), description, Frame(output))
    )
    return ""


def on_post_build(config: MkDocsConfig) -> None:
    """Leave the shell for `qunzhi build`, or finish the site."""
    state = _state(config)
    shell = Shell(state.frames, tuple(state.pages), config.site_url or "")
    if state.shell_folder:
        write_shell(shell, state.shell_folder)
        return
    fresh = Path(config.site_dir)
    config.site_dir = str(state.site_dir)
    try:
        if state.examined:
            _finish(state.examined, shell, fresh, state.site_dir)
    except Stopped as stopped:
        _stop(stopped)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _finish(examined: Examined, shell: Shell, fresh: Path, site_dir: Path) -> None:
    """The rest of the build. A preview makes its search index afterwards, while the pages are shown already."""
    session = Serving.session
    built = finish(examined, shell, fresh, site_dir, NoSearch() if session else Pagefind())
    report(built)
    if session:
        session.built(built.findings)


def _state(config: MkDocsConfig) -> Catch:
    state: Catch = config.extra[KEY]
    return state


def _is_frame(page: Page | None) -> bool:
    return page is not None and "frame" in page.meta


def _lang(page: Page) -> Language:
    return page_language(f"{DOCS}/{page.file.src_uri}")


def _key(page: Page) -> str:
    """`about` for `about/` and `en/about/`; "" for the home page of a language."""
    return page.url.removeprefix(PREFIX[_lang(page)]).strip("./")


def _is_top_level(page: Page) -> bool:
    key = _key(page)
    return key != "" and "/" not in key
