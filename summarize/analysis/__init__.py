"""The articles, analysed once: sentences, languages, meaning, and trees as they are asked for."""

from summarize.analysis.analysis import Analysis, analyse
from summarize.analysis.treebank import Treebank

__all__ = ["Analysis", "Treebank", "analyse"]
