"""From the text of a page to its tree, without network, entities or nesting that loses words."""

import re

import lxml.etree as etree
from lxml import html
from lxml.html import HtmlElement

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")


def parse(text: str) -> HtmlElement | None:
    """The tree of a page, without network, entities or depth that loses text; None where there is no element."""
    # A declared encoding (the bytes are UTF-8 by now) or UTF-7 must not be believed by the parser.
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.replace("\x00", ""))
    text = re.sub(r"^\s*<!DOCTYPE[^>\[]{0,300}\[.{0,100000}?\]\s*>", "", text, count=1, flags=re.S | re.I)
    page, deep = _parsed(text)
    if deep:
        page, _deep = _parsed(flattened(text))
    return page


def _parsed(text: str) -> tuple[HtmlElement | None, bool]:
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        page = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None, False
    return page, any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log)


def flattened(text: str, deepest: int = 100) -> str:
    """The page with every element below `deepest` levels opened up, so that its text stays."""
    open_: list[str] = []
    dropped: dict[str, int] = {}
    parts: list[str] = []
    at = 0
    for tag in _TAG.finditer(text):
        closing, called = tag[1], tag[2].lower()
        keep = True
        if called in _VOID or tag[3].endswith("/"):
            pass
        elif not closing:
            if len(open_) >= deepest:
                dropped[called] = dropped.get(called, 0) + 1
                keep = False
            else:
                open_.append(called)
        elif dropped.get(called):
            dropped[called] -= 1
            keep = False
        elif called in open_:
            while open_.pop() != called:
                pass
        if not keep:
            parts += [text[at : tag.start()], " "]
            at = tag.end()
    return "".join(parts) + text[at:]
