"""Where the frozen program begins."""

import os
import sys


def give_back_library_path() -> None:
    """Let programs that the app opens, a browser say, find their own libraries and not ours.

    The loader of this process has read the variable by now, so that nothing of ours depends on it any more.
    """
    original = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if original is None:
        os.environ.pop("LD_LIBRARY_PATH", None)
    else:
        os.environ["LD_LIBRARY_PATH"] = original


if __name__ == "__main__":
    give_back_library_path()
    from claimdesk.__main__ import main

    sys.exit(main())
