"""Nothing leaves the machine: no command asks anybody for anything unless that was named."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from attacking import GALE, ROOT, STORM, write
from sealed import COMMANDS, NEEDED

TRIED = {"hook": len(COMMANDS), "namespace": NEEDED}

TRACKED = (
    '<html><head><title>The harbour</title><script src="http://evil.example/x.js"></script>'
    '<link rel="stylesheet" href="http://evil.example/x.css"></head>'
    f'<body><img src="http://evil.example/x.png"><p>{STORM}</p></body></html>'
)


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, object]]]:
    ways: dict[str, list[str]] = {"hook": [], "namespace": ["unshare", "-rn"]}
    return {
        where: sealed(tmp_path_factory.mktemp(where), where, prefix)
        for where, prefix in ways.items()
    }


def sealed(folder: Path, where: str, prefix: list[str]) -> list[dict[str, object]]:
    """Run all commands in one process; return how each ended, nothing where it cannot be sealed."""
    if prefix and (
        not shutil.which(prefix[0])
        or subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode
    ):
        return []
    write(folder / "a.txt", STORM)
    write(folder / "b.txt", GALE)
    write(folder / "b.md", "The harbour of Port Vale reopened on Monday.\n")
    write(folder / "page.html", TRACKED)
    write(folder / "in" / "calm" / "a.html", TRACKED)
    script = Path(__file__).with_name("sealed.py")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_CONFIG_HOME": str(folder / "home")}
    ran = subprocess.run(
        [*prefix, sys.executable, str(script), str(folder), where],
        cwd=folder,
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert (folder / "finished").exists(), ran.stderr
    assert "Traceback" not in ran.stderr
    return [json.loads(line) for line in ran.stdout.splitlines() if line.startswith('{"command"')]


@pytest.mark.parametrize(
    ("where", "number"),
    [(way, n) for way, count in TRIED.items() for n in range(count)],
    ids=lambda each: each if isinstance(each, str) else " ".join(COMMANDS[each][:3]),
)
def test_a_command_works_without_any_socket(
    where: str, number: int, ended: dict[str, list[dict[str, object]]]
) -> None:
    if not ended[where]:
        pytest.skip("no namespace can be made here")
    each = ended[where][number]
    assert each["tried"] == []
    refused = "org/name" in COMMANDS[number] or "--offline" in COMMANDS[number]
    codes = {0, 1} if COMMANDS[number][0] == "doctor" else {0}  # 1: something is amiss here
    assert each["code"] in ({1, 2} if refused else codes), each
