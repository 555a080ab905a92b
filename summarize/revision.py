"""Which state of the code writes: briefs of another one are made again.

The version says what was released; the revision changes with the bytes. Whatever changes a byte of
any brief raises it by one: a rule, a threshold, a prompt's use, an order, a format. Batch jobs have
it in the fingerprint of each brief, so that the next run makes again what it would write otherwise.
"""

REVISION = 15

GOLDEN = "5512a6aca5a31f09ab577cb58b961d29a28b37d05fdddb1be9aa6f60427ee608"
"""The sha256 of the golden briefs of this revision; tests/batch/test_revision.py makes them."""
