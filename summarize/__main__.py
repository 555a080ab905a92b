"""``python -m summarize`` is the ``summarize`` command."""

import signal
import sys


def main() -> None:
    """Run the command line and exit with its code."""
    # Until there is somebody to say so, an interrupt just ends the process: imports take a while.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from summarize.room import TO_START, is_room_for

    if not is_room_for(TO_START):
        sys.exit("error: out of memory; give more (see ulimit -v)")
    from summarize.cli import main as run

    run()


if __name__ == "__main__":
    main()
