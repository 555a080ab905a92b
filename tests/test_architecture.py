"""What ARCHITECTURE.md promises about imports."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

import summarize

PACKAGE = Path(summarize.__file__).parent
HEAVY = ("torch", "transformers", "scipy", "nltk", "numpy", "trafilatura")

# Each package may import those of the rows below, and nothing of its own row but itself.
LAYERS = (
    {"__main__"},
    {"cli"},
    {"batch", "evaluation"},
    {"updating"},
    {"rendering"},
    {"pipeline"},
    {"superseding"},
    {"composing", "comparing"},
    {"writing"},
    {"checking", "selection"},
    {"clustering", "grouping"},
    {"facts"},
    {"testing"},
    {"reading", "backends"},
    {"analysis", "catalog", "fetching"},
    {"language"},
    {"settings", "types"},
    {"likeness"},
    {"counts", "files", "folders", "nearest", "parsing"},
    {"limits", "revision", "room", "visible"},
    {"errors"},
)


HOMES = {path.stem for path in PACKAGE.iterdir()} - {"__init__"}


def modules() -> list[Path]:
    return sorted(
        path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE or path.stem != "__init__"
    )


def home(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported_homes(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    parts = [name.split(".") for name in names if name.startswith("summarize.")]
    return {part[1] for part in parts} & HOMES


def rank(name: str) -> int:
    return next(n for n, layer in enumerate(LAYERS) if name in layer)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    own = home(path)
    for other in imported_homes(path):
        assert other == own or rank(other) > rank(own), f"{own} imports {other}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_cli_and_evaluation_know_the_backends(path: Path) -> None:
    if home(path) not in ("backends", "cli", "evaluation", "testing"):
        assert "backends" not in imported_homes(path)


def loaded_after(code: str) -> set[str]:
    script = f"{code}\nimport sys\nprint(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in run.stdout.split()}


def test_importing_the_package_loads_no_library() -> None:
    assert loaded_after("import summarize").isdisjoint(HEAVY)


def test_the_pipeline_itself_needs_no_torch() -> None:
    assert loaded_after("import summarize.pipeline").isdisjoint({"torch", "transformers"})


def test_static_vectors_need_no_torch() -> None:
    loaded = loaded_after("import summarize.backends.static_embedder")
    assert loaded.isdisjoint({"torch", "transformers"})


def test_the_default_embedder_needs_no_transformers() -> None:
    assert "transformers" not in loaded_after("import summarize.backends.encoder_embedder")


def test_every_public_name_is_there() -> None:
    for name in summarize.__all__:
        assert getattr(summarize, name)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'brieff'"):
        summarize.brieff  # noqa: B018


def test_no_two_public_classes_and_no_two_modules_have_one_name() -> None:
    classes: defaultdict[str, list[Path]] = defaultdict(list)
    names: defaultdict[str, list[Path]] = defaultdict(list)
    for path in modules():
        if path.stem not in ("__init__", "__main__"):
            names[path.stem].append(path)
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                classes[node.name].append(path)
    assert {name: paths for name, paths in {**classes, **names}.items() if len(paths) > 1} == {}


def test_only_the_screen_prints() -> None:
    """What is printed goes through `echo`, and so through `visible`."""
    for path in sorted((PACKAGE / "cli").glob("*.py")):
        if path.stem != "screen":
            text = path.read_text(encoding="utf-8")
            assert "typer.echo" not in text, path
            assert not re.search(r"(?<![\w.])print\(", text.replace("def print(", "")), path


def test_json_and_toml_of_others_are_read_in_one_place() -> None:
    own = {"parsing.py", "json_records.py", "read_before.py", "stories.py"}
    for path in modules():
        text = path.read_text(encoding="utf-8")
        if path.name in own or "files(__package__)" in text or "_EVENTS" in text:
            continue  # what reads more than one value of JSON, or the package's own data
        assert not re.search(r"\b(json|tomllib)\.loads?\(", text), path
