"""Which state of the code writes: briefs of another one are made again.

The version says what was released; the revision changes with the bytes. Whatever changes a byte of
any brief raises it by one: a rule, a threshold, a prompt's use, an order, a format. Batch jobs have
it in the fingerprint of each brief, so that the next run makes again what it would write otherwise.
"""

REVISION = 17

GOLDEN = "cd6df892641d26d3cbb49f604574c3e80d687ec53098df8adb9f105dcdf5da2e"
"""The sha256 of the golden briefs of this revision; tests/batch/test_revision.py makes them."""
