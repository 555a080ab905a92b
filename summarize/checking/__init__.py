"""Whether articles support a text that somebody else wrote, sentence by sentence."""

from summarize.checking.corroboration import cite, corroborates, ground_source
from summarize.checking.own_words import Gate, Proposal, admit_written
from summarize.checking.score import DEFAULT_THRESHOLD
from summarize.checking.sources import Sources, gather_sources, index_sources
from summarize.checking.verdict import Objection, SentenceVerdict, Verification
from summarize.checking.verification import verify_sentences, verify_text

__all__ = [
    "DEFAULT_THRESHOLD",
    "Gate",
    "Objection",
    "Proposal",
    "SentenceVerdict",
    "Sources",
    "Verification",
    "admit_written",
    "cite",
    "corroborates",
    "gather_sources",
    "ground_source",
    "index_sources",
    "verify_sentences",
    "verify_text",
]
