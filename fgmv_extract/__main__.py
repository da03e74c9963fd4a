"""``python -m fgmv_extract`` is ``fgmv-extract``."""

import sys

from fgmv_extract.cli import main

if __name__ == "__main__":
    sys.exit(main())
