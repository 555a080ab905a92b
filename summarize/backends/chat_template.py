"""A chat as its model wants it, around whatever the user's message will be."""

from __future__ import annotations

from typing import Any

from jinja2 import TemplateError

_HERE = "\0"
"""Stands for the sources: no template changes it, and no article holds it."""


def chat_around(tokenizer: Any, system: str) -> tuple[list[int], list[int]]:
    """Return the token ids before and after the sources, which are the user's message.

    A template that has no system message gets ``system`` at the head of the user's.

    Args:
        tokenizer: one with a chat template.
        system: the instruction.
    """
    user = {"role": "user", "content": _HERE}
    try:
        chat = _laid_out(tokenizer, [{"role": "system", "content": system}, user])
    except TemplateError:  # raised by those of Gemma 2 and of early Mistral
        chat = _laid_out(tokenizer, [{"role": "user", "content": f"{system}\n\n{_HERE}"}])
    before, after = (tokenizer.encode(part, add_special_tokens=False) for part in chat.split(_HERE))
    return before, after


def _laid_out(tokenizer: Any, messages: list[dict[str, str]]) -> str:
    chat: Any = tokenizer.apply_chat_template(
        messages,
        tokenize=False,
        add_generation_prompt=True,
        enable_thinking=False,  # templates that do not know it pass over it
    )
    return str(chat)
