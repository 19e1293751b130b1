"""What the document says: countries beside a mention and elsewhere, cues, organizations already resolved."""

from __future__ import annotations

from collections.abc import Collection

from aliasmap.evidence import weights
from aliasmap.model import Evidence, Name, Organization
from aliasmap.reading import Document, Span


def context_evidence(
    document: Document, span: Span, name: Name, org: Organization, anchors: Collection[str], parents: Collection[str]
) -> list[Evidence]:
    """Return what the document around a span says for an organization.

    ``anchors`` are the ids that the first pass was sure of, ``parents`` the parents of those.
    """
    found = []
    if org.country in document.countries_beside(span.start, span.end):
        found.append(Evidence("country beside", f"{org.country} is named beside it", weights.COUNTRY_BESIDE))
    elif org.country in document.countries:
        found.append(Evidence("country in text", f"{org.country} is named in the text", weights.COUNTRY_IN_TEXT))
    cues = [cue for cue in name.cues if document.has_cue(cue, span)]
    if cues:
        found.append(Evidence("cue", f"the text says {', '.join(cues[:3])}", weights.CUE))
    if org.id in anchors:
        found.append(Evidence("same in text", "the text names it in full elsewhere", weights.SAME_IN_TEXT))
    elif org.id in parents or any(link.id in anchors for link in org.parents):
        found.append(Evidence("kin in text", "the text names its parent or child", weights.KIN_IN_TEXT))
    return found
