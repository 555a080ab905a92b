"""All that is chosen about the briefs of a job."""

from __future__ import annotations

from dataclasses import dataclass

from summarize.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """All that a worker has to know of a job.

    Attributes:
        settings: as for one brief.
        formats: what is written of a brief beside its JSON: names of `rendering.FORMATS`.
        with_sources: put the articles' texts into the JSON.
        in_flight: so many stories are written together; as many more wait for it.
        max_articles: a story of more fails, before it takes the machine's memory.
        updates: bring a brief up to date where articles have come to its story, and do not make it
            anew.
    """

    settings: Settings
    formats: tuple[str, ...] = ("markdown",)
    with_sources: bool = False
    in_flight: int = 16
    max_articles: int = 500
    updates: bool = False
