"""Dependency parses from a spaCy pipeline, read from its files; no code of theirs is run."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import spacy
from spacy.tokens import Doc

from summarize.types import Parse, ParsedToken

_BATCH_SIZE = 64
_UNNEEDED = ("senter",)


class SpacyParser:
    """A `SyntaxParser` over a spaCy pipeline with a tagger, a parser and an entity recogniser."""

    def __init__(self, folder: Path) -> None:
        """Load the pipeline in ``folder``."""
        self._nlp = spacy.load(folder, exclude=_UNNEEDED)

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        """Return the parse of each text, in order."""
        # What the vocabulary learns of one call is forgotten after it: memory stays flat.
        with self._nlp.memory_zone():
            return [_parse_of(doc) for doc in self._nlp.pipe(texts, batch_size=_BATCH_SIZE)]


def _parse_of(doc: Doc) -> Parse:
    return Parse(
        doc.text,
        tuple(
            ParsedToken(
                start=token.idx,
                end=token.idx + len(token),
                lemma=token.lemma_.lower(),
                tag=token.tag_,
                relation=token.dep_,
                head=token.head.i,
                entity=token.ent_type_,
            )
            for token in doc
        ),
    )
