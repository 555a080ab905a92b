"""What verification returns."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Literal

from summarize.types import Article, Citation

ObjectionKind = Literal[
    "number",
    "name",
    "date",
    "role",
    "relation",
    "negation",
    "modality",
    "quotation",
    "attribution",
    "claim",
]


@cache
def _messages() -> dict[str, dict[str, str]]:
    return tomllib.loads(files(__package__).joinpath("objections.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Objection:
    """Something in a sentence that its sources do not say.

    Attributes:
        kind: of what sort it is.
        text: the words of the sentence that it is about.
        message: one sentence for an editor.
    """

    kind: ObjectionKind
    text: str
    message: str

    @classmethod
    def of(cls, kind: ObjectionKind, reason: str, text: str, *held: str) -> Objection:
        """Return the objection to ``text`` for a ``reason`` that ``objections.toml`` words.

        ``held`` is what the text is held against.
        """
        return cls(kind, text, _messages()[kind][reason].format(text, *held))

    def beside(self, told: str) -> Objection:
        """Return it with what the nearest source says there, if one says anything."""
        if not told:
            return self
        return replace(self, message=f"{self.message} {_messages()['any']['told'].format(told)}")


@dataclass(frozen=True, slots=True)
class SentenceVerdict:
    """What the articles say to one sentence.

    Attributes:
        text: the sentence.
        supported: whether ``score`` reaches the threshold.
        score: the probability that the articles say all of it, in [0, 1].
        support_detail: the parts that the score is made of, each in [0, 1], 1 being best.
        citations: the spans that come nearest, nearest first.
        objections: what is not supported.
        is_sentence: whether a verb heads it.
    """

    text: str
    supported: bool
    score: float
    support_detail: Mapping[str, float]
    citations: tuple[Citation, ...]
    objections: tuple[Objection, ...]
    is_sentence: bool = True

    @property
    def passes(self) -> bool:
        """Whether it is supported and nothing at all is objected to."""
        return self.supported and not self.objections


@dataclass(frozen=True, slots=True)
class Verification:
    """A text, sentence by sentence, and the articles it was checked against.

    ``warnings`` say what could not be checked; ``language`` is the text's.
    """

    sentences: tuple[SentenceVerdict, ...]
    articles: tuple[Article, ...]
    threshold: float
    warnings: tuple[str, ...] = ()
    language: str = "en"

    @property
    def holds(self) -> bool:
        """Whether every sentence is supported."""
        return all(sentence.supported for sentence in self.sentences)
