"""Tables with an article a row: CSV, TSV and Parquet; columns go by the names of JSON's fields."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from io import BytesIO, StringIO

from summarize.limits import MEBIBYTE, MOST_INPUT_BYTES, MOST_UNPACKED_BYTES
from summarize.reading.decoding import decode
from summarize.reading.draft import Draft, UnreadableInputError
from summarize.reading.optional import broken_as_unreadable, library
from summarize.reading.record_fields import draft_of_record, names_of_parts, plain_fields

_DELIMITERS = ",\t;|"
_TEXT_PARTS = {"text", "description"}
_LONGEST_HEADING = 60


def read_csv(data: bytes) -> list[Draft]:
    """Read an article a row from a table whose first row names its columns.

    The delimiter is the one by which the most columns have names that are known.

    Raises:
        UnreadableInputError: No column is one of text, or the table is broken.
    """
    text = decode(data).removeprefix("\ufeff")
    delimiter = max(_DELIMITERS, key=lambda each: len(_known(_headings(text, each))))
    headings = _headings(text, delimiter)
    _require_text(headings)
    # The library's own limit, 128 KiB a field, is less than a long article.
    csv.field_size_limit(MOST_INPUT_BYTES)
    rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    try:
        return [
            draft_of_record(dict(zip(headings, row, strict=False)), f"row {number}")
            for number, row in enumerate(rows, start=1)
            if number > 1 and any(cell.strip() for cell in row)
        ]
    except csv.Error as error:
        raise UnreadableInputError(
            f"its table is broken in line {rows.line_num}: {error}"
        ) from error


def is_table(text: str) -> bool:
    """Say whether the first line names columns, one of them of text."""
    line = text.lstrip("\ufeff").partition("\n")[0]
    for delimiter in _DELIMITERS:
        headings = _headings(line, delimiter)
        if len(headings) > 1 and all(len(heading) <= _LONGEST_HEADING for heading in headings):
            known = _known(headings)
            if len(known) > 1 and _TEXT_PARTS & set(known.values()):
                return True
    return False


def read_parquet(data: bytes) -> list[Draft]:
    """Read an article a row from a Parquet file.

    Raises:
        UnreadableInputError: No column is one of text, the file is broken or holds too much, or
            pyarrow is not installed.
    """
    parquet = library("pyarrow.parquet", package="pyarrow", what=".parquet", extra="parquet")
    with broken_as_unreadable("Parquet file"):
        file = parquet.ParquetFile(BytesIO(data))
        columns = list(file.schema_arrow.names)
        _require_text(columns)
        groups = (file.metadata.row_group(n) for n in range(file.metadata.num_row_groups))
        if sum(group.total_byte_size for group in groups) > MOST_UNPACKED_BYTES:
            raise UnreadableInputError(
                f"it unpacks to more than {MOST_UNPACKED_BYTES // MEBIBYTE} MiB, the most that is "
                "read of one input; give it in parts"
            )
        wanted = [name for name in columns if _known([name])]
        return [
            draft_of_record(row, f"row {number}")
            for number, row in enumerate(_rows(file, wanted), start=1)
        ]


def _rows(file: object, columns: list[str]) -> Iterator[Mapping[str, object]]:
    for batch in file.iter_batches(columns=columns):  # type: ignore[attr-defined]
        yield from batch.to_pylist()


def _headings(text: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader(StringIO(text, newline=""), delimiter=delimiter), [])
    except csv.Error:
        return []


def _known(headings: list[str]) -> dict[str, str]:
    """Return the headings that are known, each with the part of an article that it names."""
    parts = names_of_parts()
    return {
        name: parts[name] for name in plain_fields(dict.fromkeys(headings, "x")) if name in parts
    }


def _require_text(headings: list[str]) -> None:
    if not _TEXT_PARTS & set(_known(headings).values()):
        shown = ", ".join(heading[:_LONGEST_HEADING] for heading in headings[:20]) or "none"
        raise UnreadableInputError(
            f'its table has no column with a text (columns: {shown}); name one "text"'
        )
