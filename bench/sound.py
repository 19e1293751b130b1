"""``python -m bench.sound``: names heard, not translated, and directions between scripts that none of the others is asked in.

Writes ``docs/sound.md``. Everybody is asked the same queries in the same order; a rival that scans all names only as many
of the first as it answers in some seconds.
"""

from __future__ import annotations
