"""Outlet: a title of the press and what is known of it."""

from msgspec import Struct


class Outlet(Struct, frozen=True):
    """One entry of the outlets register."""

    id: int
    name: str
    aliases: tuple[str, ...] = ()
    domain: str = ""
    city: str = ""
    country: str = ""
    language: str = ""
    kind: str = ""
    """wire, web, daily, weekly, broadcaster …"""
    circulation: int | None = None
    circulation_date: str = ""
    licence: str = ""
    masthead: str | None = None
    """SHA-256 of the masthead picture."""
    count: int = 0
