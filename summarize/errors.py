"""Everything that can go wrong, as one tree.

    SummarizeError                 the library's base; the CLI exits 1 on it
    ├── UsageError                 the request itself is wrong; the CLI exits 2
    │   ├── SettingsError          an option outside its range
    │   ├── ConfigError            a configuration file or variable that is wrong
    │   └── UnknownModelError      no card of that name
    ├── ReadError                  an input that cannot be read as articles
    └── ModelError                 a model that cannot be used
        ├── ModelMissingError      its files are not installed
        └── ModelCorruptError      its files are not the ones its card names

A message is one line: what happened, the value, what is allowed, what to do.
"""

from __future__ import annotations

_OUT_OF_MEMORY = (
    "out of memory",
    "can't allocate memory",
    "cannot allocate memory",
    "unable to allocate",
    "failed to map segment",  # of a library that is loaded
    "can't start new thread",
    "error return without exception set",  # of an extension that could not even say so
)


class SummarizeError(Exception):
    """Base of every error that this package raises on purpose."""


class UsageError(SummarizeError):
    """The request is wrong and no input could make it right."""


class SettingsError(UsageError):
    """An option is outside its allowed range."""


class ConfigError(UsageError):
    """A configuration file or an environment variable is wrong."""


class UnknownModelError(UsageError):
    """No model card has that id."""


class ReadError(SummarizeError):
    """An input cannot be read as one or more articles."""


class ModelError(SummarizeError):
    """A model cannot be used."""


class ModelMissingError(ModelError):
    """A model's files are not on this machine."""


class ModelCorruptError(ModelError):
    """A model's file differs from the sha256 on its card."""


def is_out_of_memory(error: Exception) -> bool:
    """Return whether less at a time might go through; the model libraries are not asked."""
    return isinstance(error, MemoryError) or (
        isinstance(error, RuntimeError | ImportError | OSError | SystemError)
        and any(sign in str(error).lower() for sign in _OUT_OF_MEMORY)
    )
