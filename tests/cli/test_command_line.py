import os
import resource
import subprocess
import sys
import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from summarize import __version__
from summarize.__main__ import main
from summarize.cli.app import run

HEAVY = ("torch", "transformers", "nltk", "numpy", "scipy", "trafilatura", "pydantic")


def summarize(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "summarize", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_help_and_version_load_nothing_heavy(argument: str) -> None:
    script = (
        "import sys; from summarize.cli.app import run\n"
        f"code = run([{argument!r}])\n"
        f"print(sorted(set({HEAVY}) & sys.modules.keys()), code, file=sys.stderr)"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert told.stderr == "[] 0\n"


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_help_and_version_come_within_half_a_second(argument: str) -> None:
    def spent() -> float:  # processor time, since the machine may be busy with other things
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime

    before = spent()
    assert summarize(argument).returncode == 0
    assert spent() - before < 0.5


def test_version_is_one_line() -> None:
    assert summarize("--version").stdout == f"summarize {__version__}\n"


def test_help_names_every_command_and_exit_code() -> None:
    shown = " ".join(summarize("--help").stdout.split())
    for part in ("brief", "models", "0 done, 1 failed, 2 wrong usage, 130 interrupted"):
        assert part in shown


def test_a_bare_command_shows_its_help_and_exits_with_2() -> None:
    assert summarize().returncode == 2


def test_an_unknown_command_is_one_line_with_the_likely_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["breif"]) == 2
    assert capsys.readouterr().err == (
        'error: unknown command "breif"; did you mean brief? see "summarize --help"\n'
    )


def test_the_console_script_is_main() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())
    script = EntryPoint("summarize", project["project"]["scripts"]["summarize"], "console_scripts")
    assert script.load() is main


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = [sys.executable, "-m", "summarize", "models", "list"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    with process.stderr as errors:
        assert errors.read() == b""
    process.wait()


def test_a_wrong_path_is_told_without_a_traceback() -> None:
    told = summarize("brief", os.path.join("no", "such", "path"))
    assert told.returncode in (1, 2)
    assert told.stderr.startswith("error: ")
    assert told.stderr.count("\n") == 1


def test_who_pipes_articles_in_and_names_none_is_told_of_the_dash() -> None:
    command = [sys.executable, "-m", "summarize", "articles"]
    told = subprocess.run(command, input="It rained.", capture_output=True, text=True, check=False)
    assert told.returncode == 2
    assert 'did you mean "summarize articles -", which reads what is piped in?' in told.stderr


def test_an_option_without_its_value_leads_to_the_help_of_its_command(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["brief", "a.txt", "-o"]) == 2
    assert 'option -o requires an argument; see "summarize brief --help"' in capsys.readouterr().err
