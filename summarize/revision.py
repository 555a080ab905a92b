"""Which state of the code writes: briefs of another one are made again.

The version says what was released; the revision changes with the bytes. Whatever changes a byte of
any brief raises it by one: a rule, a threshold, a prompt's use, an order, a format. Batch jobs have
it in the fingerprint of each brief, so that the next run makes again what it would write otherwise.
"""

REVISION = 7

GOLDEN = "cbcff2bd2f327fc9b60e63e4c9d8eace578175a2e137e3961b245c89226be876"
"""The sha256 of the golden briefs of this revision; tests/batch/test_revision.py makes them."""
