"""What a job is told to do, and what becomes of a story on its way through it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from summarize.batch.outputs import Outputs
from summarize.batch.stories import Content, StoryList
from summarize.plan import BriefPlan
from summarize.settings import Settings

State = Literal["new", "changed", "failed before"]


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
