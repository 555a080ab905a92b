"""Signs of chats with models, which no article has: special tokens, and headings of old prompts."""

from __future__ import annotations

import re

TO_A_PROGRAM = "speaks to a program"
CHAT_TOKEN = re.compile(
    r"<\|[^<>|\s]{1,40}\|>|<[|｜][^<>\s]{1,40}[|｜]>|\[/?INST\]|<</?SYS>>|</?s>|\[/?(?:SYS|SYSTEM_PROMPT)\]"
    r"|<(?:start|end)_of_(?:turn|text|image)>|<\|?(?:begin|end)[▁_]of[▁_]sentence\|?>|<pad>|<unk>|<bos>|<eos>"
    r"|</?(?:system|assistant|user|instructions?|prompt|tool_call|tool_response|think)>"
    r"|(?<!\S)#{2,}\s?(?:Instructions?|System|Response|Input|User|Assistant|Human)\b"
)
"""Special tokens of chat models, and the headings of their older prompts."""
_LETTERS_OF_ROLE = 12


def heads_turn(text: str) -> bool:
    """Return whether there is little in it but a token: "### Response:", "<|im_start|>system"."""
    rest = CHAT_TOKEN.sub("", text)
    return rest != text and sum(map(str.isalpha, rest)) <= _LETTERS_OF_ROLE
