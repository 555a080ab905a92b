"""What later sentences supersede in earlier ones: for a brief of dated articles, and for updates.

What a sentence corrects or contradicts of another is found by `supersession.py`, asked of the pairs
that `changing.py` chooses: `no_longer.py` tells what a sentence says was before, `putting_right.py`
what holds instead, `told_anew.py` whether two figures are of one thing, `ending.py` what is denied,
called off or undone, `turning.py` which state ended, `overturning.py` the same in words that nobody
listed, which `wordings.py` finds near to those that are known. `overtaken.py` asks it of the
articles of a story, day by day.
"""

from summarize.superseding.changing import find_changes, retells
from summarize.superseding.overtaken import find_overtaken, note_changes
from summarize.superseding.pairs import DENIAL, Superseded

__all__ = ["DENIAL", "Superseded", "find_changes", "find_overtaken", "note_changes", "retells"]
