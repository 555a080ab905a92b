"""The naive use of the writer: all the articles in one prompt, and whatever comes."""

from __future__ import annotations

from importlib.resources import files
from itertools import accumulate
from pathlib import Path
from typing import Any

from summarize.evaluation.datasets import ReferenceStory
from summarize.evaluation.form import is_complete
from summarize.evaluation.rouge import sentences_of
from summarize.evaluation.systems.system import Prediction
from summarize.language.languages import ENGLISH
from summarize.language.words import count_words

_TOKENS_PER_WORD = 1.6
"""Room to write; what goes over the word budget is left out again."""


class Concatenated:
    """The writer's model under greedy, free decoding of one prompt.

    Each article is cut to an equal share of the context. Of what is written, the
    complete sentences count, up to the word budget.
    """

    name = "concatenated"
    timed = True

    def __init__(self, folder: Path, *, max_input_tokens: int) -> None:
        """Load the model in ``folder`` (config, tokenizer, safetensors) as bfloat16."""
        import torch
        from transformers import AutoModelForCausalLM, AutoTokenizer

        self._tokenizer: Any = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        self._model: Any = AutoModelForCausalLM.from_pretrained(
            folder, local_files_only=True, use_safetensors=True, dtype=torch.bfloat16
        )
        self._max_input_tokens = max_input_tokens
        self._prompt = files(__package__).joinpath("concatenated.txt").read_text("utf-8").strip()

    def summarize(self, story: ReferenceStory, words: int) -> Prediction:
        """Return the complete sentences that fit."""
        room = round(_TOKENS_PER_WORD * words)
        tokens = self._prompt_tokens(story, words, self._max_input_tokens - room)
        sentences = whole_sentences(self._write(tokens, room), words, story.language)
        return Prediction.of(sentences, fused_share=1.0 if sentences else None)

    def _prompt_tokens(self, story: ReferenceStory, words: int, max_tokens: int) -> list[int]:
        messages = [{"role": "user", "content": self._prompt.format(words=words) + "\n\n\0"}]
        template: str = self._tokenizer.apply_chat_template(
            messages, tokenize=False, add_generation_prompt=True
        )
        before, after = (self._encode(part) for part in template.split("\0"))
        separator = self._encode("\n\n")
        share = (max_tokens - len(before) - len(after)) // len(story.articles) - len(separator)
        articles = [
            token
            for article in story.articles
            for token in [*self._encode(article.text)[:share], *separator]
        ]
        return [*before, *articles, *after]

    def _encode(self, text: str) -> list[int]:
        tokens: list[int] = self._tokenizer.encode(text, add_special_tokens=False)
        return tokens

    def _write(self, tokens: list[int], room: int) -> str:
        import torch

        prompt = torch.tensor([tokens])  # (1, tokens)
        with torch.inference_mode():
            output = self._model.generate(
                prompt,
                attention_mask=torch.ones_like(prompt),
                do_sample=False,
                max_new_tokens=room,
            )
        text: str = self._tokenizer.decode(output[0, len(tokens) :], skip_special_tokens=True)
        return text


def whole_sentences(text: str, max_words: int, language: str = ENGLISH) -> list[str]:
    """Return the first sentences of ``text`` that are complete and fit together."""
    sentences = sentences_of(text, language)
    while sentences and not is_complete(sentences[-1], language):
        sentences.pop()
    lengths = accumulate(count_words(sentence) for sentence in sentences)
    return sentences[: sum(length <= max_words for length in lengths)]
