"""What a job is told to do, and what becomes of a story on its way through it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from summarize.batch.outputs import Outputs
from summarize.batch.stories import Content, StoryList
from summarize.settings import Settings
from summarize.writing.plan import BriefPlan

State = Literal["new", "changed", "failed before"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How a story is made, wherever that is: all that a worker has to know of a job.

    Attributes:
        settings: as for one brief.
        in_flight: so many stories are written together.
        max_articles: a story of more fails, before it takes the machine's memory.
        formats: what is written of a brief; the last is the envelope.
        with_sources: put the articles' texts into the envelope.
    """

    settings: Settings
    in_flight: int
    max_articles: int
    formats: tuple[str, ...]
    with_sources: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is to be done.

    Attributes:
        stories: all that there are.
        outputs: where their briefs go.
        settings: as for one brief.
        models: all that the cards say of the models, for the fingerprint.
        in_flight: so many stories are written together; as many more wait for it.
        max_articles: a story of more fails, before it takes the machine's memory.
        limit: do no more stories than that.
        retry_failed: do only the stories whose last attempt failed.
        fail_fast: stop at the first failure.
    """

    stories: StoryList
    outputs: Outputs
    settings: Settings
    models: str
    in_flight: int = 16
    max_articles: int = 500
    limit: int | None = None
    retry_failed: bool = False
    fail_fast: bool = False

    @property
    def recipe(self) -> Recipe:
        """How its stories are made."""
        return Recipe(
            settings=self.settings,
            in_flight=self.in_flight,
            max_articles=self.max_articles,
            formats=self.outputs.formats,
            with_sources=self.outputs.with_sources,
        )

    @property
    def most(self) -> int:
        """The most stories that can be stale."""
        count = self.stories.count
        return count if self.limit is None else min(count, self.limit)


@dataclass(frozen=True, slots=True)
class Current:
    """A story whose brief is up to date."""

    story: str


@dataclass(frozen=True, slots=True)
class Stale:
    """A story whose brief is to be made."""

    story: str
    state: State
    fingerprint: str
    content: Content


@dataclass(frozen=True, slots=True)
class Planned:
    """A story that is ready to be written; ``seconds`` it took, by stage."""

    story: str
    fingerprint: str
    plan: BriefPlan
    warnings: tuple[str, ...]
    seconds: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Done:
    """A story whose brief is made, and not yet saved.

    Attributes:
        story: its id.
        fingerprint: of all that made it.
        texts: the brief by format, in the recipe's order.
        words: of the brief.
        shortened: whether sentences were left out of it.
        warnings: of its reading and of its making.
        seconds: it took, by stage.
    """

    story: str
    fingerprint: str
    texts: dict[str, str]
    words: int
    shortened: bool
    warnings: tuple[str, ...]
    seconds: dict[str, float]
