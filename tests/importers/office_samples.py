"""Rich Text, OpenDocument and mails built from one statement: what word processors and mail programs would have written."""

import io
import zipfile
from datetime import UTC, datetime
from email.message import EmailMessage

from PIL import Image

from tests.conftest import SAMPLES as FILES
from tests.importers.compound_file import Attached, Made, packed

LONG = "officials said on Tuesday after a meeting that lasted well into the night and ended without a word."


def picture(form: str = "PNG", size: tuple[int, int] = (200, 150)) -> bytes:
    """A photograph large enough not to be a logo."""
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, form)
    return out.getvalue()


RTF = (
    rb"""{\rtf1\ansi\ansicpg1252\deff0\uc1{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fswiss\fcharset204{\*\fname Arial;}Arial CYR;}
{\f2\fnil\fcharset2 Symbol;}{\f3\fnil\fcharset128 MS Mincho;}}{\colortbl;\red255\green0\blue0;}
{\stylesheet{\ql\fs24 Normal;}{\s1\outlinelevel0\fs32\b heading 1;}{\s2\fs24 Title;}{\s3\i Quote;}{\s4 caption;}{\*\cs5 Strong;}}
{\*\listtable{\list\listtemplateid1{\listlevel\levelnfc23{\leveltext\'01\u8226 ?;}}{\listlevel\levelnfc0}\listid7}{\list{\listlevel\levelnfc0}\listid8}}
{\*\listoverridetable{\listoverride\listid7\listoverridecount0\ls1}{\listoverride\listid8\listoverridecount0\ls2}}
{\info{\title Document1}{\author Jane Roe}{\keywords ports, trade}{\creatim\yr2025\mo6\dy10\hr8\min30}}
{\header\pard Office of the Minister\par}{\footer\pard Page {\field{\*\fldinst PAGE}{\fldrslt 1}}\par}
\pard\s2 The strike is over\par
\pard\plain The pilots {\b voted} on Tuesday in Caf\'e9 M\u252\'fcnchen \endash  {\f1\'cf\'f0\'e8\'e2\'e5\'f2} and {\f3\'93\'fa\'96\{}, \ldblquote so\rdblquote ,
 see {\field{\*\fldinst{HYPERLINK "https://ministry.example/a?b=1"}}{\fldrslt{\ul the statement}}}.{\v hidden words}{\deleted deleted words}{\xe index words}
{\*\atnid JR}{\*\annotation a comment}{\super\chftn}{\footnote\pard\plain {\super\chftn} A note of {\i weight}.}\par
\pard\s1 What was agreed\par
\pard{\listtext\'b7\tab}\ls1\ilvl0 More pay\par
{\pntext\f2\'b7\tab}Fewer shifts\par
\pard\ls2\ilvl0 A committee\par
\pard\s3 It is over.\par
\pard\trowd\trhdr\cellx100\cellx200\pard\intbl Day\cell Ships\cell\row
\trowd\cellx100\cellx200\pard\intbl Monday\cell 14\line boats\cell\row
\pard {\*\shppict{\pict\pngblip\picw200\pich150
"""
    + picture().hex().encode()
    + rb"""}}{\nonshppict{\pict\wmetafile8 0100}}\par
\pard\s4 The port on Monday\par
\pard The end.\par}"""
)
ODT_TEXT = """<text:tracked-changes><text:changed-region><text:deletion><text:p>deleted words</text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:p text:style-name="Title">The strike is over</text:p>
<text:p text:style-name="P1">The pilots <text:span text:style-name="T1">voted</text:span> on<text:s text:c="2"/>Tuesday in München,
see <text:a xlink:href="https://ministry.example/a?b=1">the statement</text:a>.<text:span text:style-name="T2">hidden words</text:span><office:annotation><text:p>a comment</text:p></office:annotation><text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>A note of <text:span text:style-name="T3">weight</text:span>.</text:p></text:note-body></text:note></text:p>
<text:h text:outline-level="1">What was agreed</text:h>
<text:list text:style-name="L1"><text:list-item><text:p>More pay</text:p><text:list><text:list-item><text:p>from July</text:p></text:list-item></text:list></text:list-item></text:list>
<text:list text:style-name="L2"><text:list-item><text:p>A committee</text:p></text:list-item></text:list>
<text:p text:style-name="Quotations">It is over.</text:p>
<table:table><table:table-column table:number-columns-repeated="2"/><table:table-header-rows><table:table-row><table:table-cell><text:p>Day</text:p></table:table-cell><table:table-cell><text:p>Ships</text:p></table:table-cell></table:table-row></table:table-header-rows>
<table:table-row table:number-rows-repeated="1000000"><table:table-cell><text:p>Monday</text:p></table:table-cell><table:table-cell table:number-columns-repeated="1000000"><text:p>14<text:line-break/>boats</text:p></table:table-cell></table:table-row></table:table>
<text:p><draw:frame><draw:text-box><text:p text:style-name="Illustration"><draw:frame><draw:image xlink:href="Pictures/a.png">%s</draw:image><svg:desc>Cranes</svg:desc></draw:frame>The port on Monday</text:p></draw:text-box></draw:frame></text:p>
<text:p>The end.</text:p>"""
_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
        ("meta", "meta"),
    )
)
_ROOT = f'{_SPACES} xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
_STYLES = """<office:automatic-styles><style:style style:name="P1" style:family="paragraph" style:parent-style-name="Standard"/>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="T2" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="T3" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1"/><text:list-level-style-number text:level="2" style:num-format="1"/></text:list-style>
<text:list-style style:name="L2"><text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style></office:automatic-styles>"""
_META = """<office:meta><dc:title>Document1</dc:title><meta:initial-creator>Jane Roe</meta:initial-creator><meta:keyword>ports</meta:keyword>
<meta:keyword>trade</meta:keyword><meta:creation-date>2025-06-10T08:30:00.123</meta:creation-date></office:meta>"""


