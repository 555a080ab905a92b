"""What mkdocs does for us while it builds: pages made of the program itself, and links.

``<!-- commands -->``, ``<!-- schema -->`` and ``<!-- python -->`` in a page stand for what the
command line, the JSON Schema and the docstrings say, so that no reference is written by hand.
Pages that stand beside docs/ are taken in; a link to a file that is on no page becomes its name.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
BESIDE = {
    "ARCHITECTURE.md": "architecture.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "summarize/rendering/brief.schema.json": "brief.schema.json",
}
"""What stands beside docs/, and what it is called on the site."""
_PICTURE = "pictures/report-light.png"
_LINK = re.compile(r"(?<!!)\[([^\[\]]+)\]\(([^()\s]+)\)")
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|])")


def on_files(files: Any, config: Any) -> Any:
    """Add what stands beside docs/: pages, and the schema as a file to be fetched."""
    from mkdocs.structure.files import File

    for path, page in BESIDE.items():
        text = (ROOT / path).read_text(encoding="utf-8")
        files.append(File.generated(config, page, content=text))
    return files


def on_config(config: Any) -> Any:
    """Put pages that the navigation does not name yet under "Use", by their first headings."""
    named = set(_pages(config.nav))
    others = [path for path in sorted(Path(config.docs_dir).glob("*.md")) if path.name not in named]
    under = next(each["Use"] for each in config.nav if "Use" in each)
    under += [{_heading(path): path.name} for path in others]
    return config


def _pages(nav: Any) -> Iterator[str]:
    for each in nav.values() if isinstance(nav, dict) else nav:
        if isinstance(each, str):
            yield each
        else:
            yield from _pages(each)


def _heading(path: Path) -> str:
    found = re.search(r"^# (.+)$", path.read_text(encoding="utf-8"), re.M)
    return found[1] if found else path.stem


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:
    """Put in what the program says of itself, and lead links to where things are on the site."""
    parts = {"commands": commands, "schema": schema, "python": python, "report": report}
    for name, made in parts.items():
        if (marker := f"<!-- {name} -->") in markdown:
            markdown = markdown.replace(marker, made())
    known = {each.src_uri for each in files}
    return _LINK.sub(lambda link: _linked(link, page.file.src_uri, known), markdown)


def _linked(link: re.Match[str], page: str, known: set[str]) -> str:
    text, target = link[1], link[2]
    if "://" in target or target.startswith(("#", "mailto:")):
        return link[0]
    path, _, anchor = target.partition("#")
    at = ROOT if page in BESIDE.values() else ROOT / "docs"
    found = (at / path).resolve()
    inside = BESIDE.get(_under(found, ROOT), _under(found, ROOT / "docs"))
    if inside not in known:
        return text
    return f"[{text}]({inside}{'#' * bool(anchor)}{anchor})"


def _under(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else ""


def report() -> str:
    """Return the picture of the report, where it has been taken."""
    return f"![The report]({_PICTURE})" if (ROOT / "docs" / _PICTURE).exists() else ""


def commands() -> str:
    """Return what every command takes, as Markdown, in the order of the help."""
    import typer

    from summarize.cli.app import app

    return "\n\n".join(_command(typer.main.get_command(app), "summarize"))


def _command(command: Any, path: str, depth: int = 2) -> Iterator[str]:
    """Yield the reference of a command and of all below it."""
    from summarize.cli.command import examples_of

    context = command.context_class(command, info_name=path)
    yield f"{'#' * depth} `{path}`"
    yield _escaped(inspect.cleandoc(command.help or ""))
    usage = " ".join([path, *command.collect_usage_pieces(context)])
    yield f"```text\n{usage}\n```"
    panels: dict[str, list[Any]] = {}
    for parameter in command.params:
        if not getattr(parameter, "hidden", False):
            is_option = parameter.param_type_name == "option"
            heading = getattr(parameter, "rich_help_panel", None)
            panels.setdefault(heading or ("Options" if is_option else "Arguments"), []).append(
                parameter
            )
    for heading, parameters in panels.items():
        rows = "\n".join(_row(each, context) for each in parameters)
        yield f"| {heading} | | default |\n|---|---|---|\n{rows}"
    if examples := examples_of(path):
        lines = "\n\n".join(f"# {does}\n{typed}" for typed, does in examples.items())
        yield f"```sh\n{lines}\n```"
    for name, below in getattr(command, "commands", {}).items():
        yield from _command(below, f"{path} {name}", min(depth + 1, 4))


def _row(parameter: Any, context: Any) -> str:
    """A row of a table: how it is typed, what it does, what it is without."""
    names = [*parameter.opts, *parameter.secondary_opts]
    if parameter.param_type_name != "option":
        names = [parameter.metavar or parameter.name.upper()]
    elif not getattr(parameter, "is_flag", False):
        names[-1] += f" {_taken(parameter, context)}"
    typed = ", ".join(f"`{each}`" for each in names)
    return f"| {typed} | {_escaped(parameter.help or '')} | {_default(parameter)} |"


def _taken(parameter: Any, context: Any) -> str:
    """What an option takes: a name for it, the words that are allowed, or its kind and bounds."""
    bounds = parameter._get_number_range_help_str()  # which typer has no other name for
    return f"{parameter.display_type_rich(ctx=context)}{f' [{bounds}]' * bool(bounds)}"


def _default(parameter: Any) -> str:
    if getattr(parameter, "is_flag", False):
        if parameter.default is None or not parameter.secondary_opts:
            return ""
        return f"`{(parameter.opts if parameter.default else parameter.secondary_opts)[0]}`"
    if parameter.required:
        return "must be given"
    if parameter.show_default is False:  # its help says what it is
        return ""
    value = getattr(parameter.default, "value", parameter.default)
    return "" if value is None or callable(value) else f"`{value}`"


def _escaped(text: str) -> str:
    """Return text that Markdown prints as it stands."""
    return _SPECIAL.sub(r"\\\1", text)


def schema() -> str:
    """Return the contract of ``--format json``, as Markdown."""
    whole = _schema()
    parts = [("brief", whole), *whole["$defs"].items()]
    return "\n\n".join(part for name, each in parts for part in _object(name, each))


def _schema() -> dict[str, Any]:
    from summarize.rendering import brief_schema

    return brief_schema()


def _object(name: str, each: Mapping[str, Any]) -> Iterator[str]:
    yield f"## {name}"
    yield _escaped(each.get("description", ""))
    if "properties" not in each:
        yield f"It is {_kind(each)}."
        return
    needed = each.get("required", [])
    rows = [
        f"| `{key}` | {_kind(value)} | {_escaped(value.get('description', ''))}"
        f"{'' if key in needed else ' *May be missing.*'} |"
        for key, value in each["properties"].items()
    ]
    yield "\n".join(["| key | value | |", "|---|---|---|", *rows])


def _kind(each: Mapping[str, Any]) -> str:
    """Say what a value is: "text", "list of [span](#span)"."""
    if "$ref" in each:
        name = each["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "const" in each:
        return f"`{json.dumps(each['const'])}`"
    if "enum" in each:
        return " or ".join(f"`{json.dumps(value)}`" for value in each["enum"])
    if "anyOf" in each or "oneOf" in each:
        return " or ".join(_kind(one) for one in each.get("anyOf", each.get("oneOf", ())))
    kind = each.get("type", "any value")
    if kind == "array":
        return f"list of {_kind(each.get('items', {}))}"
    said = " or ".join(kind) if isinstance(kind, list) else kind
    least, most = each.get("minimum"), each.get("maximum")
    bounds = [f"from {least}"] * (least is not None) + [f"to {most}"] * (most is not None)
    return " ".join([said, *bounds])


def python() -> str:
    """Return the directives by which mkdocstrings prints what can be imported from Python."""
    import summarize
    import summarize.types

    names = [name for name in summarize.__all__ if not _is_value(name)]
    lines = ["## Functions", *(f"::: {_home(name)}.{name}" for name in names if name[0].islower())]
    lines += ["## Settings and results"]
    lines += [f"::: {_home(name)}.{name}" for name in names if name[0].isupper()]
    lines += ["## Values", "Frozen dataclasses, which go from stage to stage."]
    lines += [f"::: summarize.types.{name}" for name in _values(summarize.types)]
    lines += ["## Protocols", "What a model of your own has to have; nothing is inherited."]
    lines += [f"::: summarize.types.{name}" for name in _protocols(summarize.types)]
    return "\n\n".join(lines)


def _home(name: str) -> str:
    import summarize

    return str(getattr(summarize, name).__module__)


def _is_value(name: str) -> bool:
    return _home(name) == "summarize.types"


def _values(module: ModuleType) -> list[str]:
    return [name for name, kind in _classes(module) if is_dataclass(kind)]


def _protocols(module: ModuleType) -> list[str]:
    return [name for name, kind in _classes(module) if getattr(kind, "_is_protocol", False)]


def _classes(module: ModuleType) -> list[tuple[str, type]]:
    """The public classes that a module defines, in its order."""
    return [
        (name, kind)
        for name, kind in vars(module).items()
        if inspect.isclass(kind) and kind.__module__ == module.__name__ and name[0] != "_"
    ]
