"""The command line."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return 0 done, 1 problems found, 2 wrong usage."""
    from aliasmap.cli.parser import make_parser
    from aliasmap.errors import AliasmapError, BadArgument

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    given = sys.argv[1:] if arguments is None else arguments
    args = make_parser().parse_args(given or ["--help"])
    try:
        return int(args.run(args))
    except AliasmapError as error:
        sys.stderr.write(f"aliasmap: {error}\n")
        return 2 if isinstance(error, BadArgument) else 1
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        return 130
