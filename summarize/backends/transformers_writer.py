"""A causal chat model that chooses between the texts of word lattices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from transformers import AutoModelForCausalLM, AutoTokenizer

from summarize.backends.chat import FreeChat
from summarize.backends.chat_template import chat_around
from summarize.backends.precision import device as device_named
from summarize.backends.precision import fast_float
from summarize.backends.source_limited import LatticeGrammar
from summarize.backends.token_trie import TokenTrie, grow_trie
from summarize.backends.trie_scoring import TrieScorer, TrieScores
from summarize.errors import ModelError
from summarize.types import Candidate, WritingRequest

_MAX_NODES = 1024
"""Tokens of texts that are read in one pass: of a lattice with more, a part at a time."""


@dataclass(slots=True)
class _Search:
    """The search of one lattice: its likely beginnings, and the texts found so far."""

    prompt: list[int]
    grammar: LatticeGrammar
    beginnings: list[tuple[int, ...]] = field(default_factory=lambda: [()])
    found: dict[str, float] = field(default_factory=dict)


class TransformersWriter:
    """An `AbstractiveModel` over any causal chat model that transformers loads.

    A lattice of up to 1,024 tokens is read whole, and the candidates are its likeliest
    texts. Of a larger one the model reads so much, keeps the likeliest beginnings, reads
    on from there, and so forth: a beam search that looks ahead.
    """

    def __init__(
        self,
        folder: Path,
        *,
        prompt: str,
        draft_prompt: str = "",
        max_input_tokens: int,
        batch_tokens: int | None = None,
        num_beams: int,
        batch_size: int | None = None,
        device: str = "auto",
    ) -> None:
        """Load the model in ``folder`` (config, tokenizer, safetensors).

        Args:
            folder: where the model is.
            prompt: the system message for one sentence; the sources are the user's.
            draft_prompt: the system message for a whole brief, with "{words}" for its length.
            max_input_tokens: the model's context.
            batch_tokens: tokens of lattices read together; None: as many as fit the memory.
            num_beams: candidates per request, and beginnings kept of a large lattice.
            batch_size: requests without a lattice that are written together; None: likewise.
            device: "auto", "cpu", "cuda", "cuda:1" or "mps".

        Raises:
            ModelError: It is no chat model, or there is no such device.
        """
        where = device_named(device)
        self._tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        if not self._tokenizer.chat_template:
            raise ModelError(
                f"the model in {folder} has no chat template; a chat or instruct model is wanted"
            )
        # Eager attention takes a mask with every model; on texts this short it is not slower.
        model: Any = AutoModelForCausalLM.from_pretrained(
            folder,
            local_files_only=True,
            use_safetensors=True,
            dtype=fast_float(where),
            attn_implementation="eager",
        )
        self._model = model.eval().to(where)
        self._prompts = {False: prompt, True: draft_prompt or prompt}
        self._max_input_tokens = max_input_tokens
        self._num_beams = num_beams
        self._batch_size = batch_size
        self._tokenize = cache(self._encode)
        self._before, self._after = chat_around(self._tokenizer, prompt)
        self._scorer = TrieScorer(
            self._model,
            opening=self._before,
            end_token=self._tokenizer.eos_token_id,
            batch_tokens=batch_tokens,
        )

    def generate(self, requests: Sequence[WritingRequest]) -> list[tuple[Candidate, ...]]:
        """Return the candidates of each request, in order, likeliest first.

        Where the lattice leaves no choice there is nothing to write, and no candidate; where
        there is none the model writes freely.
        What a request gets does not depend on the others.
        """
        free = [request for request in requests if request.lattice is None]
        answers = iter(self._free_chat.generate(free) if free else ())
        searches = {
            i: _Search(
                self._after_opening(request),
                LatticeGrammar(request.lattice, tokenize=self._tokenize),
            )
            for i, request in enumerate(requests)
            if request.lattice is not None and request.lattice.has_choice
        }
        unfinished = list(searches.values())
        while unfinished:
            tries = [self._grow(search) for search in unfinished]
            prompts = [search.prompt[:-1] for search in unfinished]
            scored = self._scorer.score(list(zip(prompts, tries, strict=True)))
            for search, trie, scores in zip(unfinished, tries, scored, strict=True):
                self._go_on(search, trie, scores)
            unfinished = [search for search in unfinished if search.beginnings]
        return [
            next(answers)
            if request.lattice is None
            else self._candidates(searches[i])
            if i in searches
            else ()
            for i, request in enumerate(requests)
        ]

    @cached_property
    def _free_chat(self) -> FreeChat:
        return FreeChat(
            self._model,
            self._tokenizer,
            prompts=self._prompts,
            max_input_tokens=self._max_input_tokens,
            batch_size=self._batch_size,
        )

    def _grow(self, search: _Search) -> TokenTrie:
        return grow_trie(
            search.grammar,
            search.beginnings,
            root_token=search.prompt[-1],
            max_nodes=_MAX_NODES,
        )

    def _go_on(self, search: _Search, trie: TokenTrie, scores: TrieScores) -> None:
        """Note the texts that end in ``trie``, and from which beginnings to read on."""
        for node in trie.ends:
            text = self._decode(trie.beginning(node))
            likelihood = float(scores.texts[node])
            # Labels are tokenized one by one, so two paths can have the same text.
            search.found[text] = max(likelihood, search.found.get(text, likelihood))
        likeliest = sorted(trie.open, key=lambda node: -scores.beginnings[node])
        search.beginnings = [trie.beginning(node) for node in likeliest[: self._num_beams]]

    def _candidates(self, search: _Search) -> tuple[Candidate, ...]:
        found = [Candidate(text, likelihood) for text, likelihood in search.found.items()]
        found.sort(key=lambda candidate: (-candidate.log_likelihood, candidate.text))
        return tuple(found[: self._num_beams])

    def _after_opening(self, request: WritingRequest) -> list[int]:
        """The ids of the request's chat from the sources on, which are cut to what can be read."""
        room = self._max_input_tokens // 2 - len(self._before) - len(self._after)
        return [*self._encode(" ".join(request.sources))[:room], *self._after]

    def _encode(self, text: str) -> list[int]:
        """The ids of an article's words: "<|im_end|>" in them is text, not a command."""
        ids: list[int] = self._tokenizer.encode(
            text, add_special_tokens=False, split_special_tokens=True
        )
        return ids

    def _decode(self, tokens: Sequence[int]) -> str:
        text: Any = self._tokenizer.decode(list(tokens), skip_special_tokens=True)
        return str(text)
