"""What people read, by templates; each format has its own way to escape what a template prints.

Jinja2's autoescaping is on in all of them: what is printed and is not yet `Markup`, made by a
macro or a filter, is escaped as the format wants it, and what nobody would see of it is shown.
"""

from __future__ import annotations

import html
import re
from base64 import b64encode
from collections.abc import Callable, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from summarize.counts import counted
from summarize.fetching import without_credentials
from summarize.language.languages import ENGLISH
from summarize.language.source_marks import without_source_marks
from summarize.rendering import markdown
from summarize.rendering.phrases import one_line, phrases_of
from summarize.rendering.report_page import is_right_to_left, report_of
from summarize.rendering.view import article_title, view_of
from summarize.visible import visible

if TYPE_CHECKING:
    from summarize.checking import Verification
    from summarize.rendering.index_page import IndexEntry, IndexFailure
    from summarize.rendering.outlines import Outline
    from summarize.types import Brief, Citation, Unread

_ESCAPES: dict[str, Callable[[str], str]] = {
    "markdown": markdown.escape,
    "text": str,
    "html": html.escape,
}
_QUOTED_CHARACTERS = 160


def brief_as_prose(brief: Brief, markup: str) -> str:
    """Return the brief in a format for people: "markdown", "text" or "html"."""
    if markup == "html":
        return _fill("brief", markup, report=report_of(brief), **_page_parts("report"))
    return _fill("brief", markup, view=view_of(brief))


def verification_as_text(verification: Verification) -> str:
    """Return the verdicts for reading: each sentence, its spans, and what they do not say."""
    articles = {article.id: article for article in verification.articles}

    def quote(citation: Citation) -> str:
        span = articles[citation.article_id].text[citation.start : citation.end]
        text = without_source_marks(one_line(span))
        cut = text[: _QUOTED_CHARACTERS - 1].rstrip() + "…"
        return text if len(text) <= _QUOTED_CHARACTERS else cut

    titles = {id_: article_title(each, phrases_of(ENGLISH)) for id_, each in articles.items()}
    return _fill("verification", "text", verification=verification, titles=titles, quote=quote)


def outlines_as_text(outlines: Sequence[Outline], unread: Sequence[Unread]) -> str:
    """Return for reading what was read: each article, what was set apart of it, what was not."""
    return _fill("articles", "text", outlines=outlines, unread=unread)


def index_as_page(entries: Sequence[IndexEntry], failures: Sequence[IndexFailure]) -> str:
    """Return the page that lists briefs and what failed, in that order."""
    parts = _page_parts("index")
    return _fill("index", "html", entries=entries, failures=failures, **parts)


def _page_parts(name: str) -> dict[str, Markup]:
    """Return a page's own style and script, and the policy that lets it run these alone.

    They are files of this package; nothing of a brief stands in them.
    """
    folder = files(__package__).joinpath("templates")
    style, script = (
        _single_blanks(folder.joinpath(f"{name}.{kind}").read_text(encoding="utf-8"))
        for kind in ("css", "js")
    )
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )
    return {"style": Markup(style), "script": Markup(script), "policy": Markup(policy)}


def _hash(text: str) -> str:
    """Return the hash by which a Content-Security-Policy names an inline style or script."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _single_blanks(text: str) -> str:
    return re.sub(r"\n{3,}", "\n\n", text)


def _fill(template: str, markup: str, **values: object) -> str:
    # Templates part sections by blank lines, and there are more where a section has nothing.
    filled = _environment(markup).get_template(f"{template}.{markup}.j2").render(values)
    return _single_blanks(filled).strip("\n") + "\n"


@cache
def _environment(markup: str) -> Environment:
    def escape(value: object) -> Markup:
        return value if isinstance(value, Markup) else Markup(_ESCAPES[markup](visible(str(value))))

    environment = Environment(
        loader=PackageLoader(__package__),
        autoescape=True,
        finalize=escape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "one_line": one_line,
        "counted": counted,
        "dated": phrases_of(ENGLISH).dated,
        "at_start": lambda text: Markup(markdown.escape_start(escape(text))),
        "in_link": lambda text: Markup(markdown.escape_brackets(escape(text))),
        "link_address": lambda url: Markup(url.translate(markdown.URL_ESCAPES)),
        "without_credentials": without_credentials,
        "is_right_to_left": is_right_to_left,
    }
    return environment
