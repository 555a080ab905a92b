"""How well and how fast briefs are updated.

    python -m bench.updates DATA [--stories 10] [--speed]

DATA has ``stories_dev.jsonl``, ``multinews_dev.jsonl`` and ``multiling_english.jsonl``. Of each
story the last article, by date where there are dates, comes after a brief of the others. Then the
planted corrections of ``tests/updating``, and the time that an article takes that joins twenty.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np

from bench.turns import ratios
from summarize import Article, Brief, Models, load_models, make_brief, update_brief
from summarize.checking import verify_text
from summarize.rendering import render
from summarize.updating import keeping

_SETS = ("stories_dev", "multinews_dev", "multiling_english")
_LEAST_ARTICLES = 2
_TWENTY = 20
_RUNS = 5


@dataclass(slots=True)
class Tally:
    """What was counted over the stories of a set."""

    stories: int = 0
    told: int = 0
    kept: int = 0
    replaced: list[str] = field(default_factory=list)
    new: int = 0
    unsupported: int = 0
    twice: int = 0


def stories(data: Path, name: str, count: int) -> Iterator[tuple[Article, ...]]:
    """Yield the articles of the first ``count`` stories of a set, oldest first."""
    lines = (data / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    found = 0
    for line in lines:
        documents = [each for each in json.loads(line)["documents"] if each["text"].strip()]
        if len(documents) < _LEAST_ARTICLES or found == count:
            continue
        found += 1
        documents.sort(key=lambda each: each.get("date") or "")
        yield tuple(article(n, each) for n, each in enumerate(documents, start=1))


def article(number: int, given: dict[str, Any]) -> Article:
    """Return a document of a set as an article."""
    title, source, day = (given.get(name) for name in ("title", "source", "date"))
    return Article(f"a{number}", given["text"], title, source, day)


def measure(articles: Sequence[Article], models: Models, tally: Tally) -> None:
    """Update the brief of all articles but the last with that one, and count."""
    brief = make_brief(articles[:-1], models)
    made = update_brief(brief, articles[-1:], models)
    texts = [each.text for each in made.sentences]
    changed = {each.was for each in made.history.changes}
    holding = [each for each in brief.sentences if each.text not in changed]
    standing = made.sentences[: len(made.sentences) - len(made.history.new)]
    tally.stories += 1
    tally.told += len(holding)
    tally.kept += sum(each in standing for each in holding)
    tally.replaced += [
        f"{each.kind}: {each.old.value[:60]} -> {each.new.value[:60]}"
        for each in made.history.changes
    ]
    new = [texts[n] for n in made.history.new]
    tally.new += len(new)
    if not new:
        return
    verdicts = verify_text("\n\n".join(new), made.articles, models).sentences
    tally.unsupported += sum(not each.supported for each in verdicts)
    rows = models.embedder.embed(texts)
    cosines = rows @ rows.T - 2 * np.eye(len(rows))
    same = models.embedder.scale.likeness().same_statement
    tally.twice += int((cosines[list(made.history.new)].max(axis=1) >= same).sum())


def planted(models: Models) -> None:
    """Print how many planted corrections are found, and how much else."""
    sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "updating"))
    from planted import TABLES, articles, cases

    for name, table in TABLES.items():
        found = false = corrections = others = 0
        for number, case in enumerate(cases(table)):
            old, new = articles(case, number)
            made = update_brief(make_brief(old, models), new, models)
            hits = [each for each in made.history.changes if case.is_found(each)]
            if case.was is None:
                others += 1
            else:
                corrections += 1
                found += bool(hits)
            false += len(made.history.changes) - len(hits)
        precision = found / max(found + false, 1)
        print(f"{name:10} corrections {corrections} found {found} recall {found / corrections:.2f}")
        print(f"{'':10} others {others} false {false} precision {precision:.2f}")
    wires(models)


def wires(models: Models) -> None:
    """Print the same of the corrections that are worded as wires do."""
    from wired import REVERSALS, SETS, changes_of, wired

    for name in (*SETS, *REVERSALS):
        cases = list(wired(name))
        with tempfile.TemporaryDirectory() as folder:
            changes = [changes_of(case, models, Path(folder)) for case in cases]
        pairs = list(zip(cases, changes, strict=True))
        corrections = sum(case.was is not None for case in cases)
        found = sum(any(map(case.is_found, each)) for case, each in pairs)
        false = sum(not case.is_true(one) for case, each in pairs for one in each)
        print(
            f"wires, {name:7} corrections {corrections} found {found}"
            f" recall {found / corrections:.2f} others {len(cases) - corrections} false {false}"
            f" precision {found / max(found + false, 1):.2f}"
        )


def twenty(data: Path) -> tuple[tuple[Article, ...], Article]:
    """Return twenty articles, of two series over days, and one more of the first."""
    first, second = list(stories(data, "multiling_english", 2))
    extra = first[-1]
    rest = [*first[:-1], *second]
    third = next(iter(list(stories(data, "multiling_english", 3))[2:]))
    rest += third[: _TWENTY - len(rest)]
    renamed = [
        Article(f"a{n}", each.text, each.title, each.source, each.published)
        for n, each in enumerate((*rest, extra), start=1)
    ]
    return tuple(renamed[:-1]), renamed[-1]


def speed(data: Path, models: Models) -> None:
    """Print the times of an update and of a brief from scratch, without and with the start.

    Both take turns. Of the new article nothing is kept.
    """
    old, new = twenty(data)
    with keeping(models, old) as used:
        brief = make_brief(old, used)
    report(
        "in the process",
        in_turn(
            lambda: make_brief((*old, new), models), lambda: update_brief(brief, [new], models)
        ),
    )
    with tempfile.TemporaryDirectory() as folder:
        report("with the start", started(Path(folder), old, new, brief))


def started(folder: Path, old: Sequence[Article], new: Article, brief: Brief) -> list[Turn]:
    """Return what the commands take."""
    (folder / "brief.json").write_text(render(brief, "json", with_sources=True), encoding="utf-8")
    for name, articles in (("all.json", (*old, new)), ("new.json", (new,))):
        documents = [
            {"text": each.text, "title": each.title, "date": each.published} for each in articles
        ]
        (folder / name).write_text(json.dumps(documents), encoding="utf-8")
    program = [sys.executable, "-m", "summarize"]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}

    def call(*command: str) -> None:
        subprocess.run(
            [*program, *command, "-q"], cwd=folder, env=environment, check=True, capture_output=True
        )

    return in_turn(
        lambda: call("brief", "all.json"), lambda: call("update", "brief.json", "new.json")
    )


@dataclass(frozen=True, slots=True)
class Turn:
    """What a brief from scratch and an update take, one right after the other.

    Each in seconds of the clock and of the processor, that of processes it starts too.
    """

    scratch: tuple[float, float]
    update: tuple[float, float]


def in_turn(scratch: Callable[[], object], update: Callable[[], object]) -> list[Turn]:
    """Return what both take, in turns."""
    return [Turn(taken(scratch), taken(update)) for _ in range(_RUNS)]


def taken(do: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds of the clock and of the processor that something takes."""

    def now() -> tuple[float, float]:
        used = os.times()
        return perf_counter(), used.user + used.system + used.children_user + used.children_system

    before = now()
    do()
    clock, processor = now()
    return clock - before[0], processor - before[1]