def odt(text: str = "", extra: dict[str, bytes] | None = None) -> bytes:
    """An OpenDocument text with this between its styles and its end."""
    body = text or ODT_TEXT % ""
    content = f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_ROOT}>{_STYLES}<office:body><office:text>{body}</office:text></office:body></office:document-content>'
    parts = {
        "content.xml": content.encode(),
        "meta.xml": f"<office:document-meta {_ROOT}>{_META}</office:document-meta>".encode(),
        "Pictures/a.png": picture(),
        "META-INF/manifest.xml": b"<manifest/>",
        **(extra or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def fodt() -> bytes:
    """The same as one flat document."""
    import base64

    image = f"<office:binary-data>{base64.b64encode(picture()).decode()}</office:binary-data>"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {_ROOT} office:mimetype="application/vnd.oasis.opendocument.text">'
        f"{_META}{_STYLES}<office:body><office:text>{ODT_TEXT % image}</office:text></office:body></office:document>"
    ).encode()


HTML = "<html><body><h2>What was agreed</h2><p>The pilots <b>voted</b> in Café München.</p><img src='cid:port@x'></body></html>"
WRAPPED = (
    rb"{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\fonttbl{\f0\fswiss Arial;}{\f1\fcharset204 X;}}{\*\generator X;}"
    rb"{\*\htmltag64 <html>}{\*\htmltag64 <body>}{\*\htmltag148 <h2>}\htmlrtf {\b\htmlrtf0 What was agreed\htmlrtf }\htmlrtf0 {\*\htmltag156 </h2>}"
    rb"{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 The pilots {\*\htmltag84 <b>}\htmlrtf {\b\htmlrtf0 voted\htmlrtf }\htmlrtf0 {\*\htmltag92 </b>}"
    rb" in Caf\'e9 M\u252 ?nchen{\f1 \'cf\'f0}{\*\htmltag84 &amp;}\htmlrtf &\htmlrtf0 \'94.\par {\*\mhtmltag64 <i>}{\*\htmltag64 </p>}}}"
)
SENT = datetime(2025, 6, 11, 4, 55, tzinfo=UTC)
OUTLOOK = {0x001A: "IPM.Note", 0x0037: "Talks end", 0x0042: "Jane Roe", 0x5D02: "jane@harbourpost.example"}


def outlook() -> bytes:
    """An Outlook mail with HTML, a picture in it, a PDF, and another mail attached."""
    inner = Made({**OUTLOOK, 0x0037: "Inner mail", 0x1000: "Words of the inner mail."}, sent=SENT)
    return Made(
        {**OUTLOOK, 0x1000: "plain words"},
        {0x1013: HTML.encode("cp1252")},
        SENT,
        [
            Attached("port.png", picture(), "image/png", "port@x"),
            Attached("../../page.pdf", (FILES / "capital-observer-page-3.pdf").read_bytes()),
            Attached("Inner", inner, method=5),
        ],
    ).bytes()


def wrapped() -> bytes:
    """An Outlook mail whose HTML hides in packed Rich Text."""
    return Made(OUTLOOK, {0x1009: packed(WRAPPED)}, SENT).bytes()


def rich() -> bytes:
    """An Outlook mail in Rich Text."""
    return Made({**OUTLOOK, 0x1000: "plain"}, {0x1009: packed(RTF)}, SENT).bytes()


def message(
    subject: str, text: str = "", html: str = "", sender: str = "Jane Roe <jane@harbourpost.example>"
) -> EmailMessage:
    """A mail with these alternatives."""
    made = EmailMessage()
    made["From"], made["Subject"], made["Date"] = sender, subject, "Wed, 11 Jun 2025 05:55:00 +0100"
    if text:
        made.set_content(text)
    if html:
        (made.add_alternative if text else made.set_content)(html, subtype="html")
    return made


def press_mail() -> bytes:
    """A mail with a PDF, a Word document and a photograph."""
    made = message("Statement on the strike", "See what is attached.\n")
    for name, kind in (("capital-observer-page-3.pdf", "pdf"), ("ministry-statement.docx", "msword")):
        made.add_attachment((FILES / name).read_bytes(), "application", kind, filename=f"C:\\mail\\{name}")
    made.add_attachment(picture("JPEG"), "image", "jpeg", filename="../port.jpg")
    return made.as_bytes()


LETTER = """<p>Good morning. Here is the day.</p><h2>Ports</h2>
<h3>Pilots return to work in Valmora</h3><p>The pilots voted on <b>Tuesday</b>. The port opens tonight.</p><p><a href="https://count.example/?url=https%3A%2F%2Fharbourpost.example%2F1">Read more</a></p>
<h3>Queue to clear by Friday, says authority</h3><img src="cid:port@x" alt="Ships"><p>Forty-one ships wait off the mole.</p><p><a href="https://count.example/2">Read more »</a></p>
<h3>Night work gets dearer from July on</h3><p>By Jane Roe</p><p>Six percent more is what the deal says. <a href="https://count.example/3">Continue reading</a></p>
<p>© 2025 Trade Desk. <a href="https://count.example/u">Unsubscribe</a></p>"""


def newsletter() -> bytes:
    """A newsletter with three articles."""
    made = message("Morning briefing", html=LETTER, sender="Trade Desk Daily <desk@tradedaily.example>")
    made.add_related(picture(), "image", "png", cid="<port@x>")
    return made.as_bytes()


OFFICE = {
    "statement.rtf": RTF,
    "statement.odt": odt(),
    "statement.fodt": fodt(),
    "html.msg": outlook(),
    "wrapped.msg": wrapped(),
    "rich.msg": rich(),
    "press.eml": press_mail(),
    "newsletter.eml": newsletter(),
}
"""Every sample by its file name."""
