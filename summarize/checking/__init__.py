"""Whether articles support a text that somebody else wrote, sentence by sentence.

`verification.py` has the steps. A check is a function from `Evidence` (`evidence.py`: a sentence
beside its spans) to objections: numbers, dates and names (`values.py`), roles (`roles.py`),
relations (`relations.py`), denials and moods (`polarity.py`), speakers and quotations
(`attribution.py`). All ask what `facts` tells. `omissions.py` tells what was only left out.

**To add a check**: such a function, its name in `_CHECKS` of `verification.py`, what it tells an
editor in ``objections.toml``; for a new kind, `ObjectionKind` in `verdict.py`, its part in
`measures.py` and that part's weight in ``weights.toml``.
"""

from summarize.checking.corroboration import cite, corroborates, corroborating, ground_source
from summarize.checking.own_words import Proposal, Refusal, admit_written
from summarize.checking.score import DEFAULT_THRESHOLD
from summarize.checking.sources import Sources, find_spans, gather_sources, index_sources
from summarize.checking.verdict import Objection, SentenceVerdict, Verification
from summarize.checking.verification import Checker, verify_sentences, verify_text

__all__ = [
    "DEFAULT_THRESHOLD",
    "Checker",
    "Objection",
    "Proposal",
    "Refusal",
    "SentenceVerdict",
    "Sources",
    "Verification",
    "admit_written",
    "cite",
    "corroborates",
    "corroborating",
    "find_spans",
    "gather_sources",
    "ground_source",
    "index_sources",
    "verify_sentences",
    "verify_text",
]
