"""Packed inputs, unpacked up to a limit: a few bytes can stand for more than memory holds."""

from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from summarize.limits import MEBIBYTE, MOST_UNPACKED_BYTES
from summarize.reading.draft import UnreadableInputError

GZIP = b"\x1f\x8b"
ZIP = b"PK\x03\x04"

_GZIP_WINDOW = 16 + zlib.MAX_WBITS
_BROKEN = (
    "it is a Word document, or another zip archive, that is damaged or cut off; get the file again"
)
_TOO_MUCH = (
    f"it unpacks to more than {MOST_UNPACKED_BYTES // MEBIBYTE} MiB, the most that is read of one "
    "input; give it in parts"
)


def gunzip(data: bytes) -> bytes:
    """Return what a gzip file of one member or several holds.

    Raises:
        UnreadableInputError: It is broken, cut off, or unpacks to too much.
    """
    parts: list[bytes] = []
    room = MOST_UNPACKED_BYTES + 1
    while data.startswith(GZIP):
        member = zlib.decompressobj(_GZIP_WINDOW)
        try:
            parts.append(member.decompress(data, room))
        except zlib.error as error:
            raise UnreadableInputError(f"its gzip is broken: {error}") from error
        room -= len(parts[-1])
        if room <= 0:
            raise UnreadableInputError(_TOO_MUCH)
        if not member.eof:
            raise UnreadableInputError("its gzip is cut off; fetch the whole file")
        data = member.unused_data
    return b"".join(parts)


def zip_names(data: bytes) -> frozenset[str]:
    """Return the names of the files in a zip archive that does not unpack to too much.

    Raises:
        UnreadableInputError: It is broken or unpacks to too much.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            files = archive.infolist()
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableInputError(_BROKEN) from error
    # zipfile gives no more of a file than its entry says, whatever there is.
    if sum(file.file_size for file in files) > MOST_UNPACKED_BYTES:
        raise UnreadableInputError(_TOO_MUCH)
    return frozenset(file.filename for file in files)
