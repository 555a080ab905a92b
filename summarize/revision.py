"""Which state of the code writes: briefs of another one are made again.

The version says what was released; the revision changes with the bytes. Whatever changes a byte of
any brief raises it by one: a rule, a threshold, a prompt's use, an order, a format. Batch jobs have
it in the fingerprint of each brief, so that the next run makes again what it would write otherwise.
"""

REVISION = 11

GOLDEN = "e5b7d10b08b4b1bf606b87e2b667c35342e597c15a01b7867c4b1431d26c9db1"
"""The sha256 of the golden briefs of this revision; tests/batch/test_revision.py makes them."""
