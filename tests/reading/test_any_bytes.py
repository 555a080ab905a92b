"""Whatever bytes come, a reader gives drafts or says why not; nothing else is raised."""

from __future__ import annotations

import gzip
import warnings

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from summarize.reading.cleaning import clean
from summarize.reading.draft import Draft, UnreadableInputError
from summarize.reading.formats import READERS, read_data

from .builders import PARAGRAPHS, article_page
from .test_round_trips import WRITERS

SAMPLES = {
    **{name: write(PARAGRAPHS[:2]) for name, write in WRITERS.items()},
    "a.warc": gzip.decompress(WRITERS["a.warc.gz"](PARAGRAPHS)),
    "a.txt": "\n\n".join(PARAGRAPHS).encode(),
    "a.md": b"---\ntitle: T\n---\n# T\n\n" + PARAGRAPHS[0].encode(),
    "a.html": article_page().encode(),
    "a.jsonl": b'{"text": "It rained a lot."}\n' * 2,
}
SUFFIXES = sorted({*READERS, ""})
PIECES = [
    b"", b"\x00", b"\xff\xfe", b"<", b">", b"&e;", b"{", b"[", b'"', b"\n", b",", b"9" * 99, b"(",
    b"<!DOCTYPE a [<!ENTITY e 'x'>]>", b"]]>", b"\x1f\x8b", b"PK\x03\x04", b"%PDF-", b"-1", b"obj",
]  # fmt: skip

few = settings(
    max_examples=12,
    derandomize=True,
    deadline=None,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)


def read_safely(data: bytes, suffix: str) -> None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            drafts = [clean(draft) for draft in read_data(data, suffix)]
    except UnreadableInputError as error:
        message = str(error)
    else:
        message = ""
        assert all(isinstance(draft, Draft) for draft in drafts)
    assert not any(sign < " " or sign == "\x7f" for sign in message)


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(data=st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8")))
@few
def test_any_bytes_are_read_or_refused(suffix: str, data: bytes) -> None:
    read_safely(data, suffix)


@pytest.mark.parametrize("name", sorted(SAMPLES))
@given(data=st.data())
@few
def test_damaged_files_are_read_or_refused(name: str, data: st.DataObject) -> None:
    damaged = bytearray(SAMPLES[name])
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, max(len(damaged) - 1, 0)))
        length = data.draw(st.integers(0, 40))
        damaged[start : start + length] = data.draw(st.sampled_from(PIECES) | st.binary(max_size=9))
    end = data.draw(st.integers(1, 4))
    suffix = "." + name.removesuffix(".gz").rpartition(".")[2]
    read_safely(bytes(damaged if end > 1 else damaged[: len(damaged) // 2]), suffix)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
    | st.sampled_from(["It rained a lot in Tarn.", "<p>It rained.</p>", "2024-05-02"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            "title text content source articles items feed summary author date url value body"
            " language data _source".split()
        ),
        inner,
        max_size=4,
    ),
    max_leaves=20,
)  # fmt: skip


@given(value=JSON)
@settings(few, max_examples=300)
def test_any_json_is_read_or_refused(value: object) -> None:
    import json

    read_safely(json.dumps(value).encode(), ".json")
