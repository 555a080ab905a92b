"""Whether articles support a text that somebody else wrote, sentence by sentence."""

from summarize.checking.corroboration import cite, corroborates, ground_source
from summarize.checking.own_words import Proposal, admit_written
from summarize.checking.score import DEFAULT_THRESHOLD
from summarize.checking.sources import Sources, find_spans, gather_sources, index_sources
from summarize.checking.verdict import Objection, SentenceVerdict, Verification
from summarize.checking.verification import Checker, verify_sentences, verify_text

__all__ = [
    "DEFAULT_THRESHOLD",
    "Checker",
    "Objection",
    "Proposal",
    "SentenceVerdict",
    "Sources",
    "Verification",
    "admit_written",
    "cite",
    "corroborates",
    "find_spans",
    "gather_sources",
    "ground_source",
    "index_sources",
    "verify_sentences",
    "verify_text",
]
