"""A brief as a terminal shows it: prose wrapped to the width, what is beside it dim.

Of a later revision it is told first what is new and what changed, then what stands.

It is laid out from the view that the templates share. Each word of it is a `Text`, which has no
markup of its own, and what steers a terminal stands in it as an escape: an article that says
"[red]" says that, and colours nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from summarize.rendering.view import (
    BriefView,
    CitedText,
    Correction,
    Disagreement,
    SourceEntry,
    view_of,
)
from summarize.types import Brief
from summarize.visible import visible

MOST_COLUMNS = 100
"""Wider lines are hard to read, so wider terminals keep a margin."""
_BESIDE = "dim"  # markers, addresses, remarks: there for who looks for them
_HEADING = "bold cyan"


def brief_as_rich(brief: Brief) -> RenderableType:
    """Return the brief as rich prints it; colours and width are the console's to know."""
    view = view_of(brief)
    return Group(*_separated([part for part in _parts(view) if part]))


def _parts(view: BriefView) -> Iterator[list[RenderableType]]:
    say = view.say
    yield [_words(view.headline, "bold")] if view.headline else []
    if is_update := bool(view.new or view.changes):  # what has come is read first
        yield from _headed(say("new"), view.new)
        yield _section(say("changed"), ((_words(c.label), _change(c)) for c in view.changes))
    is_corrected = any(each.changed for part in view.paragraphs for each in part)
    stands = say("stands_corrected" if is_corrected else "stands")
    yield from _headed(stands if is_update else "", view.paragraphs)
    days = ((_words(each.day), _cited(each.event)) for each in view.timeline)
    yield _section(say("timeline"), days)
    yield _section(say("differ"), ((_words(d.label), _versions(d)) for d in view.differences))
    only_in = (
        (_marks([s.number]), _named(s.name, quote, say("colon"))) for s, quote in view.only_in
    )
    yield _section(say("only_in"), only_in)
    yield _section(say("sources"), ((_marks([s.number]), _source(s)) for s in view.sources))
    notes = [_named(source.title, why, say("colon")) for source, why in view.set_apart]
    notes += map(_words, view.notes)
    yield _section(say("set_apart"), ((Text("–"), note) for note in notes), _BESIDE)


def _headed(
    heading: str, paragraphs: Sequence[Sequence[CitedText]]
) -> Iterator[list[RenderableType]]:
    """Prose, a part a paragraph, the first of them under its heading if it has one."""
    for number, paragraph in enumerate(paragraphs):
        opening = [_words(heading, _HEADING)] if heading and not number else []
        yield [*opening, Text(" ").join(map(_cited, paragraph))]


def _section(
    heading: str, rows: Iterable[tuple[Text, Text]], style: str = ""
) -> list[RenderableType]:
    """A heading and a line or more a row, its second part wrapped beside the first."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, max_width=MOST_COLUMNS // 4, overflow="ellipsis")
    table.add_column(overflow="fold")
    for first, second in rows:
        table.add_row(first, second)
    if not table.row_count:
        return []
    return [_words(heading, _HEADING), Padding(table, (0, 0, 0, 2), style=style, expand=False)]


def _separated(parts: Sequence[list[RenderableType]]) -> Iterator[RenderableType]:
    for number, part in enumerate(parts):
        if number:
            yield Text()
        yield from part


def _words(text: str, style: str = "") -> Text:
    return Text(visible(text), style, overflow="fold")


def _marks(numbers: Iterable[int], alone: str = "") -> Text:
    first, *others = [str(number) for number in numbers] or [""]
    marks = [f"{first}: {visible(alone)}" if alone else first, *others]
    return Text("".join(f"[{mark}]" for mark in marks if mark), _BESIDE)


def _cited(each: CitedText) -> Text:
    numbers = sorted({span.number for span in each.spans})
    text = _words(each.text, "underline" if each.changed else "")
    return Text.assemble(text, " " * bool(numbers), _marks(numbers, each.alone))


def _change(each: Correction) -> Text:
    told = []
    for old in map(_cited, each.old):
        old.stylize(_BESIDE)
        told += [old, Text("\n→ ")]
    return Text.assemble(*told, _cited(each.new), _words(each.context, _BESIDE))


def _versions(difference: Disagreement) -> Text:
    versions = Text(" – ").join(map(_cited, difference.versions))
    return Text.assemble(versions, _words(difference.context, _BESIDE))


def _named(name: str, said: str, colon: str) -> Text:
    return Text.assemble(_words(name), colon, _words(said))


def _source(source: SourceEntry) -> Text:
    address = f"\n{source.url}" if source.url else ""
    return Text.assemble(
        _words(source.title), _words(source.about, _BESIDE), Text(address, _BESIDE)
    )
