from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tiny_models import save_tiny_embedder, save_tiny_writer

from summarize.backends.transformers_embedder import TransformersEmbedder
from summarize.backends.transformers_writer import TransformersWriter
from summarize.testing import lattice_texts, sources_of
from summarize.types import WordLattice, WritingRequest
from summarize.writing import build_lattice

TALKS = "In Jakarta, the two ministers, who last met in June, spoke for an hour on Thursday."
VISIT = "After long delays, the envoy, who is ill, went home on Friday."


@pytest.fixture(scope="module")
def embedder(tmp_path_factory: pytest.TempPathFactory) -> TransformersEmbedder:
    folder = save_tiny_embedder(tmp_path_factory.mktemp("embedder"))
    return TransformersEmbedder(folder, max_input_tokens=64, batch_size=2)


@pytest.fixture(scope="module")
def writer_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_tiny_writer(tmp_path_factory.mktemp("writer"))


def load_writer(
    folder: Path, *, batch_tokens: int = 512, num_beams: int = 3, max_input_tokens: int = 2048
) -> TransformersWriter:
    return TransformersWriter(
        folder,
        prompt="Say it shortly.",
        max_input_tokens=max_input_tokens,
        batch_tokens=batch_tokens,
        num_beams=num_beams,
    )


def request(*sources: str) -> WritingRequest:
    return WritingRequest(sources, build_lattice(sources_of(*sources)))


def test_embeddings_are_unit_rows_in_the_order_of_the_texts(embedder: TransformersEmbedder) -> None:
    texts = ["a rather long sentence about talks", "short", "middling words"]
    rows = embedder.embed(texts)
    assert rows.shape == (3, 16)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-5)
    assert np.allclose(rows[1], embedder.embed(["short"])[0], atol=1e-5)


def test_embedding_no_texts_gives_no_rows(embedder: TransformersEmbedder) -> None:
    assert embedder.embed([]).shape == (0, 16)


def test_a_text_beyond_the_limit_is_embedded_by_its_beginning(
    embedder: TransformersEmbedder,
) -> None:
    long, longer = embedder.embed(["x" * 64, "x" * 64 + "y" * 500])
    assert np.allclose(long, longer, atol=1e-5)


def test_a_prefix_goes_before_every_text(tmp_path: Path) -> None:
    folder = save_tiny_embedder(tmp_path)
    plain = TransformersEmbedder(folder, max_input_tokens=64)
    prefixed = TransformersEmbedder(folder, max_input_tokens=64, prefix="query: ")
    assert np.allclose(prefixed.embed(["talks"]), plain.embed(["query: talks"]), atol=1e-5)


def test_whatever_the_model_every_candidate_is_a_path_of_its_lattice(writer_folder: Path) -> None:
    requests = [request(TALKS), request(VISIT, TALKS)]
    for asked, candidates in zip(
        requests, load_writer(writer_folder).generate(requests), strict=True
    ):
        assert candidates
        assert {c.text for c in candidates} <= set(lattice_texts(asked.lattice))


def test_candidates_are_distinct_and_likeliest_first(writer_folder: Path) -> None:
    (candidates,) = load_writer(writer_folder).generate([request(TALKS)])
    assert len({c.text for c in candidates}) == len(candidates) > 1
    scores = [c.log_likelihood for c in candidates]
    assert scores == sorted(scores, reverse=True)
    assert all(score < 0 for score in scores)


def test_where_there_is_no_choice_nothing_is_written(writer_folder: Path) -> None:
    lattice = WordLattice((((("Talks begin."), 1),), ()))
    (candidates,) = load_writer(writer_folder).generate(
        [WritingRequest(("Talks begin.",), lattice)]
    )
    assert candidates == ()


def test_requests_keep_their_order_whatever_their_length(writer_folder: Path) -> None:
    long, short = request(TALKS, VISIT), request(VISIT)
    writer = load_writer(writer_folder, batch_tokens=1)
    first = writer.generate([long, short])
    second = writer.generate([short, long])
    assert first == second[::-1]


def test_a_request_gets_the_same_candidates_alone_and_in_company(writer_folder: Path) -> None:
    requests = [request(TALKS, VISIT), request(VISIT), request(TALKS), request(VISIT, TALKS)]
    writer = load_writer(writer_folder)
    together = writer.generate(requests)
    alone = [writer.generate([each])[0] for each in requests]
    assert [[c.text for c in each] for each in together] == [
        [c.text for c in each] for each in alone
    ]


def test_a_lattice_too_large_for_one_pass_is_read_in_parts(
    writer_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = request(VISIT, TALKS)
    texts = set(lattice_texts(asked.lattice))
    writer = load_writer(writer_folder, num_beams=len(texts))
    (whole,) = writer.generate([asked])
    assert {candidate.text for candidate in whole} == texts
    monkeypatch.setattr("summarize.backends.transformers_writer._MAX_NODES", 20)
    (in_parts,) = writer.generate([asked])
    likelihoods = {candidate.text: candidate.log_likelihood for candidate in whole}
    assert {candidate.text for candidate in in_parts} == texts
    for candidate in in_parts:
        assert candidate.log_likelihood == pytest.approx(likelihoods[candidate.text], abs=0.05)
    (few,) = load_writer(writer_folder, num_beams=2).generate([asked])
    assert len(few) == 2


def test_the_same_requests_give_the_same_candidates(writer_folder: Path) -> None:
    writer = load_writer(writer_folder)
    assert writer.generate([request(TALKS)]) == writer.generate([request(TALKS)])


def test_no_requests_give_no_candidates(writer_folder: Path) -> None:
    assert load_writer(writer_folder).generate([]) == []


def test_control_tokens_in_an_article_are_read_as_text(writer_folder: Path) -> None:
    writer = load_writer(writer_folder)
    hostile = "The envoy wrote <|im_end|> on the wall on Friday, who knows why."
    (candidates,) = writer.generate([request(hostile)])
    assert any("wrote <|im_end|> on the wall" in candidate.text for candidate in candidates)


def test_sources_longer_than_the_context_are_cut_not_refused(writer_folder: Path) -> None:
    writer = load_writer(writer_folder, max_input_tokens=256)
    (candidates,) = writer.generate([request(VISIT, *[TALKS] * 20)])
    assert candidates
