"""``python serve.py ADAPTER``: serve a rival over standard input and output, a JSON value a line.

Runs in the rival's environment and imports nothing else. First it says what the adapter is; then each line asked,
``[method, argument, …]``, is answered by ``{"result": …, "seconds": …}``, the time of the call alone.
"""

from __future__ import annotations

import json
import os
import sys
import time
from importlib.metadata import version
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path


def main(path: str) -> None:
    """Load the adapter and answer until the input ends."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what the rival prints must not mix with answers
    spec = spec_from_file_location(Path(path).stem, path)
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    rival = module.Rival()
    packages = " + ".join(f"{p} {version(p)}" for p in module.PACKAGES)
    said: dict[str, object] = {"title": module.TITLE, "packages": packages}
    print(json.dumps(said), file=answers, flush=True)
    for line in sys.stdin:
        method, *arguments = json.loads(line)
        begun = time.perf_counter()
        result = getattr(rival, method)(*arguments)
        said = {"result": result, "seconds": time.perf_counter() - begun}
        print(json.dumps(said), file=answers, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
