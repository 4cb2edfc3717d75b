"""Start Clipper: `python main.py` opens the desktop, `python main.py COMMAND` is the command line."""

import multiprocessing
import sys

if __name__ == "__main__":
    multiprocessing.freeze_support()
    if len(sys.argv) > 1:
        from clipper.cli.main import main
    else:
        from clipper.app import main
    sys.exit(main())
