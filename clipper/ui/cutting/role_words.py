"""What the roles of regions are called, in which colour they are drawn, and which key gives them."""

from clipper.i18n import _
from clipper.model.cutting import RegionRole
from clipper.ui.theme import REGION_COLOURS

KEYS = {
    RegionRole.MASTHEAD: "M",
    RegionRole.FOLIO: "F",
    RegionRole.HEADLINE: "H",
    RegionRole.DECK: "D",
    RegionRole.BYLINE: "Y",
    RegionRole.BODY: "B",
    RegionRole.PHOTO: "P",
    RegionRole.CAPTION: "C",
    RegionRole.JUMP: "J",
}


def role_name(role: RegionRole) -> str:
    """What a role is called."""
    return {
        RegionRole.MASTHEAD: _("Masthead"),
        RegionRole.FOLIO: _("Folio line"),
        RegionRole.HEADLINE: _("Headline"),
        RegionRole.DECK: _("Deck"),
        RegionRole.BYLINE: _("Byline"),
        RegionRole.BODY: _("Body"),
        RegionRole.PHOTO: _("Photo"),
        RegionRole.CAPTION: _("Caption"),
        RegionRole.JUMP: _("Jump line"),
    }[role]


def colour(role: RegionRole) -> str:
    """The colour of a role, the same in every theme: pages are paper in all of them."""
    return REGION_COLOURS[role.value]
