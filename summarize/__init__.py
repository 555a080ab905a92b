"""Consolidate the articles on one event into one cited, checked brief."""

__version__ = "0.1.0"
