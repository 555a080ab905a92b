"""A chat model that is asked whether a text supports a claim, and read off within.

Its answer is not waited for: a trained linear probe reads the state of a middle layer at the
place where the answer would begin, and that of the claim's least likely word (Azaria and
Mitchell, "The Internal State of an LLM Knows When It's Lying", Findings of EMNLP 2023). So only
the lower layers are computed.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarize.backends.language_model import LanguageModel


class ProbeReader:
    """placeholder"""
