"""Handouts: an issue made smaller for one list of readers: how deep each entry is shown, and how many there are."""

from msgspec.structs import replace

from clipper.model.briefing import Briefing, Rendition

_DEPTH = {Rendition.HEADLINE: 0, Rendition.SUMMARY: 1, Rendition.EXCERPT: 2}
"""How much is shown; what is not named here shows all."""


def limited(rendition: Rendition, depth: Rendition | None) -> Rendition:
    """The rendition, or `depth` where that shows less."""
    if depth is None or _DEPTH.get(rendition, 3) <= _DEPTH.get(depth, 3):
        return rendition
    return depth


def narrowed(briefing: Briefing, depth: Rendition | None = None, most: int = 0, deep: int | None = None) -> Briefing:
    """The briefing with no entry shown deeper than `depth`, and its first `most` entries alone (0 = all).

    `deep` says how many of the first are shown as deep as that; of the others only the headlines are.
    """
    left = most if most > 0 else sum(len(section.entries) for section in briefing.sections)
    further = left if deep is None else deep
    sections = []
    for section in briefing.sections:
        kept = []
        for entry in section.entries[:left]:
            shown = limited(entry.rendition, depth) if further > 0 else Rendition.HEADLINE
            kept.append(replace(entry, rendition=shown))
            further -= 1
        left -= len(kept)
        sections.append(replace(section, entries=tuple(kept)))
    return replace(briefing, sections=tuple(sections))
