"""Which state of the code writes: briefs of another one are made again.

The version says what was released; the revision changes with the bytes. Whatever changes a byte of
any brief raises it by one: a rule, a threshold, a prompt's use, an order, a format. Batch jobs have
it in the fingerprint of each brief, so that the next run makes again what it would write otherwise.
"""

REVISION = 2

GOLDEN = "d904046f5986c3f49f5747ae586e58c8ec6d4833b0fe970a4482eff180a04bd3"
"""The sha256 of the golden briefs of this revision; tests/batch/test_revision.py makes them."""
