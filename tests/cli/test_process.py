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


@pytest.mark.parametrize("number", ["SIGTERM", "SIGINT"])
def test_a_signal_that_comes_while_an_object_is_unmade_is_not_lost(number: str) -> None:
    done = python(
        "import os, signal, time\n"
        "from summarize.cli.process import Terminated, take_over, terminable\n"
        "class Unmade:\n"
        "    def __del__(self):\n"
        f"        os.kill(os.getpid(), signal.{number})\n"
        "        time.sleep(0.001)\n"
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
