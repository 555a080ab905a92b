from __future__ import annotations

import os
import subprocess
import sys

import pytest


def python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "arguments", [["batch", "nowhere", "-o", "out"], ["verify", __file__, "nowhere"]]
)
def test_commands_that_split_text_do_without_the_statistics_too(arguments: list[str]) -> None:
    ended = python(
        "import sys; from summarize.cli.app import run\n"
        f"code = run({arguments!r})\n"
        "print(code, 'nltk' in sys.modules, 'scipy.stats' in sys.modules)"
    )
    assert ended.stdout.split() == ["1", "True", "False"]


def test_nltk_comes_without_the_statistics_of_scipy() -> None:
    ended = python(
        "from summarize.cli.process import import_nltk; import_nltk()\n"
        "import sys; print('nltk' in sys.modules, 'scipy.stats' in sys.modules)\n"
        "import scipy.stats; print(scipy.stats.__name__)"
    )
    assert ended.stdout.split() == ["True", "False", "scipy.stats"]


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
