"""A pseudo-terminal for commands to print to."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable
from threading import Thread

import pytest


def shown_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, work: Callable[[], object], *streams: str
) -> str:
    """Return what ``work`` shows where the named streams of ``sys`` are a terminal."""
    reader, writer = os.openpty()
    pieces: list[bytes] = []

    def read() -> None:
        with contextlib.suppress(OSError):  # EIO, the end
            while piece := os.read(reader, 65536):
                pieces.append(piece)

    reading = Thread(target=read)
    reading.start()
    with os.fdopen(writer, "w", encoding="utf-8") as terminal:
        with monkeypatch.context() as patch:
            for stream in streams:
                patch.setattr(sys, stream, terminal)
            work()
        terminal.flush()
    reading.join()
    os.close(reader)
    return b"".join(pieces).decode().replace("\r\n", "\n")
