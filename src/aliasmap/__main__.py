"""``python -m aliasmap``."""

import sys

from aliasmap.cli import main

sys.exit(main())
