"""The systems by name, loaded when they are wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from summarize.catalog import ModelCard, default_card
from summarize.catalog.card import Role
from summarize.errors import UsageError
from summarize.evaluation.datasets import ReferenceStory
from summarize.evaluation.systems.system import System
from summarize.types import Article, Models, SentenceEmbedder

_WARM_UP_WORDS = 30
_WARM_UP_TEXT = (
    "The river rose on Monday. Two bridges were closed. Schools will open again on Friday."
)
WARM_UP = ReferenceStory(
    id="warm-up",
    articles=(Article("a1", _WARM_UP_TEXT), Article("a2", _WARM_UP_TEXT)),
    references=(_WARM_UP_TEXT,),
    sources=(_WARM_UP_TEXT, _WARM_UP_TEXT),
)


class _Loader:
    """Loads systems; those that use the same embedder share it."""

    def __init__(
        self, seed: int, cards: Sequence[ModelCard], progress: Callable[[str], None]
    ) -> None:
        self._seed = seed
        self._cards = {card.role: card for card in cards}
        self._progress = progress

    def _card(self, role: Role) -> ModelCard:
        return self._cards.get(role) or default_card(role)

    def _wants(self, role: Role) -> bool:
        """Whether a model of that role is used: a reader only if it is among the cards."""
        return role != "reader" or role in self._cards

    @cached_property
    def _embedder(self) -> SentenceEmbedder:
        from summarize.backends import load_embedder

        return load_embedder(self._card("embedder"), progress=self._progress)

    def fused(self) -> System:
        from summarize.backends import load_models
        from summarize.evaluation.systems.ours import Pipeline

        cards = [self._card(role) for role in _ROLES["fused"] if self._wants(role)]
        models = load_models(
            cards, embedder=self._embedder, seed=self._seed, progress=self._progress
        )
        return Pipeline("fused", models, self._seed, self._card("writer").strategy or "fuse")

    def extractive(self) -> System:
        from summarize.evaluation.systems.ours import Pipeline

        return Pipeline("extractive", Models(embedder=self._embedder), self._seed)

    def lead(self) -> System:
        from summarize.evaluation.systems.baselines import Lead

        return Lead()

    def random(self) -> System:
        from summarize.evaluation.systems.baselines import Random

        return Random(self._seed)

    def signals(self) -> System:
        from summarize.evaluation.systems.signals import Signals

        return Signals(self._embedder)

    def lexrank(self) -> System:
        from summarize.evaluation.systems.peers import Sumy

        return Sumy("lexrank")

    def textrank(self) -> System:
        from summarize.evaluation.systems.peers import Sumy

        return Sumy("textrank")

    def oracle(self) -> System:
        from summarize.evaluation.systems.oracle import Oracle

        return Oracle()

    def concatenated(self) -> System:
        from summarize.backends import writer_folder
        from summarize.evaluation.systems.concatenated import Concatenated

        card = self._card("writer")
        folder = writer_folder(card, progress=self._progress)
        return Concatenated(folder, max_input_tokens=card.max_input_tokens)


_LOADERS: dict[str, Callable[[_Loader], System]] = {
    "fused": _Loader.fused,
    "extractive": _Loader.extractive,
    "lead": _Loader.lead,
    "random": _Loader.random,
    "signals": _Loader.signals,
    "lexrank": _Loader.lexrank,
    "textrank": _Loader.textrank,
    "concatenated": _Loader.concatenated,
    "oracle": _Loader.oracle,
}
SYSTEMS = tuple(_LOADERS)
DEFAULT_SYSTEMS = tuple(name for name in SYSTEMS if name not in ("concatenated", "fused"))
"""All but those that write, which take half a minute a story and have to be asked for."""


_ROLES: dict[str, tuple[Role, ...]] = {
    "fused": ("embedder", "parser", "writer", "reader"),
    "extractive": ("embedder",),
    "signals": ("embedder",),
    "concatenated": ("writer",),
}
"""Which models a system uses; the others use none."""


def cards_used(names: Sequence[str], cards: Sequence[ModelCard]) -> tuple[ModelCard, ...]:
    """Return those of ``cards`` that the systems of these names use."""
    roles = {role for name in names for role in _ROLES.get(name, ())}
    return tuple(card for card in cards if card.role in roles)


def check_names(names: Sequence[str]) -> None:
    """Refuse a name that no system has.

    Raises:
        UsageError: There is one; the message lists the known.
    """
    for name in names:
        if name not in SYSTEMS:
            raise UsageError(f'unknown system "{name}"; known: {", ".join(SYSTEMS)}')


def load_systems(
    names: Sequence[str],
    *,
    seed: int = 0,
    cards: Sequence[ModelCard] = (),
    progress: Callable[[str], None] = lambda message: None,
) -> tuple[System, ...]:
    """Load the systems of these names, each ready to be timed.

    Each makes one tiny brief, so that what is imported or compiled at first use is not
    counted against its first story. ``cards`` are the models to use; of a role that
    none has, the default is used.

    Raises:
        UsageError: A name is unknown.
        SummarizeError: A package or model that a system needs is not installed.
    """
    check_names(names)
    loader = _Loader(seed, cards, progress)
    systems = tuple(_LOADERS[name](loader) for name in dict.fromkeys(names))
    for system in systems:
        progress(f"Loading {system.name}")
        system.summarize(WARM_UP, _WARM_UP_WORDS)
    return systems
