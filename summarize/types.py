"""The values that flow through the pipeline.

Every type is a frozen, slotted dataclass that holds tuples, and every reference
is an id or an offset, never a text: the same sentence in two articles stays two
sentences, and keeps both citations. Offsets count Python characters
(Unicode code points) in ``Article.text``; ends are exclusive.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

from summarize.likeness import CosineScale

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

Embeddings: TypeAlias = "npt.NDArray[np.float32]"
"""(n, dim) float32, rows of unit length."""

SentenceKind = Literal["fused", "extracted"]


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read: cleaned text and what its metadata say.

    ``published`` is an ISO 8601 date (``2023-07-13``) or date-time. What the
    input does not give is None (``title`` and ``source`` too), or of ``authors`` no name.
    ``language`` is an ISO 639-1 code; the pipeline finds it out where it is None.
    ``record`` is the id that a record of a file gives itself.
    """

    id: str
    text: str
    title: str | None = None
    source: str | None = None
    published: str | None = None
    url: str | None = None
    path: str | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()
    record: str | None = None

    @property
    def day(self) -> date | None:
        """The day on which it appeared, if known."""
        try:
            return date.fromisoformat((self.published or "")[:10])
        except ValueError:
            return None


CORRECTION = "correction"
"""Why a note that puts something right is dropped: it is no news, and tells what is not so."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A passage that is not considered for the brief, and why.

    ``start:end`` is its place in the article's text. A passage that reading took
    out of the text (a caption, a share bar) has ``start == end``, the place where
    it stood; ``text`` holds its words either way.
    """

    article_id: str
    start: int
    end: int
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Unread:
    """What was given as an article and could not be read, and why.

    ``path`` is its file or address; ``part`` which one of a file's articles it is, "item 3", or
    "" for all of it.
    """

    path: str
    reason: str
    part: str = ""

    def __str__(self) -> str:
        """Tell it in a line."""
        return ": ".join(filter(None, (self.path, self.part, self.reason)))

    @property
    def warning(self) -> str:
        """What somebody is told who gave it."""
        part = f"{self.path}: skipped {self.part}: {self.reason}"
        return part if self.part else f"skipped {self}"


