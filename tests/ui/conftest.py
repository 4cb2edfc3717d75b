"""Windows to be tried out, where this machine can show any."""

from machine import missing_qt

if not missing_qt():
    from windows import fonts, made_library, open_desk, open_window  # noqa: F401
