"""Which state of the code writes: briefs of another one are made again.

The version says what was released; the revision changes with the bytes. Whatever changes a byte of
any brief raises it by one: a rule, a threshold, a prompt's use, an order, a format. Batch jobs have
it in the fingerprint of each brief, so that the next run makes again what it would write otherwise.
"""

REVISION = 6

GOLDEN = "3c6f9465d7f0a7fd2d75f210ddd5d51dd0e28b8db6f180335b366acc6ca16f08"
"""The sha256 of the golden briefs of this revision; tests/batch/test_revision.py makes them."""
