"""Captions, credits and galleries: which words of a page belong to its pictures."""

import re

from lxml.html import HtmlElement

from clipper.importers.web_elements import INLINE, UNREAD, names, sentences, text_of
from clipper.model.body import Block, Span, SpanKind, figure, tidy

POST = re.compile(
    r"(?:^| )(?:twitter-(?:tweet|video)|instagram-media|tiktok-embed|fb-post|bluesky-embed|mastodon-embed|reddit-(?:embed|card)|telegram-post|text-post-media)"
)
_POST_SIGNED = re.compile(
    r"[—–-]\s?[^()\n]{2,60}\s?\(@\w{2,30}\)|\bpic\.twitter\.com/\w|\bview this post on (?:instagram|threads)\b|\ba post shared by\b",
    re.I,
)
CAPTION = re.compile(r"(?:^|[-_ ])(?:fig-?)?captions?(?:$|[-_ ])")
_CREDIT = re.compile(r"(?:^|[-_ ])(?:credits?|copyright|photographer|photo-?by|attribution|source)(?:$|[-_ ])")
HIDDEN_LABEL = re.compile(
    r"(?:^|[-_ ])(?:sr-only|visually-?hidden|screen-?reader-?(?:text|only)?|a11y-hidden)(?:$|[-_ ])"
)
_SAYS_PHOTO = re.compile(
    r"""^(?:image|photo|photograph|picture|pic|illustration|graphic|credits?|foto|bild|courtesy|submitted\ photo|file\ photo)\b.{0,3}(?::|\bby\b|\bcredits?\b|\bcourtesy\b|$)|
    ^(?:foto|bild|photo|crédit\ photo|fotografía|immagine)\ (?:di|de|von|da|par|por|av|af|van)\ \S[^.!?]{1,60}$|
    (?:\b(?:image|photo|photograph|picture|photo\ credit|image\ credit|credit|foto|bild|©)\s?(?::|by\b)|photo/|\bgetty\ images)\W*[^.]{0,80}\W*$""",
    re.I | re.X,
)
_SIGNED = re.compile(
    r"(?<=[.!?”»\"'])\s+(?:photograph|photo|picture|image|foto|bild|fotografía|immagine|cr[eé]dit(?:\s+photo)?|photo\s+credit)s?\s*(?::|\bby\b|\bvon\b|\bpar\b)\s*(?P<who>[^.!?]{2,80})\.?$",
    re.IGNORECASE,
)
"""Who made a picture, named behind the caption's last sentence."""
_AGENCY = re.compile(
    r"\((?:[^()]*\b)?(?:AP|Reuters|AFP|Getty|EPA|dpa|Bloomberg|PA|Shutterstock|iStock|Photo|Foto|File)\b[^()]*\)\W*$|"
    r"[—–-]\s?(?:(?:FILE|CONTRIBUTED|HANDOUT)\s)?PHOTOS?\b[^.]{0,60}$"
)
_GALLERY = re.compile(
    r"(?:^|[-_ ])(?:(?:photo|image|media|picture)-?)?(?:gallery|slideshow|carousel|slider|photogallery)(?:$|[-_ ])|"
    r"(?:^| )(?:article|story|entry|post|lead|hero|inline|embed(?:ded)?|featured|main|body)-(?:-|__)?(?:image|photo|media|picture)(?:$|[-_ ])|"
    r"(?:^| )(?:image|photo|picture|media)(?:-(?:wrap(?:per)?|container|block|embed|holder|frame|module|inline))?(?:$| )"
)
LONG_CAPTION = 1500


def figure_in(element: HtmlElement) -> Block:
    """The figure block of a picture and the words around it."""
    image = element if element.tag == "img" else next(element.iter("img"), None)
    alt = (image.get("alt") or "") if image is not None else ""
    caption: list[str] = []
    credit: list[str] = []
    _captions(element, caption, credit, into=caption)
    words = " ".join(" ".join(caption).split())
    if not credit and (signed := _SIGNED.search(words)):
        credit, words = [signed["who"]], words[: signed.start()].rstrip()
    sources = list(dict.fromkeys(" ".join(part.split()).strip("() ") for part in credit if part.strip()))
    return figure(words, "; ".join(s for s in sources if s and s not in words), alt=tidy(alt)[:500])


def frames_pictures(element: HtmlElement, size: int) -> bool:
    """Whether an element holds pictures and the words to them, and hardly a sentence else."""
    if element.tag not in {"div", "section", "ul", "li", "span"} or not (found := _GALLERY.search(names(element))):
        return False
    pictures = sum(1 for _ in element.iter("img"))
    if not pictures and not re.search("gallery|slideshow|carousel", found[0]):
        return False
    here = sentences(element)
    return here <= 800 * max(1, pictures) and (here < 0.25 * size or here < 300)


def is_post(quote: HtmlElement) -> bool:
    """Whether a quotation is the post of a network, by its name or by how it is signed."""
    return bool(POST.search(names(quote)) or _POST_SIGNED.search(text_of(quote, " ")))


def post_in(element: HtmlElement) -> Block:
    """An embedded post of a network is an exhibit like a picture: its words the caption, its author and day the credit."""
    words = text_of(element, " ")
    said = " ".join(text_of(p) for p in element.iter("p")) or words
    signed = words.replace(said, "", 1).strip(" —–-\u00a0") if said in words else ""
    return figure(said[:LONG_CAPTION], signed[:200])


def _captions(element: HtmlElement, caption: list[str], credit: list[str], into: list[str]) -> None:
    if element.text:
        into.append(element.text)
    for child in element:
        if isinstance(child.tag, str) and child.tag not in UNREAD:
            said = names(child)
            if not HIDDEN_LABEL.search(said):
                if _CREDIT.search(said) and not CAPTION.search(said):
                    credit.append(text_of(child))
                else:
                    _captions(child, caption, credit, into)
        if child.tail:
            into.append(child.tail)
        if isinstance(child.tag, str) and child.tag not in INLINE:
            into.append(" ")


def says_caption(text: str, spans: tuple[Span, ...]) -> bool:
    """Whether a paragraph right below a picture without words is set or signed like a caption."""
    slanted = sum(s.end - s.start for s in spans if s.kind is SpanKind.ITALIC) > 0.8 * len(text)
    return slanted or bool(_AGENCY.search(text))


def says_photo(text: str) -> bool:
    """Whether a line names a picture or its maker ("Photo: Ann Lee")."""
    return bool(_SAYS_PHOTO.search(text))
