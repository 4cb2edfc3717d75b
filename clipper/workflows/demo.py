"""Make a sample library, marked and tagged and with its briefing, and hand that out in every format."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from clipper import paths
from clipper.curate.summaries import propose_summary
from clipper.errors import ClipperError, LibraryDamaged, LibraryMissing, LibraryTooNew
from clipper.i18n import _
from clipper.model.annotation import Role
from clipper.model.briefing import Office, Rendition
from clipper.model.clipping import Published
from clipper.progress import Progress
from clipper.store.library import Library
from clipper.workflows import annotating, export_briefing, import_files

MARKER = paths.SAMPLE_MARKER
LEAD = "press-update-us-china-framework.txt"
STRIKE = "atlantic-wire-pilots-return.txt"
PRICES = "meridian-rare-earth-prices.txt"
EDITORIAL = "courant-editorial.txt"
GERMAN = "rheinische-warte-handelsrahmen.html"
FRENCH = "courrier-du-littoral-accord.html"
PORTS = "harbour-post-carriers-reroute.html"
ARABIC = "sahifat-al-mina-framework.html"
RUSSIAN = "nevskaya-khronika-markets.html"
SPANISH = "diario-de-la-meseta-tierras-raras.html"
LEADER = "capital-observer-page-3.pdf"
STATEMENT = "ministry-statement.docx"
SCAN = "evening-herald-cutting.png"

OFFICE = Office(
    state="Republic of Valmora",
    name="Ministry of Trade and Ports · Press Office",
    initials="TP",
    notice="For internal use. Reproduced under licence; not to be passed on.",
    about="Enclosed are clippings of local and international press on trade, ports and shipping obtained by the Press Office. "
    "Clippings are produced Monday to Friday. They do not necessarily represent the views of the Ministry.",
    contact=("Duty officer: Mara Quist, extension 7217", "press@tradeandports.example"),
)
TAGS = {
    "Trade": (LEAD, GERMAN, FRENCH, ARABIC, RUSSIAN),
    "Trade/Rare earths": (LEAD, PRICES, SPANISH),
    "Trade/Ports": (PORTS, STRIKE, EDITORIAL, SCAN),
    "Minister": (LEAD, STATEMENT, EDITORIAL),
    "Follow up": (LEADER,),
}
MARKS = (
    (
        LEAD,
        "a strategic trade “framework” following two days of intensive high-level talks in London",
        Role.FACT,
        "",
        "Both delegations confirm it",
    ),
    (
        LEAD,
        "outstanding concerns “will be resolved” during the framework’s implementation phase",
        Role.KEY_QUOTE,
        "Howard Lutnick",
        "",
    ),
    (LEAD, "months of strained relations and stalled negotiations due to mutual accusations", Role.CRITICISM, "", ""),
    (LEAD, "“We’re moving as quickly as we can,”", Role.KEY_QUOTE, "Jamieson Greer", ""),
    (
        STRIKE,
        "What counts now is that every captain out there knows when his turn comes.",
        Role.KEY_QUOTE,
        "Mara Ilves",
        "",
    ),
    (
        STRIKE,
        "an expensive way to learn arithmetic",
        Role.CRITICISM,
        "Henrik Saar",
        "Answered in our statement of 10 June",
    ),
    (GERMAN, "„Ein Rahmen ist noch kein Bild“", Role.KEY_QUOTE, "Konrad Thelen", ""),
    (FRENCH, "les stocks couvrent en moyenne six semaines de production", Role.FACT, "", ""),
    (
        EDITORIAL,
        "The ministry wanted to see whether the pilots would tire.",
        Role.CRITICISM,
        "",
        "The law asks for a signed request",
    ),
    (EDITORIAL, "She listened for two nights, wrote for one, and produced a page and a half", Role.OUR_MESSAGE, "", ""),
)
ISSUE = {
    "Trade talks in London": (
        (LEAD, Rendition.FULL, "The text is agreed, not signed. Avoid the word “treaty” until both capitals confirm."),
        (GERMAN, Rendition.FULL, ""),
        (ARABIC, Rendition.FULL, ""),
        (RUSSIAN, Rendition.FULL, ""),
        (FRENCH, Rendition.EXCERPT, ""),
        (SPANISH, Rendition.SUMMARY, ""),
        (PRICES, Rendition.SUMMARY, ""),
        (LEADER, Rendition.FACSIMILE, ""),
    ),
    "The port of Valmora": (
        (
            STRIKE,
            Rendition.FULL,
            "We thank both sides and the mediator. On the eleven days: the law asks for a signed request, and it was answered within a day.",
        ),
        (PORTS, Rendition.FULL, ""),
        (EDITORIAL, Rendition.FULL, ""),
        (STATEMENT, Rendition.HEADLINE, ""),
        (SCAN, Rendition.FACSIMILE, ""),
    ),
}


class Samples(Struct, frozen=True):
    """What a sample library holds that is worth showing first."""

    lead: int
    """The clipping that leads the issue."""
    briefing: int


def library_in(folder: Path) -> Path:
    """Where the sample library stands inside the demo's folder."""
    return folder / "Press.clipper"


