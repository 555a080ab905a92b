"""A statement that is printed, in the wording that was chosen."""

from __future__ import annotations

from dataclasses import dataclass, replace

from summarize.language.words import count_words
from summarize.types import BriefSentence, Sentence, Statement


@dataclass(frozen=True, slots=True)
class Choice:
    """What the brief prints of a statement."""

    statement: Statement
    sentence: BriefSentence

    @property
    def id(self) -> str:
        """That of the note."""
        return self.statement.note.id

    @property
    def length(self) -> int:
        """In words."""
        return count_words(self.sentence.text)

    @property
    def worth(self) -> float:
        """What it adds to the brief: so much a word of its source, however short it is told."""
        return self.statement.note.salience * count_words(self.source.text)

    @property
    def follows(self) -> str | None:
        """The id of the note that must stand directly before."""
        return self.statement.note.follows

    @property
    def source(self) -> Sentence:
        """The sentence that the wording is made from."""
        return self.statement.source

    @property
    def verbatim(self) -> BriefSentence:
        """The statement as its source has it."""
        return self.statement.wordings[-1]

    def printing(self, sentence: BriefSentence) -> Choice:
        """Return the choice of another wording."""
        return replace(self, sentence=sentence)
