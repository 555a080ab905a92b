"""The command line. It parses, calls the library, prints, and alone exits."""

from summarize.cli.app import main

__all__ = ["main"]
