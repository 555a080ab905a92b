"""Briefs that are kept are made again when the code would write others."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from batch_builders import do, make_folders

from summarize.pipeline import make_brief
from summarize.reading import read_articles
from summarize.rendering import FORMATS, render
from summarize.revision import GOLDEN, REVISION
from summarize.settings import Settings
from summarize.testing import ClippingWriter, TrustingReader, WordEmbedder, default_parser
from summarize.types import Brief, Models, Provenance

ROOT = Path(__file__).parents[2]
EXTRACTIVE = Models(embedder=WordEmbedder())
WRITING = Models(
    embedder=WordEmbedder(),
    parser=default_parser(),
    writer=ClippingWriter(),
    reader=TrustingReader(),
)
PACKAGES_ASIDE = Provenance("", (), (), (), 0)


def brief_of_jakarta(models: Models) -> Brief:
    read = read_articles(["examples/jakarta"])
    settings = Settings(words=200, strict=models is WRITING)
    return make_brief(read.articles, models, settings, dropped=read.dropped)


def test_what_is_written_changes_only_with_the_revision(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)  # a brief says where its articles are
    digest = hashlib.sha256()
    for models in (EXTRACTIVE, WRITING):
        brief = replace(brief_of_jakarta(models), provenance=PACKAGES_ASIDE)
        for name in sorted(FORMATS):
            digest.update(render(brief, name, with_sources=True).encode())
    assert digest.hexdigest() == GOLDEN, (
        f"briefs have other bytes than those of revision {REVISION}: if that is meant, raise "
        f'REVISION in summarize/revision.py and set GOLDEN = "{digest.hexdigest()}"'
    )


def test_another_revision_makes_the_briefs_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_folders(tmp_path / "root", ["calm", "gale"])
    do(root, tmp_path / "out")
    assert do(root, tmp_path / "out").current == 2
    monkeypatch.setattr("summarize.batch.job.REVISION", REVISION + 1)
    assert do(root, tmp_path / "out").done == 2
