"""Own style: a style of briefings made in a library, as it is kept: the text of its TOML file and the pictures beside it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OwnStyle:
    """A style by the key that briefings name it by; its title stands in its text."""

    key: str
    toml: str
    files: tuple[tuple[str, bytes], ...] = ()
    """Name and content of each picture that the text may name as its logo, by name."""