def report(name: str, turns: Sequence[Turn]) -> None:
    """Print a row of times for the clock and one for the processor: medians, and of the ratios."""
    for place, unit in enumerate(("clock", "processor")):
        scratch = [each.scratch[place] for each in turns]
        update = [each.update[place] for each in turns]
        print(
            f"{name:15} {unit:9} scratch {median(scratch):.2f} s  update {median(update):.2f} s "
            f" ratio {ratios(scratch, update)}"
        )


def main(data: Path, count: int, *, speed_alone: bool = False) -> None:
    """Print all figures."""
    models = load_models()
    for name in () if speed_alone else _SETS:
        tally = Tally()
        for articles in stories(data, name, count):
            measure(articles, models, tally)
        print(
            f"{name:18} stories {tally.stories} holding {tally.told} kept {tally.kept}"
            f" new {tally.new} unsupported {tally.unsupported} twice {tally.twice}"
        )
        for line in tally.replaced:
            print(f"    {line}")
    if not speed_alone:
        planted(models)
    speed(data, models)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--stories", type=int, default=10)
    parser.add_argument("--speed", action="store_true", help="measure the times alone")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as cache:
        os.environ["XDG_CACHE_HOME"] = cache
        main(chosen.data, chosen.stories, speed_alone=chosen.speed)
