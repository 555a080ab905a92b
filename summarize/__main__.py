"""``python -m summarize`` is the ``summarize`` command."""

import signal


def main() -> None:
    """Run the command line and exit with its code."""
    # Until there is somebody to say so, an interrupt just ends the process: imports take a while.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from summarize.cli import main as run

    run()


if __name__ == "__main__":
    main()
