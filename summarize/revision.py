"""Which state of the code writes: briefs of another one are made again.

The version says what was released; the revision changes with the bytes. Whatever changes a byte of
any brief raises it by one: a rule, a threshold, a prompt's use, an order, a format. Batch jobs have
it in the fingerprint of each brief, so that the next run makes again what it would write otherwise.
"""

REVISION = 7

GOLDEN = "63d2f5e9804e99e6209ad816a0c480226826a69b26625fb05b91f288f3cbf50d"
"""The sha256 of the golden briefs of this revision; tests/batch/test_revision.py makes them."""
