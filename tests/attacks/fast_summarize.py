"""``python fast_summarize.py …`` is ``summarize …`` with models without weights and torch."""

from __future__ import annotations

import signal

if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # as __main__ does, before all
    signal.signal(signal.SIGINT, signal.SIG_DFL)

import os
import sys
from types import ModuleType
from typing import Any


def load_models(*_: Any, **__: Any) -> Any:
    from summarize.testing import WordEmbedder
    from summarize.types import Models

    return Models(embedder=WordEmbedder())


def set_clock_back(seconds: int) -> None:
    """Have the journal see an earlier time, as after a correction of the clock."""
    from datetime import datetime, timedelta, tzinfo

    import summarize.batch.journal as journal

    class Earlier(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return datetime.now(tz) - timedelta(seconds=seconds)

    journal.datetime = Earlier  # type: ignore[attr-defined]


backends = ModuleType("summarize.backends")
backends.load_models = load_models  # type: ignore[attr-defined]
backends.check_models = lambda cards: None  # type: ignore[attr-defined]
sys.modules[backends.__name__] = backends

if __name__ == "__main__":
    if back := os.environ.get("CLOCK_BACK"):
        set_clock_back(int(back))
    from summarize.__main__ import main

    main()
