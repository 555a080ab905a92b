"""Formats whose library is not installed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from summarize.errors import ReadError

from .builders import PARAGRAPHS, read_text
from .test_round_trips import WRITERS


@pytest.mark.parametrize(
    ("name", "module", "line"),
    [
        ("a.pdf", "pypdf", "reading .pdf needs pypdf: pip install 'summarize[pdf]'"),
        ("a.docx", "docx", "reading .docx needs python-docx: pip install 'summarize[docx]'"),
        ("a.rss", "feedparser", "reading feeds needs feedparser: pip install 'summarize[feeds]'"),
        ("a.warc.gz", "warcio", "reading web archives needs warcio: pip install 'summarize[warc]'"),
        (
            "a.parquet",
            "pyarrow",
            "reading .parquet needs pyarrow: pip install 'summarize[parquet]'",
        ),
    ],
)
def test_missing_library_is_one_line_that_names_the_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, module: str, line: str
) -> None:
    data = WRITERS[name](PARAGRAPHS)
    for loaded in [each for each in sys.modules if each.split(".")[0] == module]:
        monkeypatch.delitem(sys.modules, loaded)
    monkeypatch.setitem(sys.modules, module, None)

    with pytest.raises(ReadError) as caught:
        read_text(tmp_path, data, name)
    assert str(caught.value).partition(f"{name}: ")[2] == line
