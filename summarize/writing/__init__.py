"""What a brief is to say, what the writer is asked for it, and what its answers become."""

from summarize.writing.notes import take_notes
from summarize.writing.plan import BriefPlan, WritingTask
from summarize.writing.statements import make_statements
from summarize.writing.tasks import ask_for_draft, ask_for_sentences, choose_reading
from summarize.writing.together import write_together
from summarize.writing.watching import DraftedSentence, Watch, write_watched

__all__ = [
    "BriefPlan",
    "DraftedSentence",
    "Watch",
    "WritingTask",
    "ask_for_draft",
    "ask_for_sentences",
    "choose_reading",
    "make_statements",
    "take_notes",
    "write_together",
    "write_watched",
]
