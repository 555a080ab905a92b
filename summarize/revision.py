"""Which state of the code writes: briefs of another one are made again.

The version says what was released; the revision changes with the bytes. Whatever changes a byte of
any brief raises it by one: a rule, a threshold, a prompt's use, an order, a format. Batch jobs have
it in the fingerprint of each brief, so that the next run makes again what it would write otherwise.
"""

REVISION = 16

GOLDEN = "cf3bb15050822ca5ba684532a11d66c0852e86d484d519443f2567544e5d4ead"
"""The sha256 of the golden briefs of this revision; tests/batch/test_revision.py makes them."""
