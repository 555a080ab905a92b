"""Options of a command that belong together, as one dataclass.

    @dataclass(frozen=True, slots=True)
    class Writing:
        model: Model = None
        seed: Seed = 0

    @with_groups
    def brief(paths: Paths, writing: Writing) -> None: ...

is to the parser, to its help and to the configuration ``brief(paths, model=None, seed=0)``.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from copy import copy
from dataclasses import MISSING, fields, is_dataclass
from functools import wraps
from inspect import Parameter
from typing import Annotated, Any, get_args, get_type_hints

from typer.models import OptionInfo


def with_groups(command: Callable[..., None]) -> Callable[..., None]:
    """Return a command that takes an option a field in place of each parameter of a dataclass.

    A field's type is that of an option, which the help shows under the dataclass's ``panel``, if it
    has one. What it defaults to is what the parameter's default, an
    instance, has for it, or else the field's own default; without either it has to be given.
    """
    signature = inspect.signature(command, eval_str=True)
    parameters = signature.parameters.values()
    groups: dict[str, Any] = {
        each.name: each.annotation for each in parameters if is_dataclass(each.annotation)
    }

    @wraps(command)
    def ungrouped(**given: Any) -> None:
        for name, kind in groups.items():
            given[name] = kind(**{each.name: given.pop(each.name) for each in fields(kind)})
        command(**given)

    options = [option for each in parameters for option in _options(each)]
    ungrouped.__signature__ = signature.replace(parameters=options)  # type: ignore[attr-defined]
    return ungrouped


def _options(parameter: Parameter) -> list[Parameter]:
    """Return what the parser sees of a parameter: itself, or an option for each field."""
    group, given = parameter.annotation, parameter.default
    if not is_dataclass(group):
        return [parameter.replace(kind=Parameter.KEYWORD_ONLY)]
    types = get_type_hints(group, include_extras=True)
    options, panel = [], getattr(group, "panel", None)
    for each in fields(group):
        default = each.default if given is Parameter.empty else getattr(given, each.name)
        default = Parameter.empty if default is MISSING else default
        kind, annotation = Parameter.KEYWORD_ONLY, _under(panel, types[each.name])
        options.append(Parameter(each.name, kind, default=default, annotation=annotation))
    return options


def _under(panel: str | None, annotation: Any) -> Any:
    """Return the type of an option that the help shows under the heading of its group."""
    kind, *about = get_args(annotation)
    for place, info in enumerate(about):
        if panel and isinstance(info, OptionInfo):
            about[place] = copy(info)  # the same option may stand in several groups
            about[place].rich_help_panel = panel
    return Annotated[kind, *about]