@dataclass(frozen=True, slots=True)
class ReadArticles:
    """What reading returns: the articles, what it set apart, and its warnings.

    ``unread`` is what could not be read; ``warnings`` tell of that too.
    """

    articles: tuple[Article, ...]
    dropped: tuple[Dropped, ...] = ()
    warnings: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article: ``article.text[start:end] == text``.

    ``index`` counts from 0 within the article, ``paragraph`` likewise; ``language`` is the
    article's, and ``cased`` tells whether its sentences begin with capitals.
    """

    id: str
    article_id: str
    index: int
    paragraph: int
    start: int
    end: int
    text: str
    language: str = "en"
    cased: bool = True

    @property
    def citation(self) -> Citation:
        """The citation of all of it."""
        return Citation(self.article_id, self.start, self.end)


def origin_of(sentence: Sentence, copies: Mapping[str, str]) -> str:
    """Return the id of the independent article that a sentence comes from.

    ``copies`` maps near-copies of articles to their originals.
    """
    return copies.get(sentence.article_id, sentence.article_id)


@dataclass(frozen=True, slots=True)
class Citation:
    """A span of an article that a statement rests on."""

    article_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class BriefSentence:
    """A sentence of the brief with the spans that it was checked against.

    ``support`` is the probability that the spans say it, in [0, 1]: 1.0 for a sentence
    printed as its source has it. ``support_detail`` names the parts of it, of a fused one.
    """

    text: str
    kind: SentenceKind
    support: float
    citations: tuple[Citation, ...]
    support_detail: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """What one cluster of sentences has to say, and what is known of it.

    Attributes:
        id: "c1" for the note most worthwhile, and so on.
        main: the sentence that says it best.
        text: ``main`` as it could stand in a brief, perhaps without its opening.
        members: the sentences of the cluster, ``main`` among them: they say the same.
        others: sentences on the same matter, which may tell who is who.
        elsewhere: of other independent articles that come as near as one statement, the
            sentences nearest to ``main``, the nearest first: they may say it too.
        salience: how much it matters; comparable between the notes of one story only.
        follows: the id of the note that must stand directly before, since ``main`` is
            understood only after it.
    """

    id: str
    main: Sentence
    text: str
    members: tuple[Sentence, ...] = ()
    others: tuple[Sentence, ...] = ()
    elsewhere: tuple[Sentence, ...] = ()
    salience: float = 1.0
    follows: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """What can be printed of a note.

    Attributes:
        note: what it says.
        wordings: each supported wording, the one that rests on most sources first; the last is
            the source itself.
        in_own_words: whether the first wording is the writer's own, which is printed
            wherever it fits; others compete by what they say.
    """

    note: Note
    wordings: tuple[BriefSentence, ...]
    in_own_words: bool = False

    @property
    def source(self) -> Sentence:
        """The sentence that every wording is made from."""
        return self.note.main


@dataclass(frozen=True, slots=True)
class Reading:
    """One version of a fact that the sources do not agree on."""

    value: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact on which independent sources differ; ``kind`` says of what sort."""

    kind: str
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a day, as sentences of the articles tell it.

    ``day`` is an ISO 8601 date; ``said`` how the sentence names it ("on Tuesday"), which the date
    of its article made a day of where it does not name it in full.
    """

    day: str
    said: str
    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences of the articles that say the same, and where they stand on a map of the story.

    ``x`` and ``y`` are in [0, 1]; what is near there is mostly alike in meaning. ``own`` tells
    whether no other article comes near what they say. ``told`` is the place in the brief, from 0,
    of the first sentence that cites one of them; None if none does.
    """

    members: tuple[Citation, ...]
    x: float
    y: float
    own: bool
    told: int | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What later articles correct or contradict: the old reading and the new.

    ``kind`` says of what sort, as of a `Difference`, or "time" or "denial". ``was`` is the sentence
    of the earlier brief that told the old reading, "" if none did, and ``revision`` the one that
    found it.
    """

    kind: str
    old: Reading
    new: Reading
    was: str = ""
    revision: int = 2


@dataclass(frozen=True, slots=True)
class Previous:
    """The envelope that a brief was updated from.

    ``sha256`` is of its bytes; ``latest`` the latest date of its articles, None if none has one.
    """

    sha256: str
    revision: int
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class History:
    """How a brief came about: ``revision`` 1 is made from scratch.

    ``new`` has the places among its sentences of those that tell what is new in this revision,
    ``changes`` what was corrected in this and earlier ones, in the order in which it was found.
    ``renewed`` tells of a later one that it was made from scratch too, having outgrown its words.
    """

    revision: int = 1
    previous: Previous | None = None
    new: tuple[int, ...] = ()
    changes: tuple[Change, ...] = ()
    renewed: bool = False


@dataclass(frozen=True, slots=True)
class Coverage:
    """What one article contributed.

    ``sentences`` it has, ``used`` of them cited in the brief, ``unique`` of them
    that no other article says too, a near-copy neither. ``copy_of`` is the article of which it
    is a near-copy, if it is one. ``highlights`` are the weightiest of the unique
    sentences that the brief does not cite and that are understood after it.
    """

    article_id: str
    sentences: int
    used: int
    unique: int
    copy_of: str | None = None
    highlights: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class ModelUse:
    """Which model made the brief, down to the bytes of its weights."""

    role: str
    id: str
    sha256: str | None = None
    prompts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Provenance:
    """All that is needed to make the same brief again."""

    version: str
    packages: tuple[tuple[str, str], ...]
    models: tuple[ModelUse, ...]
    settings: tuple[tuple[str, str | int | float | bool], ...]
    seed: int


@dataclass(frozen=True, slots=True)
class Brief:
    """One consolidated brief: what `make_brief` returns and renderers print.

    ``left_out`` are the sentences that a strict brief could not print, ``unread`` the files that
    reading could not read; ``language`` is that of most of the text; ``timeline`` has what
    happened on which day, the earliest first; ``groups`` have every sentence that was considered,
    with those that say the same.
    ``separate`` has the ids of the articles of each event, if they tell of several; it is for who
    prints the brief, and not in its JSON.
    """

    headline: str
    sentences: tuple[BriefSentence, ...]
    differences: tuple[Difference, ...]
    coverage: tuple[Coverage, ...]
    articles: tuple[Article, ...]
    dropped: tuple[Dropped, ...]
    provenance: Provenance
    warnings: tuple[str, ...] = field(default=())
    left_out: tuple[str, ...] = field(default=())
    language: str = "en"
    timeline: tuple[Event, ...] = field(default=())
    groups: tuple[Group, ...] = field(default=())
    history: History = field(default=History())
    separate: tuple[tuple[str, ...], ...] = field(default=())
    unread: tuple[Unread, ...] = field(default=())

    @property
    def text(self) -> str:
        """The brief as one plain paragraph, without markers."""
        return " ".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class WritingRequest:
    """A text to be written from ``sources``, of which the first matters most.

    Attributes:
        sources: the sentence to be shortened, the sentences to make one of, or for a whole
            draft what each article says.
        max_words: the most words that the text should have.
        whole: whether a text of several sentences is wanted: a draft of the brief.
        faults: what was wrong with an earlier answer, as kinds of objections.
        keeping: the phrases that an earlier answer should not have left out.
    """

    sources: tuple[str, ...]
    max_words: int = 60
    whole: bool = False
    faults: tuple[str, ...] = ()
    keeping: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WriterProfile:
    """What a writer can do.

    Attributes:
        shortens: whether it can be told to shorten a sentence; one that cannot is given whole
            clusters, and says each in a sentence.
        input_words: the most words that it can read at once; None: any number.
    """

    shortens: bool = True
    input_words: int | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that the writer proposes.

    ``log_likelihood`` is the mean over its tokens, in nats.
    """

    text: str
    log_likelihood: float


