"""What a run of the bench is told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Options:
    """How much is measured, and on what.

    Attributes:
        data: a file of stories; None for the example's articles.
        turns: how often each contestant runs.
        prompts: requests to the writer.
        stories: extractive briefs a turn.
        threads: of every contestant.
    """

    data: Path | None
    turns: int
    prompts: int
    stories: int
    threads: int

    def __str__(self) -> str:
        """Return the options as they are given on the command line, the data by its name."""
        data = f"--data {self.data.name} " if self.data else ""
        return (
            f"{data}--turns {self.turns} --prompts {self.prompts} --stories {self.stories} "
            f"--threads {self.threads}"
        )

    @property
    def source(self) -> str:
        """What the texts are, in words."""
        return f"stories of {self.data.name}" if self.data else "the articles of examples/jakarta"
