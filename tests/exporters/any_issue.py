"""Issues by chance: every rendition, ten languages, overlong headlines, missing outlets and dates, pictures tall and wide."""

import io
import itertools
import random

from issues import ARABIC, ENGLISH, GERMAN, HEBREW, HINDI, RUSSIAN, THAI, WIRE, document, item
from msgspec.structs import replace
from PIL import Image

from clipper.model.annotation import Role
from clipper.model.briefing import Office, Rendition
from clipper.model.document import (
    Change,
    Document,
    DocumentSection,
    Figure,
    Item,
    ItemBlock,
    Lead,
    MarkLabel,
    Omission,
    Paragraph,
    ParagraphKind,
    PullQuote,
    Run,
    Table,
    Told,
    Tone,
)

FRENCH = ("La grève des pilotes s’est achevée à l’aube ; « personne n’a gagné cette nuit, sauf les navires », a dit le médiateur.",)  # fmt: skip
SPANISH = ("La huelga de los prácticos terminó de madrugada. «Nadie ha ganado esta noche, salvo los barcos», dijo el mediador.",)  # fmt: skip
CHINESE = ("港口领航员为期四天的罢工于周三凌晨结束，双方签署了一份两页的协议，将新的值班表推迟到独立审查结束之后。",)
VOICES = {
    **{"en": (ENGLISH, *WIRE), "fr": FRENCH, "de": GERMAN, "es": SPANISH, "ru": RUSSIAN, "zh": CHINESE},
    **{"ar": ARABIC, "he": HEBREW, "th": THAI, "hi": HINDI},
}
FACSIMILES = (Rendition.FACSIMILE, Rendition.TEXT_FACSIMILE)


class _Chance:
    """One roll of the dice after another."""

    def __init__(self, seed: int, languages: tuple[str, ...]) -> None:
        self.dice = random.Random(seed)
        self.languages = languages

    def maybe(self, share: float, **fields: object) -> dict[str, object]:
        return fields if self.dice.random() < share else {}

    def picture(self, sizes: tuple[tuple[int, int, int], ...], *, page: bool = False) -> Figure:
        wide, high, dpi = self.dice.choice(sizes)
        held = io.BytesIO()
        Image.new("L", (wide, high), self.dice.randint(60, 220)).save(held, "PNG")
        caption = "A caption. " * self.dice.randint(0, 9)
        credit = "" if page else "Photo"
        return Figure(held.getvalue(), "image/png", wide, high, caption, credit, facsimile=page, dpi=dpi)

    def paragraph(self, voice: tuple[str, ...], kind: ParagraphKind = ParagraphKind.BODY) -> Paragraph:
        said = self.dice.choice(voice) * self.dice.choice((1, 1, 2, 3, 5))
        third = len(said) // 3
        if self.dice.random() > 0.3:
            return Paragraph((Run(said),), kind)
        label = MarkLabel(Role.FACT, "A speaker", "A remark", "MI")
        marked = Run(said[third : 2 * third], bold=self.dice.random() < 0.5, roles=(Role.FACT,), labels=(label,))
        return Paragraph((Run(said[:third]), marked, Run(said[2 * third :], href="https://x.example/a")), kind)

    def other(self, voice: tuple[str, ...]) -> ItemBlock:
        rows = tuple(
            tuple(f"cell {r} {c} " * self.dice.randint(0, 5) for c in range(3)) for r in range(self.dice.randint(1, 40))
        )
        picture = self.picture(((60, 900, 0), (1600, 200, 0), (900, 600, 0), (30, 30, 0)))
        return self.dice.choice((picture, Table(rows, 1), PullQuote(voice[0][:90], "A speaker"), Omission()))

    def blocks(self, rendition: Rendition, voice: tuple[str, ...]) -> tuple[ItemBlock, ...]:
        few = {Rendition.HEADLINE: 0, Rendition.SUMMARY: 1, Rendition.FACSIMILE: 0}
        kinds = (ParagraphKind.BODY,) * 8 + tuple(ParagraphKind)
        count = few.get(rendition, self.dice.randint(1, 18))
        made: list[ItemBlock] = [self.paragraph(voice, self.dice.choice(kinds)) for _ in range(count)]
        for _ in range(self.dice.randint(0, 2) if count > 1 else 0):
            made.insert(self.dice.randint(0, len(made)), self.other(voice))
        if rendition in FACSIMILES:
            sizes = ((1240, 1754, 150), (800, 3000, 150), (2400, 600, 150), (600, 700, 0), (300, 200, 100))
            pages = [self.picture(sizes, page=True) for _ in range(self.dice.randint(1, 3))]
            made += [
                replace(one, cut=(0.05, 0.1, 0.6, 0.5), page="1") if self.dice.random() < 0.4 else one for one in pages
            ]
        return tuple(made)

    def item(self, number: int) -> Item:
        language, maybe = self.dice.choice(self.languages), self.maybe
        voice, rendition = VOICES[language], self.dice.choice(list(Rendition))
        long = 45 if self.dice.random() < 0.1 else self.dice.randint(2, 12)
        headline = f"Q{number:02}q {' '.join((voice[0] * 4).split()[:long])[:420]}"
        blocks = self.blocks(rendition, voice)
        fields = {
            **maybe(0.4, deck=voice[0][: self.dice.randint(20, 200)]), **maybe(0.4, kicker="Kicker", byline="By Somebody"),
            **maybe(0.3, commentary=(ENGLISH * self.dice.randint(1, 4), "Suggested line: ships move.")),
            **maybe(0.4, also_in=tuple("ABCDEFGH"), other_headlines=(("Another", "Echo"), ("A third", ""))),
            **maybe(0.3, differences="Cut by two paragraphs: Echo.", dateline="LONDON", notices=("© Somebody",)),
            **maybe(0.5, url=f"https://example.com/{'a' * self.dice.randint(1, 60)}", page="3"), **maybe(0.15, outlet=""),
            **maybe(0.4, tone=self.dice.choice(list(Tone)), city="Norderhaven"), **maybe(0.2, change=Change.NEW),
            **maybe(0.2, told=Told(117, "2025-06-10", "2 outlets")), **maybe(0.15, day=None),
            **maybe(0.5, summary=tuple(self.dice.choice(voice)[:160] for _ in range(self.dice.randint(1, 4)))),
        }  # fmt: skip
        words = sum(len(block.text.split()) for block in blocks if isinstance(block, Paragraph))
        rtl = language in ("ar", "he")
        return item(f"q{number:03}q", headline, blocks=blocks, language=language, rtl=rtl, rendition=rendition, words=words, **fields)  # fmt: skip


def any_issue(
    seed: int, *, language: str = "en", most: int = 60, languages: tuple[str, ...] = tuple(VOICES)
) -> Document:
    """An issue of five to `most` entries; the same seed makes the same."""
    chance = _Chance(seed, languages)
    count = chance.dice.randint(5, most)
    items = [chance.item(number) for number in range(count)]
    cuts = sorted({0, count, *(chance.dice.randint(1, count) for _ in range(3))})
    sections = tuple(
        DocumentSection(f"s{n}", f"Section {n} of the issue" if n else "", tuple(items[a:b]))
        for n, (a, b) in enumerate(itertools.pairwise(cuts))
    )
    leads = tuple(Lead(one.key, one.headline, "One line. " * chance.dice.randint(0, 20)) for one in items[:3])
    office = Office(
        "Republic of Valmora", "Press Office", "PO", "For internal use", "Enclosed.", ("M. Ilves",), "Minister"
    )
    return document(sections=sections, language=language, office=office, leads=leads, as_at="06:40", media=("A", "B"))
