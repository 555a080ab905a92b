"""A whole brief written in one pass, and what each of its sentences rests on."""

from summarize.drafting.attribution import Drafted, attribute_draft
from summarize.drafting.reading_list import choose_reading, make_draft_request

__all__ = ["Drafted", "attribute_draft", "choose_reading", "make_draft_request"]
