"""Changes a style's own file key by key: comments and order stay, and what the style extends already says goes out."""

from typing import Any

from clipper.exporters.style_keys import Key


def changed(text: str, key: Key, value: Any, inherited: Any) -> str:
    """The text of a style's file with a key set to a value, or without it where that is what it inherits."""
    import tomlkit

    made = tomlkit.parse(text)
    *tables, last = key.path.split(".")
    held: Any = made
    for name in tables:
        if name not in held:
            if same(value, inherited):
                return text
            held[name] = tomlkit.table()
        held = held[name]
    if same(value, inherited):
        held.pop(last, None)
        _swept(made, tables)
    else:
        held[last] = _item(value)
    return tomlkit.dumps(made)


def _swept(made: Any, tables: list[str]) -> None:
    """Take out tables that hold nothing any more."""
    for depth in range(len(tables), 0, -1):
        held = made
        for name in tables[: depth - 1]:
            held = held[name]
        if not held[tables[depth - 1]]:
            held.pop(tables[depth - 1])


def _item(value: Any) -> Any:
    """A value as tomlkit keeps it: a window on one line, and a whole number of millimetres without its nought."""
    import tomlkit

    if isinstance(value, dict):
        table = tomlkit.inline_table()
        table.update(value)
        return table
    if isinstance(value, list | tuple):
        array = tomlkit.array()
        for one in value:
            array.append(_item(one))
        return array
    return tomlkit.item(int(value) if isinstance(value, float) and value.is_integer() else value)


def same(one: Any, other: Any) -> bool:
    """Whether two values of a key set the same."""
    if isinstance(one, str) and isinstance(other, str):
        return one.lstrip("#").casefold() == other.lstrip("#").casefold() if _is_colour(one) else one == other
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return list(one) == list(other)
    return one == other


def _is_colour(text: str) -> bool:
    return len(text.lstrip("#")) == 6 and all(c in "0123456789abcdefABCDEF" for c in text.lstrip("#"))
