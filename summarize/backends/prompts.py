"""A prompt as the turns of a chat, and the turns as the tokens that their model wants."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from jinja2 import TemplateError

from summarize.types import WritingRequest

Turn = dict[str, str]
_HEADING = re.compile(r"^# (system|user|assistant|advice)$", re.MULTILINE)
_ADVICE = "advice"
_FEWEST_WITH_MERGING = 2
_GIVEN = re.compile(r"\{(?:text|claim)\}")
_HERE = "\0"
"""Stands for what is given: no template changes it, and no article holds it."""


def turns_of(prompt: str) -> list[Turn]:
    """Return the turns of a prompt's file, each below a line such as "# user".

    Where there are none all of it is the system's, and what is given is the user's turn.
    In the last one "{text}" and "{claim}" stand for what is given.
    """
    before, parts = _parts(prompt)
    if not parts:
        return [_turn("system", before), _turn("user", "{text}")]
    return [_turn(role, content) for role, content in parts if role != _ADVICE]


def advice_of(prompt: str, faults: Iterable[str]) -> str:
    """Return what a prompt says to somebody whose answer had these faults; "" if nothing.

    It stands below "# advice", a line "fault: what to do" for each, with "{phrases}" for those
    that were left out.
    """
    lines = [
        line for role, part in _parts(prompt)[1] if role == _ADVICE for line in part.split("\n")
    ]
    known = dict(line.split(": ", 1) for line in lines if ": " in line)
    return " ".join(known[fault] for fault in dict.fromkeys(faults) if fault in known)


def asked_with(prompts: Sequence[str], request: WritingRequest) -> tuple[str, tuple[str, ...], str]:
    """Return the prompt for a request, its sources as they are given, and what it is advised.

    The first of ``prompts`` is for one sentence, the last for a whole brief, with "{words}" for
    its length, and one between them for several sentences that are to become one.
    """
    sources = request.sources
    prompt = prompts[-1] if request.whole else prompts[0]
    if not request.whole and len(sources) > 1 and len(prompts) > _FEWEST_WITH_MERGING:
        prompt = prompts[1]
        sources = tuple(f"{n}. {text}" for n, text in enumerate(sources, 1))
    keeping = ", ".join(f"“{phrase}”" for phrase in request.keeping)
    advice = advice_of(prompt, request.faults).replace("{phrases}", keeping)
    return prompt.replace("{words}", str(request.max_words)), sources, advice


def _parts(prompt: str) -> tuple[str, list[tuple[str, str]]]:
    """What stands before the first heading, and each heading with what stands below it."""
    before, *parts = _HEADING.split(prompt)
    return before, list(zip(parts[::2], parts[1::2], strict=True))


def _turn(role: str, content: str) -> Turn:
    return {"role": role, "content": content.strip()}


def filled(turns: Sequence[Turn], *given: str) -> list[Turn]:
    """Return the turns with what is given, in order, in the last one."""
    values = iter(given)
    content = _GIVEN.sub(lambda _: next(values), turns[-1]["content"])
    return [*turns[:-1], _turn("user", content)]


def tokens_around(tokenizer: Any, turns: Sequence[Turn]) -> list[list[int]]:
    """Return the token ids before, between and after what is given.

    A template that has no system turn gets it at the head of the first of the user's.

    Args:
        tokenizer: one with a chat template.
        turns: of `turns_of`.
    """
    marked = [*turns[:-1], {"role": "user", "content": _GIVEN.sub(_HERE, turns[-1]["content"])}]
    try:
        chat = _laid_out(tokenizer, marked)
    except TemplateError:  # raised by those of Gemma 2 and of early Mistral
        system, user, *rest = marked
        headed = {"role": "user", "content": f"{system['content']}\n\n{user['content']}"}
        chat = _laid_out(tokenizer, [headed, *rest])
    return [tokenizer.encode(part, add_special_tokens=False) for part in chat.split(_HERE)]


def encode_given(tokenizer: Any, text: str) -> list[int]:
    """Return the ids of an article's words: "<|im_end|>" in them is text, not a command."""
    ids: list[int] = tokenizer.encode(text, add_special_tokens=False, split_special_tokens=True)
    return ids


def _laid_out(tokenizer: Any, turns: Sequence[Turn]) -> str:
    chat: Any = tokenizer.apply_chat_template(
        list(turns),
        tokenize=False,
        add_generation_prompt=True,
        enable_thinking=False,  # templates that do not know it pass over it
    )
    return str(chat)
