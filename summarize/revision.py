"""Which state of the code writes: briefs of another one are made again.

The version says what was released; the revision changes with the bytes. Whatever changes a byte of
any brief raises it by one: a rule, a threshold, a prompt's use, an order, a format. Batch jobs have
it in the fingerprint of each brief, so that the next run makes again what it would write otherwise.
"""

REVISION = 17

GOLDEN = "dcb6af0c6c6e99982e424344f4190747449522abf331d35852caa1bfc0bc70a7"
"""The sha256 of the golden briefs of this revision; tests/batch/test_revision.py makes them."""
