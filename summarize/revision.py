"""Which state of the code writes: briefs of another one are made again.

The version says what was released; the revision changes with the bytes. Whatever changes a byte of
any brief raises it by one: a rule, a threshold, a prompt's use, an order, a format. Batch jobs have
it in the fingerprint of each brief, so that the next run makes again what it would write otherwise.
"""

REVISION = 12

GOLDEN = "c9bcd84ffcf89e3c65b53e9da274cc058f58c2b1c95eebbdb0487b7f7efd3f6f"
"""The sha256 of the golden briefs of this revision; tests/batch/test_revision.py makes them."""