@dataclass(frozen=True, slots=True)
class Unanswered:
    """That a request got no answer; ``reason`` says whose fault it is and why."""

    reason: str

    @property
    def warning(self) -> str:
        """What somebody is told who gets a brief that nothing was written for."""
        return f"{self.reason}; source sentences stand in"


Answer: TypeAlias = tuple[Candidate, ...] | Unanswered
"""What a writer proposes for a request, or why it proposes nothing."""


@dataclass(frozen=True, slots=True)
class ParsedToken:
    """A token of a parsed text, ``text[start:end]``.

    Attributes:
        start: its first character.
        end: one more than its last.
        lemma: its dictionary form.
        tag: its part of speech, in the tags of the Penn Treebank ("VBD").
        relation: what it is to its head, in the labels of CLEAR ("nsubj").
        head: the index of the token that it depends on; its own if it is the root.
        entity: the kind of name or quantity it is in ("PERSON", "DATE", …), or "".
    """

    start: int
    end: int
    lemma: str
    tag: str
    relation: str
    head: int
    entity: str


@dataclass(frozen=True, slots=True)
class Parse:
    """A text with its tokens and what they depend on."""

    text: str
    tokens: tuple[ParsedToken, ...]


class SentenceEmbedder(Protocol):
    """Anything that turns sentences into vectors."""

    @property
    def scale(self) -> CosineScale:
        """What cosine it gives to which kind of pair: thresholds are carried over by it."""
        ...

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages that it knows; ("*",) for all."""
        ...

    def embed(self, texts: Sequence[str]) -> Embeddings:
        """Return one unit row per text, in order: (n, dim) float32."""
        ...


class AbstractiveModel(Protocol):
    """Anything that writes: a sentence in fewer words, one of two, or a whole draft."""

    @property
    def profile(self) -> WriterProfile:
        """What it can do."""
        ...

    def generate(self, requests: Sequence[WritingRequest]) -> Sequence[Answer]:
        """Return the candidates of each request, in order; all in shared batches."""
        ...


class SyntaxParser(Protocol):
    """Anything that tells what depends on what in a sentence."""

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        """Return the parse of each text, in order."""
        ...


class SupportReader(Protocol):
    """Anything that reads a text and tells whether it says what a claim says."""

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return for each evidence and claim how far the one says all of the other.

        In log-odds: 0 is undecided. A text that is the evidence of many claims is read once.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Models:
    """The models that make and check briefs.

    Attributes:
        embedder: makes the sentence vectors.
        parser: tells what depends on what in a sentence, and so who is named, where sources
            differ and what may be written; without it only figures are compared.
        writer: shortens sentences, or drafts the brief; without it, or without ``parser``,
            source sentences are printed as they stand.
        reader: tells whether a source says what was written; without it the checks decide.
        uses: what they are, for a brief's provenance.
    """

    embedder: SentenceEmbedder
    parser: SyntaxParser | None = None
    writer: AbstractiveModel | None = None
    reader: SupportReader | None = None
    uses: tuple[ModelUse, ...] = ()
