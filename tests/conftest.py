"""No test sees what the person who runs it has configured or pulled."""

import os

import pytest

# Before torch is imported: small models gain nothing by threads, which on a busy machine wait for
# each other for most of the time.
os.environ.setdefault("OMP_NUM_THREADS", "1")


@pytest.fixture(autouse=True)
def _no_configuration(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.getbasetemp() / "no-config"))
    for name in [name for name in os.environ if name.startswith("SUMMARIZE_")]:
        monkeypatch.delenv(name)
