"""What only the report says of a brief: the articles' text with its spans, strips and a map.

The report is the HTML page. It has what all readable formats say (`view`), and beside it each
article's text cut into pieces, so that a sentence of the brief can show the spans that it rests
on. What belongs together bears the same key: ``s1`` is the first sentence of the brief and all
that it cites, ``d2`` the second difference, ``g7`` a group of sentences that say the same.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from summarize.language.languages import language_of
from summarize.language.source_marks import without_source_marks
from summarize.rendering.cited_places import CitedPlaces
from summarize.rendering.courses import courses_of
from summarize.rendering.phrases import Phrases, one_line
from summarize.rendering.view import (
    BriefView,
    CitedText,
    SourceEntry,
    course_label,
    numbers_of,
    only_here,
    origins_of,
    view_of,
)
from summarize.types import (
    Article,
    Brief,
    BriefSentence,
    Citation,
    Dropped,
    Group,
    Reading,
    SentenceKind,
)

MAP_WIDTH, MAP_HEIGHT, MAP_MARGIN = 640, 320, 26
SAID_CHARACTERS = 140  # of a sentence that stands for its group
APART_CHARACTERS = 200  # of a passage that was set apart
_READER = "reader"
_CHECKED_PARTS = (  # of a support score: what checks object to, not measures of likeness
    "facts numbers names dates roles polarity modality quotations attribution".split()
)

Fate = Literal["used", "again", "only", "apart", "copy"]
"""What became of a sentence of an article: the brief cites it, another article says it too, only
this one says it, it was set apart, or it stands in the article of which this one is a near-copy."""

FATES: tuple[Fate, ...] = ("used", "again", "only", "copy", "apart")


@dataclass(frozen=True, slots=True)
class Span:
    """A cited span: the article's number, its words, and where on the page they stand."""

    number: int
    name: str
    quote: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of the brief, with all that is known of how well it is founded.

    ``reader`` is what the reader thinks, in [0, 1], if it was asked; ``checks`` has what is left
    of each check after its objections, ``measures`` how alike the wording is, by name.
    ``changed`` tells whether it stands since this revision in the place of one that holds no more.
    """

    key: str
    text: str
    kind: SentenceKind
    verdict: str
    alone: str
    support: float
    spans: tuple[Span, ...]
    reader: float | None
    checks: tuple[tuple[str, float], ...]
    measures: tuple[tuple[str, float], ...]
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Version:
    """What some sources say where others say something else, with words around it.

    ``about`` tells who says it and when, where that matters: of a change.
    """

    value: str
    before: str
    after: str
    spans: tuple[Span, ...]
    about: str = ""


@dataclass(frozen=True, slots=True)
class Contrast:
    """A fact on which sources differ, each version beside the others."""

    key: str
    label: str
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Revised:
    """What holds no more, oldest first, and what holds now, each with who said it and when."""

    key: str
    label: str
    old: tuple[Version, ...]
    new: Version


@dataclass(frozen=True, slots=True)
class Moment:
    """What happened on a day."""

    key: str
    day: str
    date: str
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of an article, and what they are to the brief.

    ``keys`` are of what cites them, ``near`` of what tells the same in another's words.
    """

    text: str
    anchor: str = ""
    fate: Fate | None = None
    keys: str = ""
    near: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A sentence of an article in its strip."""

    anchor: str
    fate: Fate
    label: str


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article as the report has it.

    ``copy_of`` names the article of which it is a near-copy, if it is one; ``reason`` says why it
    was set apart as a whole, if it was; ``apart`` has the passages that reading took out of it,
    with the reason of each.
    """

    entry: SourceEntry
    copy_of: str
    language: str
    paragraphs: tuple[tuple[Piece, ...], ...]
    cells: tuple[Cell, ...]
    counts: tuple[tuple[Fate, str], ...]
    apart: tuple[tuple[str, str], ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A group of sentences on the map; ``label`` is what a reader hears of it."""

    x: float
    y: float
    radius: float
    fate: Fate
    key: str
    anchor: str
    number: str
    label: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """A brief as the report shows it; ``view`` is what all readable formats show.

    ``is_written`` tells whether any of its sentences was written, and is not a source's own.
    ``revised`` has what changed in this revision, ``earlier`` what did in those before, the latest
    first; ``since`` tells which revision it is and since when, "" of the first.
    """

    view: BriefView
    say: Phrases
    paragraphs: tuple[tuple[Said, ...], ...]
    new: tuple[tuple[Said, ...], ...]
    contrasts: tuple[Contrast, ...]
    alone: tuple[tuple[SourceEntry, tuple[Span, ...]], ...]
    timeline: tuple[Moment, ...]
    articles: tuple[ArticlePage, ...]
    points: tuple[Point, ...]
    made_by: str
    is_written: bool
    revised: tuple[Revised, ...] = ()
    earlier: tuple[Revised, ...] = ()
    since: str = ""


def report_of(brief: Brief) -> ReportView:
    """Put a brief and its articles in the order and the words of the report.

    Raises:
        KeyError: The brief cites an article that it does not have.
    """
    view = view_of(brief, most_uncited=len(brief.articles))
    say = _phrases(view.say)
    page = _Page(brief, view, say)
    new = brief.history.new
    old = sorted({*range(len(brief.sentences))}.difference(new))
    return ReportView(
        view=view,
        say=say,
        paragraphs=page.prose(view.paragraphs, old),
        new=page.prose(view.new, new),
        contrasts=page.contrasts(),
        alone=page.alone(),
        timeline=page.timeline(),
        articles=page.articles(),
        points=page.points(),
        made_by=", ".join([f"summarize {brief.provenance.version}", *page.models()]),
        is_written=any(each.kind == "fused" for each in brief.sentences),
        revised=page.changes(now=True),
        earlier=page.changes(now=False)[::-1],
        since=page.since(),
    )


class _Page:
    """A brief with what its parts refer to: numbers and places on the page."""

    def __init__(self, brief: Brief, view: BriefView, say: Phrases) -> None:
        self._brief, self._view, self._say = brief, view, say
        self._numbers = numbers_of(brief)
        self._articles = {article.id: article for article in brief.articles}
        apart = [source for source, _ in view.set_apart]
        self._entries = {entry.number: entry for entry in (*view.sources, *apart)}
        self._covers = {cover.article_id: cover for cover in brief.coverage}
        self._origins = {c.article_id: c.copy_of for c in brief.coverage if c.copy_of}
        self._cited = CitedPlaces(c for sentence in brief.sentences for c in sentence.citations)
        self._fates = self._fates_of_sentences()

    def prose(
        self, parts: Sequence[Sequence[CitedText]], places: Iterable[int]
    ) -> tuple[tuple[Said, ...], ...]:
        """The sentences at these places of the brief, in the paragraphs of all formats."""
        at = iter(places)
        return tuple(tuple(self._said(next(at), cited) for cited in part) for part in parts)

    def _said(self, place: int, cited: CitedText) -> Said:
        sentence = self._brief.sentences[place]
        return Said(
            key=f"s{place + 1}",
            text=cited.text,
            kind=sentence.kind,
            verdict=cited.verdict,
            alone=cited.alone,
            support=sentence.support,
            spans=self._spans(sentence.citations),
            reader=dict(sentence.support_detail).get(_READER),
            checks=self._parts(sentence, checked=True),
            measures=self._parts(sentence, checked=False),
            changed=cited.changed,
        )

    def contrasts(self) -> tuple[Contrast, ...]:
        return tuple(
            Contrast(f"d{place}", shown.label, tuple(map(self._version, difference.readings)))
            for place, (difference, shown) in enumerate(
                zip(self._brief.differences, self._view.differences, strict=True), start=1
            )
        )

    def changes(self, *, now: bool) -> tuple[Revised, ...]:
        """What changed in this revision, or in those before."""
        revision = self._brief.history.revision
        return tuple(
            Revised(
                f"c{place}",
                course_label(course, self._articles),
                tuple(self._version(old, dated=True) for old in course.old),
                self._version(course.new, dated=True),
            )
            for place, course in enumerate(courses_of(self._brief), start=1)
            if (course.revision == revision) == now
        )

    def since(self) -> str:
        """Which revision it is, and the latest day that the one before knew of."""
        history = self._brief.history
        if history.previous is None:
            return ""
        number = self._say("revision", number=history.revision)
        latest = history.previous.latest
        return f"{number}{self._say('since', day=self._say.dated(latest))}" if latest else number

    def alone(self) -> tuple[tuple[SourceEntry, tuple[Span, ...]], ...]:
        """What only one source says, as all formats list it."""
        return tuple(
            (source, self._spans([span]))
            for (source, _), span in zip(self._view.only_in, self._view.alone, strict=True)
        )

    def timeline(self) -> tuple[Moment, ...]:
        return tuple(
            Moment(
                f"t{place}",
                event.day,
                self._say.dated(event.day),
                _words(event.text),
                self._spans(event.citations),
            )
            for place, event in enumerate(self._brief.timeline, start=1)
        )

    def articles(self) -> tuple[ArticlePage, ...]:
        reasons = {source.number: reason for source, reason in self._view.set_apart}
        keys, near = self._keys(), self._near()
        dropped: defaultdict[str, list[Dropped]] = defaultdict(list)
        for drop in self._brief.dropped:
            dropped[drop.article_id].append(drop)
        return tuple(
            self._article(
                self._articles[id_], keys[id_], near[id_], dropped[id_], reasons.get(number, "")
            )
            for id_, number in self._numbers.items()
            if id_ in self._articles
        )

    def points(self) -> tuple[Point, ...]:
        """The groups on the map, those that the brief tells last and so on top."""
        found = [self._point(place, group) for place, group in enumerate(self._brief.groups)]
        return tuple(sorted(found, key=lambda point: (bool(point.number), point.number.zfill(4))))

    def models(self) -> Iterator[str]:
        for model in self._brief.provenance.models:
            yield one_line(model.id)

    def _version(self, reading: Reading, *, dated: bool = False) -> Version:
        value = _words(reading.value)
        quotes = (self._quote(each) for each in reading.citations)
        around = (quote.partition(value) for quote in quotes)
        before, _, after = next((each for each in around if each[1]), ("", "", ""))
        about = origins_of(reading, self._articles, self._say) if dated else ""
        return Version(value, before, after, self._spans(reading.citations), about)

    def _spans(self, citations: Iterable[Citation]) -> tuple[Span, ...]:
        return tuple(
            Span(
                number := self._numbers[each.article_id],
                self._entries[number].name,
                self._quote(each),
                _anchor(number, each.start),
            )
            for each in citations
        )

    def _quote(self, citation: Citation) -> str:
        return _words(self._articles[citation.article_id].text[citation.start : citation.end])

    def _parts(self, sentence: BriefSentence, *, checked: bool) -> tuple[tuple[str, float], ...]:
        names: Mapping[str, str] = self._say.known["parts"]
        parts = sorted(sentence.support_detail, key=lambda part: [*names, part[0]].index(part[0]))
        return tuple(
            (names.get(name, name), value)
            for name, value in parts
            if (name in _CHECKED_PARTS) == checked and name != _READER
        )

    def _keys(self) -> defaultdict[str, list[tuple[Citation, str]]]:
        """By article, the spans that something on the page cites, with its key."""
        found: defaultdict[str, list[tuple[Citation, str]]] = defaultdict(list)

        def add(key: str, citations: Iterable[Citation]) -> None:
            for each in citations:
                found[each.article_id].append((each, key))

        brief = self._brief
        for place, sentence in enumerate(brief.sentences, start=1):
            add(f"s{place}", sentence.citations)
        for place, difference in enumerate(brief.differences, start=1):
            add(f"d{place}", (c for reading in difference.readings for c in reading.citations))
        for place, course in enumerate(courses_of(brief), start=1):
            add(f"c{place}", (c for reading in course.readings for c in reading.citations))
        for place, event in enumerate(brief.timeline, start=1):
            add(f"t{place}", event.citations)
        for cover in brief.coverage:
            add("", cover.highlights)
        for place, group in enumerate(brief.groups):
            if len(group.members) > 1:
                add(f"g{place}", group.members)
        return found

    def _near(self) -> defaultdict[str, list[tuple[Citation, str]]]:
        """By article, the sentences that say what the brief tells, with its sentence's key."""
        found: defaultdict[str, list[tuple[Citation, str]]] = defaultdict(list)
        for group in self._brief.groups:
            if group.told is not None:
                for member in group.members:
                    found[member.article_id].append((member, f"s{group.told + 1}"))
        return found

    def _fates_of_sentences(self) -> dict[str, list[tuple[Citation, Fate, str]]]:
        """By article, its sentences with what became of each, in a word and in words."""
        found: defaultdict[str, list[tuple[Citation, Fate, str]]] = defaultdict(list)
        for group in self._brief.groups:
            for member in group.members:
                fate = self._fate(member, group)
                label = self._label(member, fate, group.members, group.told)
                found[member.article_id].append((member, fate, label))
        return found

    def _fate(self, member: Citation, group: Group) -> Fate:
        if self._cited.meet(member):
            return "used"
        if self._origins.get(member.article_id) in {each.article_id for each in group.members}:
            return "copy"
        return "only" if group.own else "again"

    def _label(
        self, member: Citation, fate: Fate, said: Sequence[Citation], told: int | None
    ) -> str:
        others = {self._numbers[each.article_id] for each in said}
        others -= {self._numbers[member.article_id]}
        if fate == "copy":
            others = {self._numbers[self._origins[member.article_id]]}
        named = " ".join(f"[{number}]" for number in sorted(others))
        text = self._say(f"is_{fate}")
        text += f" {named}" if named and fate in ("again", "copy") else ""
        told_in = "" if told is None else f"; {self._say('told_in', number=told + 1)}"
        return text + told_in

    def _sources(self, said: Iterable[Citation]) -> set[str]:
        return {self._origins.get(each.article_id, each.article_id) for each in said}

    def _article(
        self,
        article: Article,
        keys: Sequence[tuple[Citation, str]],
        near: Sequence[tuple[Citation, str]],
        dropped: Sequence[Dropped],
        reason: str,
    ) -> ArticlePage:
        number = self._numbers[article.id]
        fates = list(self._fates.get(article.id, ()))
        fates += [
            (Citation(article.id, drop.start, drop.end), "apart", self._say.reason(drop.reason))
            for drop in dropped
            if drop.start < drop.end and not reason
        ]
        fates.sort(key=lambda each: each[0].start)
        marks = [_Mark(c.start, c.end, fate=fate) for c, fate, _ in fates]
        marks += [_Mark(c.start, c.end, key=key) for c, key in keys]
        marks += [_Mark(c.start, c.end, near=key) for c, key in near]
        counts = Counter(fate for _, fate, _ in fates)
        copied = self._origins.get(article.id)
        return ArticlePage(
            entry=self._entries[number],
            copy_of="" if copied is None else self._say("near_copy", number=self._numbers[copied]),
            language=article.language or self._brief.language,
            paragraphs=tuple(_paragraphs(article.text, number, marks)),
            cells=tuple(
                Cell(_anchor(number, citation.start), fate, f"{place}: {label}")
                for place, (citation, fate, label) in enumerate(fates, start=1)
            ),
            counts=tuple(self._counts(article.id, counts)),
            apart=tuple(
                (self._say.reason(one_line(each.reason)), _cut(each.text, APART_CHARACTERS))
                for each in dropped
                if each.start == each.end
            ),
            reason=reason,
        )

    def _counts(self, article_id: str, counts: Mapping[Fate, int]) -> Iterator[tuple[Fate, str]]:
        """Yield what became of how many sentences.

        How many no other article says is told as in all formats: some of them are in the brief.
        """
        for fate in FATES:
            if fate == "only":
                told = only_here(self._covers.get(article_id), len(self._numbers), self._say)
            else:
                told = self._say(f"count_{fate}", count=counts[fate]) if counts[fate] else ""
            if told:
                yield fate, told

    def _point(self, place: int, group: Group) -> Point:
        members = group.members
        sources = len(self._sources(members))
        first = members[0]
        fate: Fate = "only" if group.own else "again"
        number = "" if group.told is None else str(group.told + 1)
        words = _cut(self._quote(first), SAID_CHARACTERS)
        label = self._say("point", sources=sources, words=words)
        if number:
            fate, label = "used", f"{self._say('told_in', number=number)}: {label}"
        key = f"s{number}" if number else f"g{place}" if len(members) > 1 else ""
        return Point(
            x=round(MAP_MARGIN + group.x * (MAP_WIDTH - 2 * MAP_MARGIN), 1),
            y=round(MAP_MARGIN + group.y * (MAP_HEIGHT - 2 * MAP_MARGIN), 1),
            radius=(11.0 if number else 4.0) + min(6, 1.5 * (sources - 1)),
            fate=fate,
            key=key,
            anchor=_anchor(self._numbers[first.article_id], first.start),
            number=number,
            label=label,
        )


@dataclass(frozen=True, slots=True)
class _Mark:
    """What is known of ``text[start:end]`` of an article."""

    start: int
    end: int
    fate: Fate | None = None
    key: str = ""
    near: str = ""


def _paragraphs(text: str, number: int, marks: Sequence[_Mark]) -> Iterator[tuple[Piece, ...]]:
    """Cut an article's text into paragraphs, and each where something begins or ends."""
    anchors = {mark.start for mark in marks}
    bounds = sorted({place for mark in marks for place in (mark.start, mark.end)})
    begin = sorted(marks, key=lambda mark: mark.start)
    open_, coming, passed = [], 0, 0
    for line in re.finditer(r"[^\n]+", text):
        pieces = []
        while passed < len(bounds) and bounds[passed] <= line.start():
            passed += 1
        cuts = [line.start()]
        while passed < len(bounds) and bounds[passed] < line.end():
            cuts.append(bounds[passed])
            passed += 1
        for start, end in zip(cuts, [*cuts[1:], line.end()], strict=True):
            while coming < len(begin) and begin[coming].start <= start:
                open_.append(begin[coming])
                coming += 1
            open_ = [mark for mark in open_ if mark.end > start]
            anchor = _anchor(number, start) if start in anchors else ""
            pieces.append(_piece(text[start:end], anchor, open_))
        yield tuple(piece for piece in pieces if piece.text)


def _piece(text: str, anchor: str, marks: Sequence[_Mark]) -> Piece:
    keys = dict.fromkeys(mark.key for mark in marks if mark.key)
    near = dict.fromkeys(mark.near for mark in marks if mark.near and mark.near not in keys)
    fate = next((mark.fate for mark in marks if mark.fate), None)
    return Piece(re.sub(r"\s+", " ", text), anchor, fate, " ".join(keys), " ".join(near))


def _anchor(number: int, start: int) -> str:
    return f"a{number}-{start}"


def _words(text: str) -> str:
    """Return what comes from outside in one line, without marks that could be taken for ours."""
    return without_source_marks(one_line(text))


def _cut(text: str, most: int) -> str:
    line = _words(text)
    return line if len(line) <= most else line[: most - 1].rpartition(" ")[0] + " …"


def _phrases(say: Phrases) -> Phrases:
    """Add the report's own phrases to those of all readable formats."""
    return replace(say, known={**say.known, **_table()[say.language]})


def is_right_to_left(language: str) -> bool:
    """Tell whether a language is written from right to left."""
    return language_of(language).right_to_left


@cache
def _table() -> dict[str, dict[str, Any]]:
    text = files(__package__).joinpath("report.toml").read_text(encoding="utf-8")
    table: dict[str, dict[str, Any]] = tomllib.loads(text)
    return table
