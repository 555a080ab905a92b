"""Which state of the code writes: briefs of another one are made again.

The version says what was released; the revision changes with the bytes. Whatever changes a byte of
any brief raises it by one: a rule, a threshold, a prompt's use, an order, a format. Batch jobs have
it in the fingerprint of each brief, so that the next run makes again what it would write otherwise.
"""

REVISION = 3

GOLDEN = "1bfa762767ab16ce07f62d61b83175497dd19c863197321def78ff38710f9a39"
"""The sha256 of the golden briefs of this revision; tests/batch/test_revision.py makes them."""
