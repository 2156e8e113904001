"""Where the frozen program begins."""

import sys

if __name__ == "__main__":
    from claimdesk.__main__ import main

    sys.exit(main())
