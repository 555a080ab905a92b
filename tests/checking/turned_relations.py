"""How many relations that are turned round verification tells, and for the right reason.

    python tests/checking/turned_relations.py

The articles and the sentences on them are this project's own (`relations/*.txt`).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from summarize import default_card, load_embedder, load_parser
from summarize.analysis import Treebank
from summarize.checking import Checker, SentenceVerdict, gather_sources, verify_sentences
from summarize.types import Article

FOLDER = Path(__file__).with_name("relations")


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence on an article; ``kind`` is of the objection that it deserves, "" if it is true."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim and what verification made of it."""

    claim: Claim
    verdict: SentenceVerdict

    @property
    def is_told(self) -> bool:
        """Whether it is found unsupported."""
        return not self.verdict.supported

    @property
    def has_the_reason(self) -> bool:
        """Whether what is objected to is what is wrong with it, and nothing else."""
        return {each.kind for each in self.verdict.objections} == {self.claim.kind}


def read_claims(name: str) -> list[tuple[str, list[Claim]]]:
    """Return the articles of a file with the claims on them; its first paragraph is a remark."""
    paragraphs = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").strip().split("\n\n")
    return [
        (article.removeprefix("# "), [_claim(line) for line in lines])
        for article, *lines in (paragraph.split("\n") for paragraph in paragraphs[1:])
    ]


def _claim(line: str) -> Claim:
    if line.startswith("+ "):
        return Claim("", line[2:])
    kind, text = line.removeprefix("- ").split(": ", 1)
    return Claim(kind, text)


def judge(name: str, checker: Checker) -> list[Judged]:
    """Check the claims of a file."""
    found = []
    for text, claims in read_claims(name):
        sources = gather_sources([Article("a", text)], checker.embedder)
        verdicts = verify_sentences([claim.text for claim in claims], sources, checker)
        found += [Judged(*pair) for pair in zip(claims, verdicts, strict=True)]
    return found


def counts(judged: Iterable[Judged]) -> str:
    """Return in a line how many false ones are told, with the right reason; and true ones."""
    listed = list(judged)
    false, true = ([e for e in listed if bool(e.claim.kind) == kind] for kind in (True, False))
    return (
        f"{len(false)} false: {sum(e.is_told for e in false)} told, "
        f"{sum(e.has_the_reason for e in false)} with the right reason alone; "
        f"{len(true)} true: {sum(e.is_told for e in true)} refused"
    )


def main() -> None:
    """Print the figures of each file, and with -v what went wrong."""
    checker = Checker(
        load_embedder(default_card("embedder")), Treebank(load_parser(default_card("parser")))
    )
    for path in sorted(FOLDER.glob("*.txt")):
        judged = judge(path.stem, checker)
        sys.stdout.write(f"{path.stem}: {counts(judged)}\n")
        for each in judged if "-v" in sys.argv else ():
            if each.is_told != bool(each.claim.kind) or (
                each.claim.kind and not each.has_the_reason
            ):
                said = [(o.kind, o.text, o.message) for o in each.verdict.objections]
                sys.stdout.write(f"  {each.claim} {each.verdict.score:.2f} {said}\n")


if __name__ == "__main__":
    main()
