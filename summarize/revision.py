"""Which state of the code writes: briefs of another one are made again.

The version says what was released; the revision changes with the bytes. Whatever changes a byte of
any brief raises it by one: a rule, a threshold, a prompt's use, an order, a format. Batch jobs have
it in the fingerprint of each brief, so that the next run makes again what it would write otherwise.
"""

REVISION = 11

GOLDEN = "8024f3d135ab34d07ffc5e4100787f1f1fd7c5d994ee9a79008aba422c120856"
"""The sha256 of the golden briefs of this revision; tests/batch/test_revision.py makes them."""
