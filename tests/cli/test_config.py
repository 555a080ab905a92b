"""Settings from files and the environment: which counts, and how a wrong one is told."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_pipeline import FakePipeline
from typer.main import get_command

from summarize.cli.app import app, run
from summarize.cli.config import configured_options, effective_settings, project_settings
from summarize.errors import ConfigError

OPTIONS = configured_options(get_command(app))


@pytest.fixture
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg"))
    (tmp_path / "xdg" / "summarize").mkdir(parents=True)
    return tmp_path / "xdg" / "summarize" / "config.toml"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "work" / "summarize.toml"


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakePipeline]:
    before = dict(os.environ)
    fake = FakePipeline()
    fake.install(monkeypatch)
    yield fake
    os.environ.clear()
    os.environ.update(before)


def words_of(command: str, **environment: str) -> tuple[object, str]:
    found = effective_settings(OPTIONS, environment)
    return found[command]["words"].value, found[command]["words"].origin


def wrong(**environment: str) -> str:
    with pytest.raises(ConfigError) as caught:
        effective_settings(OPTIONS, environment)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_each_layer_comes_before_the_one_below(user: Path, project: Path) -> None:
    assert words_of("brief") == (150, "default")
    user.write_text("words = 100\n")
    assert words_of("brief") == (100, f"user config {user}")
    project.write_text("words = 90\n")
    assert words_of("brief") == (90, f"project config {project}")
    assert words_of("brief", SUMMARIZE_WORDS="80") == (80, "environment SUMMARIZE_WORDS")


def test_a_flag_comes_before_all(project: Path, fake: FakePipeline) -> None:
    project.write_text("words = 90\nstrict = true\n")
    assert run(["brief", "a", "--words", "60", "--no-strict"]) == 0
    settings = fake.calls["brief"]["settings"]
    assert (settings.words, settings.strict) == (60, False)


def test_what_is_configured_reaches_the_command(project: Path, fake: FakePipeline) -> None:
    project.write_text('words = 90\nextractive = true\n[brief]\nformat = "json"\nseed = 7\n')
    assert run(["brief", "a"]) == 0
    assert (fake.calls["brief"]["settings"].words, fake.calls["brief"]["settings"].seed) == (90, 7)
    assert "writer" not in fake.calls
    assert fake.calls["render"][0] == "json"


def test_a_table_is_for_its_command_and_comes_before_the_top(project: Path) -> None:
    project.write_text("words = 90\n[batch]\nwords = 70\n")
    assert words_of("brief")[0] == 90
    assert words_of("batch")[0] == 70
    assert words_of("batch", SUMMARIZE_WORDS="60")[0] == 60
    assert words_of("batch", SUMMARIZE_WORDS="60", SUMMARIZE_BATCH_WORDS="50")[0] == 50


def test_pyproject_has_a_table_of_ours(project: Path) -> None:
    path = project.parent / "pyproject.toml"
    path.write_text("[tool.summarize]\nwords = 90\n[tool.summarize.batch]\nwords = 70\n")
    assert words_of("brief") == (90, f"project config {path}")
    assert words_of("batch")[0] == 70


def test_summarize_toml_comes_before_pyproject(project: Path) -> None:
    (project.parent / "pyproject.toml").write_text("[tool.summarize]\nwords = 90\n")
    project.write_text("words = 80\n")
    assert words_of("brief")[0] == 80


def test_the_nearest_file_above_counts_alone(project: Path) -> None:
    below = project.parent / "a" / "b"
    below.mkdir(parents=True)
    (below / "pyproject.toml").write_text('[project]\nname = "summarize"\n')
    project.write_text("words = 80\n")
    assert project_settings(below) == (project, {"words": 80})
    nearer = below.parent / "summarize.toml"
    nearer.write_text("seed = 1\n")
    assert project_settings(below) == (nearer, {"seed": 1})


def test_a_pyproject_of_others_may_be_broken(project: Path) -> None:
    (project.parent / "pyproject.toml").write_text("[tool.\n")
    assert words_of("brief")[1] == "default"


def test_names_may_have_hyphens_or_underscores(project: Path) -> None:
    project.write_text("with-sources = true\n[batch]\nmax_articles = 9\n")
    found = effective_settings(OPTIONS, {})
    assert found["brief"]["with_sources"].value is True
    assert found["batch"]["max_articles"].value == 9


def test_a_path_begins_where_its_file_is(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project.write_text('models-dir = "cards"\n')
    (project.parent / "below").mkdir()
    monkeypatch.chdir(project.parent / "below")
    found = effective_settings(OPTIONS, {})
    assert found["brief"]["models_dir"].value == str(project.parent / "cards")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("wrods = 9", 'unknown key "wrods"; did you mean words?'),
        ("[btach]\nwords = 9", 'unknown key "btach"; did you mean batch?'),
        ("[batch]\nmax-artcles = 9", 'unknown key "batch.max-artcles"; did you mean max-articles?'),
        ('words = "90"', '"words" is "90"; brief wants a whole number from 30 to 2000'),
        ("words = 5", '"words" is 5; brief wants a whole number from 30 to 2000'),
        ("words = true", '"words" is True; brief wants a whole number from 30 to 2000'),
        ("words = 90.5", '"words" is 90.5; brief wants a whole number'),
        ("seed = -1", '"seed" is -1; brief wants a whole number from 0 to 4294967295'),
        ('strict = "yes"', '"strict" is "yes"; brief wants true or false'),
        ("model = 3", '"model" is 3; brief wants a text'),
        ("batch = 3", '"batch" is 3; a table of options is wanted'),
        (
            '[brief]\nformat = "pdf"',
            '"brief.format" is "pdf"; brief wants one of markdown, json, text, html',
        ),
        ('format = "html"', '"format" is "html"; verify wants one of text, json'),
        ('[batch]\nformat = ["html", 3]', '"batch.format" is 3; batch wants one of markdown'),
        ("[batch]\nin-flight = 0", '"batch.in-flight" is 0; batch wants a whole number from 1'),
        ("batch-size = 0", '"batch-size" is 0; brief wants a whole number from 1 or auto'),
        (
            'batch-size = "most"',
            '"batch-size" is "most"; brief wants a whole number from 1 or auto',
        ),
        ("[verify]\nthreshold = nan", '"verify.threshold" is nan; verify wants a number from 0'),
        ("words = ", "no TOML: "),
    ],
)
def test_a_wrong_file_is_one_line_with_file_key_value_and_what_is_allowed(
    project: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    project.write_text(text + "\n")
    assert f"{project}: {said}" in wrong()
    assert run(["brief", "a"]) == 2
    printed = capsys.readouterr().err
    assert printed.startswith(f"error: {project}: ")
    assert printed.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("SUMMARIZE_WRODS", "90", "unknown variable SUMMARIZE_WRODS; did you mean SUMMARIZE_WORDS"),
        ("SUMMARIZE_WORDS", "many", 'SUMMARIZE_WORDS is "many"; brief wants a whole number'),
        ("SUMMARIZE_STRICT", "perhaps", 'SUMMARIZE_STRICT is "perhaps"; brief wants true or false'),
        ("SUMMARIZE_BATCH_EVERY", "0", "SUMMARIZE_BATCH_EVERY is 0; batch wants a number from"),
    ],
)
def test_a_wrong_variable_is_named(project: Path, name: str, value: str, said: str) -> None:
    assert said in wrong(**{name: value})


def test_variables_are_read_as_their_option_wants_them(project: Path) -> None:
    given = {
        "SUMMARIZE_STRICT": "on",
        "SUMMARIZE_BATCH_FORMAT": "html, text",
        "SUMMARIZE_VERIFY_THRESHOLD": "0.5",
        "SUMMARIZE_WORDS": "",
        "SUMMARIZE_API_KEY": "a secret is no option",
    }
    found = effective_settings(OPTIONS, given)
    assert found["batch"]["strict"].value is True
    assert found["batch"]["format"].value == ["html", "text"]
    assert found["verify"]["threshold"].value == 0.5
    assert found["brief"]["words"].origin == "default"


@pytest.mark.parametrize(("text", "value"), [('"auto"', "auto"), ("8", 8)])
def test_a_batch_size_is_a_number_or_auto(project: Path, text: str, value: object) -> None:
    project.write_text(f"batch-size = {text}\n")
    for environment in ({}, {"SUMMARIZE_BATCH_SIZE": text.strip('"')}):
        found = effective_settings(OPTIONS, environment)
        assert found["brief"]["batch_size"].value == found["batch"]["batch_size"].value == value


def test_help_and_version_come_with_a_broken_configuration(project: Path) -> None:
    project.write_text("wrods = 9\n")
    assert run(["--help"]) == 0
    assert run(["--version"]) == 0


@pytest.mark.parametrize(
    "command",
    ["brief", "batch", "verify", "evaluate", "doctor", "models", "models list", "models pull"],
)
def test_the_help_of_every_command_comes_with_a_broken_configuration(
    project: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    project.write_text("wrods = 9\n")
    assert run([*command.split(), "--help"]) == 0
    assert "Usage: summarize" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["brief x", "models list", "models show x"])
def test_no_command_is_run_with_a_broken_configuration(
    project: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    project.write_text("wrods = 9\n")
    assert run(command.split()) == 2
    assert f'error: {project}: unknown key "wrods"; did you mean words?' in capsys.readouterr().err


def test_every_shared_option_is_one_definition() -> None:
    for name in ("words", "seed", "model", "embedder", "models_dir", "quiet", "verbose", "strict"):
        kinds = {
            (its[name].kind, its[name].many, its[name].least, its[name].most)
            for its in OPTIONS.values()
            if name in its
        }
        assert len(kinds) == 1, name


def test_a_configured_option_without_effect_is_not_warned_of(
    project: Path, fake: FakePipeline, capsys: pytest.CaptureFixture[str]
) -> None:
    project.write_text('model = "smollm2-360m-instruct"\n')
    assert run(["brief", "a", "--extractive"]) == 0
    assert "has no effect" not in capsys.readouterr().err


def test_a_working_directory_that_is_gone_is_no_error(project: Path) -> None:
    project.parent.rmdir()
    found = effective_settings(OPTIONS, {})
    assert found["brief"]["words"].origin == "default"