def make(folder: Path) -> Iterator[Path]:
    """Build the demo in `folder`, yielding each path as it is finished.

    An existing folder is replaced only if it holds Clipper's demo marker; raises ClipperError otherwise.
    """
    if folder.exists() and not paths.is_sample(folder):
        raise ClipperError(
            _("{path} exists and is no Clipper demo. Name another folder with --to.").format(path=folder)
        )
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    _sign(folder)
    made = build(library_in(folder), Progress())
    yield library_in(folder)
    with Library.open(library_in(folder), write=False) as library:
        for ending in ("docx", "pdf", "html", "md"):
            path = folder / f"Press clippings 118.{ending}"
            export_briefing.export(library, made.briefing, path)
            yield path


def build(path: Path, progress: Progress) -> Samples:
    """Make a sample library at `path`: everything filed, marked, tagged and briefed, nothing exported.

    A library that stands there is replaced only if Clipper made it for show and nobody has it open; raises ClipperError
    otherwise, and Cancelled between two samples.
    """
    _clear(path)
    with Library.create(path) as library:
        _sign(path)
        ids = _file_samples(library, progress)
        _work(library, ids)
        return Samples(ids[LEAD], _compose(library, ids))


def _sign(folder: Path) -> None:
    """Leave the marker in a folder that Clipper may replace."""
    (folder / MARKER).write_text("Clipper may replace this folder.\n", encoding="utf-8")


def _clear(path: Path) -> None:
    """Take away the sample library that stands at `path`, if one does."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        return
    if not paths.is_sample(path):
        raise ClipperError(_("{path} is no sample library, so it is left alone.").format(path=path))
    with suppress(LibraryMissing, LibraryDamaged, LibraryTooNew):
        Library.open(path).close()
    shutil.rmtree(path)


def _file_samples(library: Library, progress: Progress) -> dict[str, int]:
    """File every sample; the id of each by its file name."""
    inputs = import_files.collect([paths.resource("samples")])
    batch = library.new_batch(_("Samples"))
    ids: dict[str, int] = {}
    for group in import_files.groups(import_files.read(inputs, progress, ocr=None)):
        for outcome in import_files.file(library, group, batch=batch):
            if not outcome.ids:
                raise ClipperError(
                    _("The sample {name} could not be filed: {why}").format(name=outcome.source, why=outcome.reason)
                )
            ids[Path(outcome.source).name] = outcome.ids[0]
    return ids


def _work(library: Library, ids: dict[str, int]) -> None:
    """What an analyst would do before seven: dates and outlets put right, tags, stars and marks."""
    for name, outlet in (
        (LEAD, None),
        (LEADER, "Capital Observer"),
        (SCAN, "Evening Herald"),
        (STATEMENT, "Ministry of Trade and Ports"),
    ):
        day = "2025-06-10" if name in {SCAN, STATEMENT} else "2025-06-11"
        fields = {"published": Published(day, day)} | ({"outlet": outlet} if outlet else {})
        library.clippings.change([ids[name]], **fields)
    for name in (STRIKE, PRICES, EDITORIAL):
        day = "2025-06-10" if name == STRIKE else "2025-06-11"
        library.clippings.change([ids[name]], published=Published(day, day))
    library.clippings.change([ids[SCAN]], headline="Last boat out: the night the pilots came back", page="1")
    library.clippings.change([ids[LEADER]], page="3", section="Opinion")
    for path, names in TAGS.items():
        library.tags.put([ids[name] for name in names], path)
    library.clippings.star([ids[LEAD], ids[LEADER]], True)
    for name, words, role, speaker, comment in MARKS:
        made = annotating.mark_words(library, ids[name], words, role=role, comment=comment)
        if speaker:
            library.annotations.change(made, speaker=speaker)


def _compose(library: Library, ids: dict[str, int]) -> int:
    """The demo's issue in two sections; its id."""
    library.set_office(OFFICE)
    briefing = library.briefings.new("Press clippings", date="2025-06-11", number=118)
    library.briefings.change(briefing, as_at="06:40", edition="Morning edition")
    for title, entries in ISSUE.items():
        section = library.briefings.add_section(briefing, title)
        for name, rendition, commentary in entries:
            (entry,) = library.briefings.add_entries(briefing, [ids[name]], section=section, rendition=rendition)
            if commentary:
                library.briefings.change_entry(entry, commentary=commentary)
            if rendition is Rendition.SUMMARY:
                # as if she had read the proposal and confirmed it
                body = library.clippings.one(ids[name]).draft.body
                library.briefings.change_entry(entry, summary=propose_summary(body))
            if name == LEAD:
                quote = annotating.mark_words(
                    library,
                    ids[LEAD],
                    "“We would very much like to find an agreement that makes sense for both countries.”",
                    role=Role.KEY_QUOTE,
                )
                library.annotations.change(quote, speaker="Jamieson Greer, US Trade Representative")
                library.briefings.change_entry(
                    entry,
                    quotes=(quote,),
                    short_headline="US and China agree on strategic trade framework",
                    summary="The deal turns on licences for rare earths and awaits approval in both capitals.",
                )
    return briefing
