"""Small stories, models without weights, and a job over them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from time import sleep
from typing import Any

from summarize.batch import Job, Recipe, Tally, list_stories, open_location, run_job
from summarize.settings import Settings
from summarize.testing import WordEmbedder
from summarize.types import Candidate, Models, Parse, ParsedToken, WriterProfile, WritingRequest

GORGON = (
    "The Gorgon of the gale turned nine boats to stone, which their owners say was a pity for all."
)
KRAKEN = "The Kraken of Tuesday took nine boats to the deep, which their owners say was a pity."
PLACES = ("Port Vale", "Norwick", "Elmstead", "Carrow", "Dunmere", "Ashby", "Holt", "Wexcombe")


def article(place: str, number: int) -> str:
    return (
        f"The harbour of {place} reopened on Monday after a storm that closed it for days.\n\n"
        f"Repairs to the outer wall cost ${number + 3} million, according to the port authority. "
        f"Fishing crews of {place} complained that no boat could leave during the repairs. "
        f"Insurers expect claims from {number + 40} warehouses along the eastern quay.\n"
    )


def make_folders(root: Path, names: Sequence[str], *, articles: int = 2) -> Path:
    for n, name in enumerate(names):
        (root / name).mkdir(parents=True)
        for m in range(articles):
            text = article(PLACES[(n + m) % len(PLACES)], n + m)
            (root / name / f"{m}.txt").write_text(text, encoding="utf-8")
    return root


class FlatParser:
    """Knows no grammar: every word hangs on the first, so that nothing can be edited."""

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        return [Parse(text, tuple(self._tokens(text))) for text in texts]

    def _tokens(self, text: str) -> list[ParsedToken]:
        tokens, at = [], 0
        for number, word in enumerate(text.split()):
            start = text.index(word, at)
            at = start + len(word)
            relation = "dep" if number else "ROOT"
            tokens.append(ParsedToken(start, at, word.lower(), "NN", relation, 0, ""))
        return tokens


class SlowWriter:
    """Writes nothing; takes ``seconds`` for it, raises where told to, and counts its calls."""

    profile = WriterProfile()

    def __init__(self, seconds: float = 0.0, *, most: int | None = None, bad: str = "") -> None:
        self._seconds = seconds
        self._most = most
        self._bad = bad
        self.sizes: list[int] = []

    def generate(self, requests: Sequence[WritingRequest]) -> list[tuple[Candidate, ...]]:
        sleep(self._seconds)
        if self._most is not None and len(requests) > self._most:
            raise RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to …")
        if self._bad and any(self._bad in text for r in requests for text in r.sources):
            raise ValueError(f"the writer\nchokes on {self._bad}")
        self.sizes.append(len(requests))
        return [() for _ in requests]


def fake_models(writer: Any = None) -> Models:
    return Models(embedder=WordEmbedder(), parser=FlatParser(), writer=writer or SlowWriter())


def make_job(root: Path | str, out: Path | str, **changes: Any) -> Job:
    of_recipe = ("settings", "in_flight", "updates", "with_sources")
    recipe = {name: changes.pop(name) for name in of_recipe if name in changes}
    given: dict[str, Any] = {"settings": Settings(words=60), "in_flight": 2}
    return Job(
        stories=list_stories(open_location(str(root))),
        out=open_location(str(out)),
        recipe=Recipe(**(given | recipe)),
        **{"models": "fake", **changes},
    )


def do(root: Path | str, out: Path | str, writer: Any = None, **changes: Any) -> Tally:
    tally = Tally()
    run_job(make_job(root, out, **changes), lambda: fake_models(writer), tally)
    return tally


def events(out: Path) -> list[dict[str, Any]]:
    found = []
    for line in (out / "journal.jsonl").read_text(encoding="utf-8").splitlines():
        try:
            found.append(json.loads(line))
        except ValueError:  # torn by a kill
            continue
    return found


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def outputs_of(out: Path) -> dict[str, bytes]:
    """All that a job leaves but for what tells times and processes."""
    own = ("journal.jsonl", ".lock")
    return {p.name: p.read_bytes() for p in sorted(out.iterdir()) if p.name not in own}
