"""Organizations as JSON lines in the fields of the registry format."""

from __future__ import annotations

import json
from collections.abc import Iterable

from aliasmap.model import Organization


def to_jsonl(organizations: Iterable[Organization]) -> str:
    """Return an organization a line; a redirect has its two fields only.

    >>> to_jsonl([Organization("kr-old", "agency", "KR", (), merged_into="kr-new")])
    '{"id": "kr-old", "merged_into": "kr-new"}\\n'
    """
    return "".join(json.dumps(_fields(org), ensure_ascii=False) + "\n" for org in organizations)


def _fields(org: Organization) -> dict[str, object]:
    return {"id": org.id, "merged_into": org.merged_into} if org.merged_into else org.to_dict()
