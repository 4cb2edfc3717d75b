"""Start Clipper: `python main.py` opens the desktop, `python main.py COMMAND` is the command line."""

import multiprocessing
import signal
import sys

if __name__ == "__main__":
    multiprocessing.freeze_support()
    if len(sys.argv) > 1:
        # Ctrl+C before the command has begun ends it without a word
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        from clipper.cli.main import main
    else:
        from clipper.app import main
    sys.exit(main())
