"""What is imported when: nothing heavy before it is needed."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("yaml", "numpy", "daachorse", "aliasmap.model", "dataclasses", "json")


def loaded_after(code: str) -> set[str]:
    program = f"import sys\n{code}\nprint(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_aliasmap_imports_nothing_heavy():
    before = loaded_after("")
    assert loaded_after("import aliasmap") - before & set(HEAVY) == set()


@pytest.mark.parametrize("package", ["yaml", "numpy", "daachorse"])
def test_an_exact_lookup_needs_neither_yaml_nor_numpy_nor_the_scanner(package: str, resolver):
    # the fixture made sure that the artifact is in the cache
    assert package not in loaded_after("import aliasmap; assert aliasmap.resolve('KAIST').id == 'kr-kaist'")


def test_the_front_door_gives_what_it_names():
    import aliasmap

    assert len(aliasmap.__all__) <= 18
    assert all(getattr(aliasmap, name) for name in aliasmap.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        aliasmap.nothing  # noqa: B018
