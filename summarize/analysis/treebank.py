"""The trees of a story's texts: each text is parsed once, however many stages ask for it."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.analysis.trees import Tree, plant
from summarize.types import SyntaxParser


class Treebank:
    """Trees by text; what was parsed is kept as long as the story is worked on."""

    def __init__(self, parser: SyntaxParser) -> None:
        """Parse with ``parser``."""
        self._parser = parser
        self._trees: dict[str, Tree] = {}

    def trees(self, texts: Sequence[str]) -> list[Tree]:
        """Return the tree of each text, in order; those not parsed yet are parsed together."""
        new = [text for text in dict.fromkeys(texts) if text not in self._trees]
        if new:
            self._trees.update(zip(new, map(plant, self._parser.parse(new)), strict=True))
        return [self._trees[text] for text in texts]
