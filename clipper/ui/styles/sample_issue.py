"""An invented issue to try styles on where no real one is open."""

from clipper.i18n import _
from clipper.model.annotation import Role
from clipper.model.briefing import Office, Rendition
from clipper.model.document import (
    Document,
    DocumentSection,
    Item,
    Lead,
    MarkLabel,
    Paragraph,
    PullQuote,
    Run,
    Tone,
)

MOST = 24
"""Items of a real issue that a sample sets; more would not be set within a second."""
_TEXT = (
    "The pilots' four days off the roads ended before dawn, when both sides signed two pages in the harbour office. The new "
    "rota is put off until the safety review is out.",
    "Forty-one ships lay at anchor by then. Two with grain went in first, as the port authority had promised the mills.",
    "Whether the review can be finished by spring is open. The chamber of shipping asks for a date, the union for a say.",
)


def sample_issue() -> Document:
    """Two sections, four items, a mark, a quotation, commentary."""
    marked = Paragraph(
        (
            Run("The harbour master called it "),
            Run("“a pause, not a peace”", roles=(Role.KEY_QUOTE,), labels=(MarkLabel(Role.KEY_QUOTE, _("Harbour master")),)),
            Run(" and thanked the tug crews."),
        )
    )  # fmt: skip
    texts = tuple(Paragraph((Run(text),)) for text in _TEXT)
    first = _item(
        1, _("Pilots return, the backlog stays"), "The Harbour Gazette", (texts[0], marked, *texts[1:], PullQuote(_("A pause, not a peace."), _("Harbour master"))),
        city="Norderhaven", page="3", kicker=_("Shipping"), deck=_("The settlement puts the conflict off."), byline="Jette Brockmann",
        tone=Tone.BALANCED, commentary=(_("Our view: the review is the date that counts."),), url="https://gazette.example/pilots",
        also_in=("Meridian Wire",), words=120, minutes=2,
    )  # fmt: skip
    others = (
        _item(2, _("Mills ask for a grain reserve"), "Meridian Wire", texts[1:], credit="Meridian Wire", words=60, minutes=1),
        _item(3, _("A date for the review"), "Coast Courier", texts[2:], page="A2", words=30, minutes=1),
        _item(4, _("Trade talks go on in June"), "The Valmora Times", texts, page="1", words=110, minutes=2),
    )  # fmt: skip
    sections = (
        DocumentSection("sample-1", _("Ports and shipping"), (first, *others[:2])),
        DocumentSection("sample-2", _("Trade"), others[2:]),
    )
    office = Office(
        state=_("Republic of Valmora"), name=_("Press Office"), initials="PO", notice=_("For internal use only"),
        about=_("This sample is made up: outlets, people and events are invented."), contact=(_("Duty officer: 7217"),),
        distribution=_("Minister, heads of department"),
    )  # fmt: skip
    return Document(
        title=_("Morning brief"), date="2025-06-11", number=118, edition=_("Morning edition"), as_at="06:40", office=office,
        sections=sections, leads=(Lead(first.key, first.headline, _TEXT[1]),), period=("2025-06-10", "2025-06-11"),
        media=("The Harbour Gazette", "Meridian Wire", "Coast Courier"), words=320, minutes=6,
        note=((_("What dominates"), _("The pilots are back; forty-one ships wait.")), (_("What needs you"), _("A line on the review by eleven."))),
    )  # fmt: skip


def _item(number: int, headline: str, outlet: str, blocks: tuple, **fields: object) -> Item:
    told = {
        "key": f"sample-{number}", "code": f"0611-0{number}", "headline": headline, "contents_headline": headline,
        "outlet": outlet, "day": "2025-06-11", "language": "en", "rendition": Rendition.FULL, "blocks": blocks,
        "summary": (_TEXT[number % 3],), **fields,
    }  # fmt: skip
    return Item(**told)  # pyright: ignore[reportArgumentType]


def shortened(paper: Document) -> Document:
    """An issue's first items, so that its sample comes within a second; the same issue where it has few."""
    from msgspec.structs import replace

    left, sections = MOST, []
    for section in paper.sections:
        kept = section.items[:left]
        left -= len(kept)
        if kept:
            sections.append(replace(section, items=kept))
    keys = {item.key for section in sections for item in section.items}
    leads = tuple(lead for lead in paper.leads if lead.key in keys)
    changes = tuple(one if one.key in keys else replace(one, key="") for one in paper.changes)
    whole = sum(len(section.items) for section in paper.sections) <= MOST
    return paper if whole else replace(paper, sections=tuple(sections), leads=leads, changes=changes)
