"""The tables of docs/security.md: ``make attacks`` runs the suite and writes what held.

A kind of attack is a module of this folder; its docstring begins with its name, a colon, and what
must hold. ``test_table.py`` tells when the document is not true to the suite, or to
`summarize/limits.py`, any more.
"""

from __future__ import annotations

import ast
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path

import pytest

HERE = Path(__file__).parent
DOCUMENT = HERE.parents[1] / "docs" / "security.md"
LIMITS = HERE.parents[1] / "summarize" / "limits.py"


class Counting:
    """Counts the cases of each module, and those that held."""

    def __init__(self) -> None:
        self.tried: Counter[str] = Counter()
        self.held: Counter[str] = Counter()
        self.skipped: Counter[str] = Counter()

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        self.tried = counted(session.items)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        module = Path(report.fspath).name
        if report.when == "call" and report.passed:
            self.held[module] += 1
        if report.skipped:
            self.skipped[module] += 1


def counted(items: Iterable[pytest.Item]) -> Counter[str]:
    """Return how many cases each module of attacks has."""
    known = kinds()
    return Counter(item.path.name for item in items if item.path.name in known)


def kinds() -> dict[str, tuple[str, str]]:
    """Return the name of each module's kind, and what must hold."""
    found = {}
    for path in sorted(HERE.glob("test_*.py")):
        told = (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").split("\n\n")
        kind, colon, claim = " ".join(told[0].split()).partition(": ")
        if colon:
            found[path.name] = (kind, claim.rstrip("."))
    return found


def table_of_attacks(
    tried: Mapping[str, int], held: Mapping[str, int], skipped: Mapping[str, int]
) -> str:
    """Return the table in Markdown; what is skipped could not be tried where it was made."""
    rows = ["| kind | tried | held | what must hold |", "|---|---|---|---|"]
    for module, (kind, claim) in sorted(kinds().items(), key=lambda each: each[1]):
        aside = f" ({skipped[module]} not tried here)" if skipped.get(module) else ""
        rows.append(f"| {kind} | {tried[module]} | {held[module]}{aside} | {claim} |")
    rows.append(
        f"| **all** | **{sum(tried.values())}** | **{sum(held[module] for module in kinds())}** | |"
    )
    return "\n".join(rows)


def table_of_limits() -> str:
    """Return the limits with their figures and reasons, as `summarize/limits.py` has them."""
    text = LIMITS.read_text(encoding="utf-8")
    values: dict[str, float] = {}
    exec(compile(text, str(LIMITS), "exec"), values)
    rows = ["| limit | figure | of what, and why so much |", "|---|---|---|"]
    body = ast.parse(text).body
    for node, after in pairwise(body):
        if isinstance(node, ast.Assign) and isinstance(after, ast.Expr):
            name = ast.unparse(node.targets[0])
            reason = " ".join(ast.literal_eval(after.value).split())
            rows.append(f"| `{name}` | {values[name]:,} | {reason} |")
    return "\n".join(rows)


def with_table(text: str, name: str, table: str) -> str:
    """Return a document with a table between the marks of that name."""
    head, begin, rest = text.partition(f"<!-- {name} -->")
    _, end, tail = rest.partition(f"<!-- end of {name} -->")
    assert begin
    assert end
    return f"{head}{begin}\n{table}\n{end}{tail}"


def table_in(text: str, name: str) -> str:
    """Return the table between the marks of that name."""
    return text.partition(f"<!-- {name} -->")[2].partition(f"<!-- end of {name} -->")[0].strip()


def main() -> int:
    """Run the suite and write the tables."""
    counting = Counting()
    told = HERE / "test_table.py"  # of the document that is to be written here
    code = pytest.main([str(HERE), "-q", f"--ignore={told}"], plugins=[counting])
    text = DOCUMENT.read_text(encoding="utf-8")
    attacks = table_of_attacks(counting.tried, counting.held, counting.skipped)
    text = with_table(text, "attacks", attacks)
    DOCUMENT.write_text(with_table(text, "limits", table_of_limits()), encoding="utf-8")
    return int(code)


if __name__ == "__main__":
    sys.exit(main())
