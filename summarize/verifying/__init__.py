"""Whether articles support a text that somebody else wrote, sentence by sentence."""

from summarize.verifying.own_words import Gate, Proposal, admit_written
from summarize.verifying.score import DEFAULT_THRESHOLD
from summarize.verifying.sources import Sources, gather_sources, index_sources
from summarize.verifying.verdict import Objection, SentenceVerdict, Verification
from summarize.verifying.verify import verify_sentences, verify_text

__all__ = [
    "DEFAULT_THRESHOLD",
    "Gate",
    "Objection",
    "Proposal",
    "SentenceVerdict",
    "Sources",
    "Verification",
    "admit_written",
    "gather_sources",
    "index_sources",
    "verify_sentences",
    "verify_text",
]
