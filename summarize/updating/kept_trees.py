"""The parses of a brief's sentences, kept so that an update need not make them again.

A parse does not depend on what is parsed with it, so that it is the same whether it was kept or
not. They lie beside the vectors, a file for each set of articles and parser, by each text's hash.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Sequence
from dataclasses import fields
from operator import attrgetter
from typing import TypeAlias

from summarize.parsing import parse_json
from summarize.types import Parse, ParsedToken, SyntaxParser
from summarize.updating.kept_files import digest_of, keep_file, kept_file

_SUFFIX = ".trees"
_FIELDS = attrgetter(*(each.name for each in fields(ParsedToken)))

Tokens: TypeAlias = "tuple[ParsedToken, ...]"


class RememberingParser:
    """Remembers the parses that a parser makes, and those that were kept.

    ``is_kept`` tells whether any were kept.
    """

    def __init__(self, parser: SyntaxParser, key: str, *, reuse: bool) -> None:
        """Take what parses, and the key under which its parses are kept.

        Args:
            parser: parses what is not kept.
            key: of `memory_key`.
            reuse: whether what is kept is used.
        """
        self._parser, self._key = parser, key
        self._known = _load(key) if reuse else {}
        self.is_kept = bool(self._known)

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        """Return the parse of each text, in order."""
        digests = [digest_of(text) for text in texts]
        missing = {d: text for d, text in zip(digests, texts, strict=True) if d not in self._known}
        if missing:
            made = self._parser.parse(list(missing.values()))
            self._known |= {d: each.tokens for d, each in zip(missing, made, strict=True)}
        return [Parse(text, self._known[d]) for d, text in zip(digests, texts, strict=True)]

    def keep(self, key: str = "") -> None:
        """Keep what is remembered.

        Args:
            key: of `memory_key`, for other articles than those it was made for.
        """
        if self._known:
            told = {d.hex(): list(map(_FIELDS, tokens)) for d, tokens in self._known.items()}
            packed = gzip.compress(json.dumps(told).encode(), compresslevel=1, mtime=0)
            keep_file((key or self._key) + _SUFFIX, lambda file: file.write(packed))


def _load(key: str) -> dict[bytes, Tokens]:
    """What is kept under a key; nothing if it is not there or not as it was written."""
    try:
        told = parse_json(gzip.decompress(kept_file(key + _SUFFIX).read_bytes()), lenient=True)
        return {bytes.fromhex(d): tuple(map(_token, tokens)) for d, tokens in told.items()}
    except (OSError, ValueError, TypeError, AttributeError, EOFError, zlib.error):
        return {}


def _token(told: Sequence[object]) -> ParsedToken:
    """Return a token of its fields.

    Raises:
        ValueError: They are not those of one.
    """
    match told:
        case [int(start), int(end), str(lemma), str(tag), str(relation), int(head), str(entity)]:
            return ParsedToken(start, end, lemma, tag, relation, head, entity)
    raise ValueError("no token")
