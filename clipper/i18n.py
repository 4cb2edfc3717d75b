"""The user's words in her language: `_()` for a sentence, `_n()` for one with a number."""

from functools import lru_cache
from typing import TYPE_CHECKING

from clipper import paths

if TYPE_CHECKING:
    import gettext


@lru_cache(maxsize=8)
def _catalogue(language: str) -> "gettext.NullTranslations":
    import gettext

    return gettext.translation("clipper", paths.resource("translations"), [language], fallback=True)


_chosen = ["en"]


def choose(language: str) -> None:
    """Speak `language` (a two-letter code) from now on."""
    _chosen[0] = language


def _(sentence: str) -> str:
    """The sentence in the chosen language."""
    return sentence if _chosen[0] == "en" else _catalogue(_chosen[0]).gettext(sentence)


def _n(one: str, many: str, number: int) -> str:
    """The sentence for `number`, with `{n}` replaced by the number as written in the language."""
    found = (one if number == 1 else many) if _chosen[0] == "en" else _catalogue(_chosen[0]).ngettext(one, many, number)
    return found.replace("{n}", f"{number:,}")
