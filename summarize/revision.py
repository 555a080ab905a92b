"""Which state of the code writes: briefs of another one are made again.

The version says what was released; the revision changes with the bytes. Whatever changes a byte of
any brief raises it by one: a rule, a threshold, a prompt's use, an order, a format. Batch jobs have
it in the fingerprint of each brief, so that the next run makes again what it would write otherwise.
"""

REVISION = 6

GOLDEN = "06ac7a2ab413c21d49ee79df405614729a0e84c044a6c57141bd8ad9be158188"
"""The sha256 of the golden briefs of this revision; tests/batch/test_revision.py makes them."""
