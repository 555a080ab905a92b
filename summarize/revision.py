"""Which state of the code writes: briefs of another one are made again.

The version says what was released; the revision changes with the bytes. Whatever changes a byte of
any brief raises it by one: a rule, a threshold, a prompt's use, an order, a format. Batch jobs have
it in the fingerprint of each brief, so that the next run makes again what it would write otherwise.
"""

REVISION = 12

GOLDEN = "6f600271d1437d470bda5d6f4c3eb0ce24c4b4a47339db8213d38d1b21c22721"
"""The sha256 of the golden briefs of this revision; tests/batch/test_revision.py makes them."""
