"""The commands that the documentation tells, as they stand there."""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from summarize.cli.app import app

ROOT = Path(__file__).resolve().parents[2]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
_FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
_INDENTED = re.compile(r"(?<=\n\n)((?: {4}.*\n)+)")
_INLINE = re.compile(r"(?<!`)`([^`]+)`(?!`)")
_COMMAND = re.compile(r"^(?:\$ )?(?:time )?((?:summarize|make) .*)$", re.M)
_ENDS = re.compile(r"\s(?:\||>|<|&&|;)(?:\s|$)|\)$")


@dataclass(frozen=True, slots=True)
class Told:
    """A command, and the page that tells it."""

    page: str
    line: str

    @property
    def words(self) -> list[str]:
        """What is typed, up to where a pipe or another command begins."""
        bare = re.sub(r"\s#\s.*$|\s#[A-Z].*$", "", self.line)
        first = re.split(_ENDS, bare)[0]
        return shlex.split(first.replace("[--", "--").replace("]", "").replace("'", ""))


def told_commands() -> Iterator[Told]:
    """Yield every command of the pages and of the examples of ``--help``, each once."""
    seen = set()
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        places = [match[2] for match in _FENCED.finditer(text)]
        prose = _FENCED.sub("", text)
        places += [
            re.sub(r"^ {4}", "", match[1], flags=re.M) for match in _INDENTED.finditer(prose)
        ]
        places += [" ".join(match[1].split()) for match in _INLINE.finditer(prose)]
        for place in places:
            for match in _COMMAND.finditer(place.replace("\\\n", " ")):
                seen.add(Told(str(page.relative_to(ROOT)), match[1]))
    examples = (ROOT / "summarize" / "cli" / "examples.toml").read_text(encoding="utf-8")
    for table in tomllib.loads(examples).values():
        for line in table:
            seen.add(Told("examples.toml", line[line.index("summarize ") :]))
    yield from sorted(seen, key=lambda told: (told.page, told.line))


def consoles() -> Iterator[tuple[str, str, str]]:
    """Yield of each console the page, a command, and what is told that it prints."""
    for page in PAGES:
        for match in _FENCED.finditer(page.read_text(encoding="utf-8")):
            if match[2].startswith("$ summarize "):
                for part in re.split(r"^\$ ", match[2], flags=re.M)[1:]:
                    line, _, printed = part.partition("\n")
                    yield str(page.relative_to(ROOT)), line, printed


def python_blocks() -> Iterator[tuple[str, str]]:
    """Yield the page and the text of each block of Python that works on the examples."""
    for page in PAGES:
        for match in _FENCED.finditer(page.read_text(encoding="utf-8")):
            if match[1] == "python" and "examples/" in match[2]:
                yield str(page.relative_to(ROOT)), match[2]


def command_of(words: list[str]) -> tuple[Any, list[str]]:
    """Return the command that the words name, and those that are left.

    Raises:
        KeyError: There is no such command; a word in capitals stands for any.
    """
    command: Any = typer.main.get_command(app)
    rest = words[1:]
    while getattr(command, "commands", None) and rest and not rest[0].startswith("-"):
        if rest[0].isupper():
            return None, []
        command, rest = command.commands[rest[0]], rest[1:]
    return command, rest


_ROUNDED = 0.1


def tells_as_it_is(printed: str, told: str) -> bool:
    """Tell whether ``told`` is what was printed; a line "…" stands for any lines.

    A score from 0 to 1 may be another by a little: kinds of processors round a reader's sums
    differently.
    """
    parts = [re.escape(part) for part in re.split(r"^…\n", told, flags=re.M)]
    pattern = re.sub(r"(?<=\\ )[01]\\\.\d\d(?=\\ )", r"([01]\.\\d\\d)", "(?:.*\n)*?".join(parts))
    found = re.fullmatch(pattern, printed)
    scores = re.findall(r"(?<= )[01]\.\d\d(?= )", told)
    return found is not None and all(
        abs(float(one) - float(other)) <= _ROUNDED
        for one, other in zip(found.groups(), scores, strict=True)
    )
