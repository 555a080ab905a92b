from __future__ import annotations

import os
import subprocess
import sys

import pytest


def python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_what_is_used_of_nltk_comes_without_the_rest_and_stays_out_of_the_way() -> None:
    ended = python(
        "from summarize.analysis.splitting import split_text\n"
        "from summarize.language.words import content_stems\n"
        "print(len(split_text('It rained. Boats sank.', 'en')), content_stems('boats'))\n"
        "print(content_stems('Schiffe', 'de'))\n"
        "import sys\n"
        "print([name for name in ('nltk', 'nltk.stem', 'scipy.stats') if name in sys.modules])\n"
        "import nltk, nltk.stem.porter\n"
        "print(nltk.PorterStemmer().stem('boats'), nltk.corpus.stopwords is not None)"
    )
    assert ended.stdout.splitlines() == ["2 ['boat']", "['schiff']", "[]", "boat True"]


def test_where_nltk_was_imported_before_it_is_that_one() -> None:
    ended = python(
        "import nltk.stem.porter\n"
        "from summarize.language.lean_nltk import nltk_module\n"
        "print(nltk_module('nltk.stem.porter') is nltk.stem.porter)"
    )
    assert ended.stdout.split() == ["True"]


def test_spacy_comes_without_its_command_line_which_can_be_imported_later() -> None:
    ended = python(
        "from summarize.testing import default_parser; default_parser()\n"
        "import sys; print('spacy.cli' in sys.modules)\n"
        "import spacy.cli; print(spacy.cli.info is not None)"
    )
    assert ended.stdout.split() == ["False", "True"]


def test_a_process_that_ends_at_once_has_printed_everything() -> None:
    ended = python(
        "from summarize.cli.process import end_at_once\n"
        "import sys; print('x' * 100_000); print('why', file=sys.stderr); end_at_once(4)"
    )
    assert (len(ended.stdout), ended.stderr, ended.returncode) == (100_001, "why\n", 4)


def test_a_process_whose_reader_went_away_ends_without_a_traceback() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    code = (
        "from summarize.cli.process import end_at_once\n"
        "import sys; sys.stdout.write('x'); end_at_once(0)"
    )
    try:
        ended = subprocess.run(
            [sys.executable, "-c", code],
            stdout=writing,
            stderr=subprocess.PIPE,
            env=os.environ | {"PYTHONUNBUFFERED": ""},
            check=False,
        )
    finally:
        os.close(writing)
    assert (ended.stderr, ended.returncode) == (b"", 1)


@pytest.mark.parametrize("number", ["SIGTERM", "SIGINT"])
def test_a_signal_that_comes_while_an_object_is_unmade_is_not_lost(number: str) -> None:
    done = python(
        "import os, signal, time\n"
        "from summarize.cli.process import Terminated, take_over, terminable\n"
        "class Unmade:\n"
        "    def __del__(self):\n"
        f"        os.kill(os.getpid(), signal.{number})\n"
        "        time.sleep(0.001)\n"
        "signal.signal(signal.SIGINT, signal.SIG_DFL)\n"  # jobs of a shell may start without
        "take_over()\n"
        "try:\n"
        "    with terminable():\n"
        "        Unmade()\n"
        "        time.sleep(10)\n"
        "except (Terminated, KeyboardInterrupt) as ended:\n"
        "    print(type(ended).__name__)\n"
    )
    assert (done.stdout.strip(), done.stderr) == (
        {"SIGTERM": "Terminated", "SIGINT": "KeyboardInterrupt"}[number],
        "",
    )


def test_what_else_goes_wrong_while_an_object_is_unmade_is_still_printed() -> None:
    done = python(
        "from summarize.cli.process import take_over\n"
        "class Unmade:\n"
        "    def __del__(self):\n"
        "        raise RuntimeError('odd')\n"
        "take_over()\n"
        "Unmade()\n"
    )
    assert "RuntimeError: odd" in done.stderr
