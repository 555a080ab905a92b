"""A brief as it grows: what is new, what changed, what stands.

`next_revision.py` has the steps. What new sentences correct in old ones `superseding` finds;
`notices.py` has notices of correction heard. `novelty.py` tells what no old sentence says;
`standing.py` puts corrections where the old brief told otherwise, in the wordings of
`putting_in.py`. `envelope.py` reads a brief back from its JSON, `rereading.py` the articles whose
texts that lacks; `retelling.py` makes the map and the timeline of all articles, and
`remembering.py` keeps what is dear to make again. `renewing.py` makes a brief anew that has
outgrown its words.
"""

from summarize.updating.envelope import Envelope, brief_from_json, read_envelope
from summarize.updating.next_revision import default_settings, update_brief, words_of_news
from summarize.updating.remembering import keeping
from summarize.updating.renewing import renew_brief
from summarize.updating.rereading import texts_among

__all__ = [
    "Envelope",
    "brief_from_json",
    "default_settings",
    "keeping",
    "read_envelope",
    "renew_brief",
    "texts_among",
    "update_brief",
    "words_of_news",
]
