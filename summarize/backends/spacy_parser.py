"""Dependency parses from a spaCy pipeline, read from its files; no code of theirs is run."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from summarize.types import Parse, ParsedToken

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BATCH_SIZE = 64
_UNNEEDED = ("senter",)


class SpacyParser:
    """A `SyntaxParser` over a spaCy pipeline with a tagger, a parser and an entity recogniser."""

    def __init__(self, folder: Path) -> None:
        """Load the pipeline in ``folder``."""
        self._nlp = _spacy().load(folder, exclude=_UNNEEDED)

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        """Return the parse of each text, in order."""
        # What the vocabulary learns of one call is forgotten after it: memory stays flat.
        with self._nlp.memory_zone():
            return [_parse_of(doc) for doc in self._nlp.pipe(texts, batch_size=_BATCH_SIZE)]


def _spacy() -> Any:
    """Import spaCy without its command line, which imports what downloads and trains pipelines."""
    if "spacy" in sys.modules:
        return import_module("spacy")
    info = ModuleType("spacy.cli.info")
    info.__dict__["info"] = None
    stand_ins = {"spacy.cli": ModuleType("spacy.cli"), "spacy.cli.info": info}
    sys.modules |= stand_ins
    try:
        return import_module("spacy")
    finally:
        for name in stand_ins:
            del sys.modules[name]


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
