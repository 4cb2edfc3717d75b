"""Own style: a style of briefings made in a library, as it is kept: the text of its TOML file and the pictures beside it."""

from msgspec import Struct


class OwnStyle(Struct, frozen=True):
    """A style by the key that briefings name it by; its title stands in its text."""

    key: str
    toml: str
    files: tuple[tuple[str, bytes], ...] = ()
    """Name and content of each picture that the text may name as its logo, by name."""
