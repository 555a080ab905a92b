"""What stands between choosing what a brief says and writing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarize.analysis import Analysis
from summarize.clustering import Story
from summarize.selection import Scores
from summarize.settings import Settings
from summarize.types import Change, Citation, Dropped, Note, Sentence, WritingRequest


@dataclass(frozen=True, slots=True)
class WritingTask:
    """A sentence that the writer is asked for.

    Attributes:
        note: what it is to say.
        request: what the writer is asked.
        spans: the sentences that it must rest on; none: any of the story.
    """

    note: Note
    request: WritingRequest
    spans: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class BriefPlan:
    """All that goes before the writing of a brief: what is to be said, and from what.

    Attributes:
        settings: as chosen by the caller.
        analysis: of all the articles.
        story: the sentences that are on the event, m of them.
        groups: the places in the story of sentences that say the same.
        salience: (m,) the weight of each sentence of the story.
        notes: what is worth a statement, most worthwhile first.
        draft: the request for a whole draft, if there is to be one.
        tasks: the sentences that are asked for, if there is none.
        dropped: what reading set apart, and what the writer could not read.
        overtaken: what articles tell and later ones tell otherwise.
    """

    settings: Settings
    analysis: Analysis
    story: Story
    groups: tuple[tuple[int, ...], ...]
    salience: Scores
    notes: tuple[Note, ...]
    draft: WritingRequest | None = None
    tasks: tuple[WritingTask, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    overtaken: tuple[Change, ...] = ()

    @property
    def gone(self) -> frozenset[Citation]:
        """The sentences of which something holds no more."""
        return frozenset(c for change in self.overtaken for c in change.old.citations)

    @property
    def requests(self) -> tuple[WritingRequest, ...]:
        """All that the writer is asked; nothing if nothing is to be written."""
        return (self.draft,) if self.draft else tuple(task.request for task in self.tasks)

    @property
    def groups_of(self) -> dict[str, tuple[Sentence, ...]]:
        """By sentence id, the sentences that say the same."""
        sentences = self.story.sentences
        return {
            sentences[i].id: tuple(sentences[j] for j in group)
            for group in self.groups
            for i in group
        }

    def beginning_with(self, drafted: Sequence[Note]) -> BriefPlan:
        """Return the plan with the notes of a draft first.

        What was planned comes after, to fill the words that are left; what a drafted sentence
        may be replaced by is not said again.
        """
        kept = {note.id: note for note in drafted}
        mains = {note.main.id for note in drafted}
        for note in self.notes:
            if note.main.id not in mains and (note.follows is None or note.follows in kept):
                kept[note.id] = note
        return replace(self, notes=tuple(kept.values()))
