"""``summarize doctor``: what the program has to work with here, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from summarize.cli.config import configured_options
from summarize.cli.options import ModelsDir
from summarize.cli.screen import echo, echo_json, in_a_line, working
from summarize.counts import counted
from summarize.visible import visible

if TYPE_CHECKING:
    from summarize.cli.diagnosis import Row, SettingRows


def doctor(
    context: typer.Context,
    format: Annotated[  # noqa: A002 (the option's name)
        Literal["text", "json"], typer.Option(help="How to print the findings.")
    ] = "text",
    models_dir: ModelsDir = None,
) -> None:
    """Print settings with their origin, models, devices, versions, and what is wrong.

    Exit with 1 if something is wrong. Nothing is hashed; "summarize models check" does that.
    """
    with working() as screen:
        screen.progress("Looking around")
        from summarize.cli.diagnosis import diagnose

        found = diagnose(configured_options(context.find_root().command), models_dir)
    if format == "json":
        echo_json(found)
    else:
        echo(_as_text(found))
    if found["problems"]:
        raise typer.Exit(1)


def _as_text(found: Row) -> str:
    tables: dict[str, Iterable[tuple[str, ...]]] = {
        "Versions": ((name, has or "not installed") for name, has in found["versions"].items()),
        "Settings": _settings(found["settings"]),
        "Models": (
            (each["id"], each["role"], "default" * each["default"], each["state"])
            for each in found["models"]
        ),
        "Devices": (tuple(each.values()) for each in found["devices"]),
        "Batches": (
            (each["id"], f"on {each['device']}", _together(each["most"], each["longest"]))
            for each in found["batches"]
        ),
        "Extras": (
            (
                each["name"],
                "present" if each["present"] else f"absent; to get it: {each['install']}",
            )
            for each in found["extras"]
        ),
    }
    lines: list[str] = []
    for title, rows in tables.items():
        if table := list(_aligned(list(rows))):
            lines += [title, *table, ""]
    lines.append("Problems" if found["problems"] else "Nothing is wrong.")
    for each in found["problems"]:
        lines += [f"  {in_a_line(each['problem'])}", f"    {in_a_line(each['remedy'])}"]
    return "\n".join(lines)


def _settings(settings: SettingRows) -> Iterator[tuple[str, ...]]:
    """Each value once, with the commands that share it."""
    shared: dict[tuple[str, str, str], list[str]] = {}
    for command, its in settings.items():
        for name, each in its.items():
            key = (name.replace("_", "-"), _shown(each["value"]), each["origin"])
            shared.setdefault(key, []).append(command)
    for (name, value, origin), commands in sorted(shared.items()):
        yield name, value, origin, ", ".join(commands)


def _together(most: int, longest: int) -> str:
    """Say how many texts go through a model at a time."""
    fewer = f" ({longest:,} of the longest)" if longest < most else ""
    return f"{counted(most, 'text')} at a time{fewer}"


def _shown(value: object) -> str:
    if value is None or isinstance(value, bool):
        return {None: "-", True: "yes", False: "no"}[value]
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _aligned(rows: list[tuple[str, ...]]) -> Iterator[str]:
    rows = [tuple(map(visible, row)) for row in rows]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield f"  {'  '.join(cells)}".rstrip()
