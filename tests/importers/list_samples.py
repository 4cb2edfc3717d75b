"""Feeds, references, lists of links, notes and archives as programs write them, made for these tests; all of it is invented."""

import base64
import gzip
import hashlib
import io
import json
import tarfile
import zipfile

from PIL import Image


def picture() -> bytes:
    """A red square of 120 dots, larger than a logo."""
    out = io.BytesIO()
    Image.new("RGB", (120, 120), (200, 0, 0)).save(out, "PNG")
    return out.getvalue()


RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>Harbour Post</title><link>https://harbour.example/</link><description>News from the quays</description>
<atom:link rel="self" href="https://harbour.example/feed.xml"/><language>en-gb</language><copyright>© Harbour Post</copyright>
<item><title>Pilots &amp; crews end strike</title><link>https://harbour.example/pilots</link><guid isPermaLink="false">hp-77</guid>
<dc:creator>Jane Roe and Jo Doe</dc:creator><category>Ports</category><category>Labour</category>
<pubDate>Mon, 04 Mar 2024 06:10:00 +0100</pubDate><description>The port works again after nine days.</description>
<content:encoded><![CDATA[<p>VALMORA — Pilots returned to work on Monday after nine days of <b>strike</b>.</p>
<blockquote><p>“We have what we came for,” said the union.</p></blockquote><p>Ships wait <a href="/map">outside</a>.</p>]]></content:encoded>
<media:content url="https://harbour.example/p.jpg" medium="image"><media:description>Ships wait outside the breakwater.</media:description>
<media:credit>Ann Lens</media:credit></media:content></item>
<item><title>Tariff talks resume</title><link>https://harbour.example/tariffs</link><guid>https://harbour.example/tariffs</guid>
<author>desk@harbour.example (News Desk)</author><pubDate>Tue, 05 Mar 2024 09:00:00 GMT</pubDate>
<description>&lt;p&gt;Ministers meet on Thursday. &lt;em&gt;Both sides&lt;/em&gt; expect little […]&lt;/p&gt;</description>
<enclosure url="https://harbour.example/talk.mp3" type="audio/mpeg" length="9"/></item>
<item><title>Rain &lt; sun this week</title><description>Umbrellas sell well in Valmora.</description></item>
</channel></rss>
""".encode()

RSS10 = """<?xml version="1.0" encoding="iso-8859-1"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://courrier.example/"><title>Courrier du Littoral</title><link>https://courrier.example/</link>
<items><rdf:Seq><rdf:li rdf:resource="https://courrier.example/1"/><rdf:li rdf:resource="https://courrier.example/2"/></rdf:Seq></items></channel>
<item rdf:about="https://courrier.example/1"><title>Accord signé à l’aube</title><link>https://courrier.example/1</link>
<description>Les délégués ont signé l’accord après une nuit de négociations.</description><dc:date>2024-03-04T06:10:00+01:00</dc:date>
<dc:creator>Élise Marin</dc:creator><dc:subject>Commerce</dc:subject></item>
<item rdf:about="https://courrier.example/2"><title>La pêche reprend</title><link>https://courrier.example/2</link>
<description>Les chalutiers quittent le port.</description><dc:date>2024-03-05</dc:date></item></rdf:RDF>
""".replace("’", "'").encode("iso-8859-1")

RSS091 = b"""<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
<rss version="0.91"><channel><title>Old Gazette</title><link>http://gazette.example/</link><language>en</language>
<item><title>Lighthouse sold</title><link>http://gazette.example/light</link><description>A buyer was found &copy; after years.</description></item>
</channel></rss>"""

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://warte.example/"><title type="text">Rheinische Warte</title>
<id>urn:uuid:1</id><updated>2024-03-05T08:00:00Z</updated><author><name>Redaktion</name></author>
<entry><title type="html">Häfen &lt;i&gt;fordern&lt;/i&gt; Klarheit</title><id>urn:uuid:2</id><link href="hafen"/><link rel="enclosure" href="hafen.pdf" type="application/pdf"/>
<published>2024-03-04T06:10:00+01:00</published><updated>2024-03-04T09:30:00+01:00</updated><author><name>Jürgen Voss</name></author>
<category term="wirtschaft" label="Wirtschaft"/><summary>Ein Verband meldet sich zu Wort.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Der Verband der <strong>Häfen</strong> verlangt ein Gesetz.</p><ul><li>Erstens Kaimauern</li><li>Zweitens Schlepper</li></ul></div></content></entry>
<entry><title>Zölle bleiben</title><id>urn:uuid:3</id><link rel="alternate" href="https://warte.example/zoelle"/><updated>2024-03-05T08:00:00Z</updated>
<content type="text">Die Zölle bleiben &lt;vorerst&gt; bestehen.</content></entry></feed>
""".encode()

JSON_FEED = json.dumps({
    "version": "https://jsonfeed.org/version/1.1", "title": "Capital Observer", "home_page_url": "https://observer.example/", "language": "en",
    "items": [
        {"id": "1", "url": "https://observer.example/budget", "title": "Budget passes", "date_published": "2024-03-04T06:10:00-05:00",
         "authors": [{"name": "Ruth Hall"}], "tags": ["Budget", "Parliament"], "summary": "A narrow vote at midnight.",
         "content_html": "<p>The budget passed by <em>two</em> votes.</p><p>Nobody cheered.</p>"},
        {"id": 2, "url": "/minister", "title": "Minister resigns", "content_text": "The minister left.\n\nA successor is sought."},
    ],
}, ensure_ascii=False).encode()  # fmt: skip

OPML = b"""<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>Morning feeds</title><dateModified>Mon, 04 Mar 2024 06:10:00 GMT</dateModified><ownerName>Press Office</ownerName></head><body>
<outline text="Ports"><outline type="rss" text="Harbour Post" title="Harbour Post" xmlUrl="https://harbour.example/feed.xml" htmlUrl="https://harbour.example/"/>
<outline type="rss" text="Quay News" xmlUrl="https://quay.example/rss" description="Cranes and crews"/></outline>
<outline type="rss" text="Observer" xmlUrl="https://observer.example/feed.json"/><outline type="rss" text="Local" xmlUrl="file:///etc/passwd"/></body></opml>
"""

RIS = b"""TY  - NEWS
TI  - Pilots end strike at Valmora
AU  - Roe, Jane
AU  - Doe, Jo
T2  - Harbour Post
DA  - 2024/03/04/
PY  - 2024
SP  - 3
EP  - 5
ET  - Morning
SE  - Ports
CY  - Valmora
UR  - https://harbour.example/pilots
AB  - Pilots returned to work on Monday
 after nine days of strike.
KW  - Ports
KW  - Labour
LA  - en
N1  - Sent by the embassy
L1  - internal-pdf://../../../etc/passwd
ER  -

TY  - MGZN
T1  - Why rain sells umbrellas
A1  - Hall, Ruth
JO  - Capital Observer
Y1  - 2024/04//
ER  -
"""

ENDNOTE_XML = b"""<?xml version="1.0" encoding="UTF-8"?><xml><records><record><database name="press.enl" path="C:\\\\press.enl">press.enl</database><source-app name="EndNote" version="20.5">EndNote</source-app><rec-number>7</rec-number><foreign-keys><key app="EN" db-id="xyz">7</key></foreign-keys><ref-type name="Newspaper Article">23</ref-type>
<contributors><authors><author><style face="normal" font="default" size="100%">Roe, Jane</style></author><author>Doe, Jo</author></authors></contributors>
<titles><title><style face="normal">Pilots end strike </style><style face="italic">at Valmora</style></title><secondary-title>Harbour Post</secondary-title></titles>
<pages>3-5</pages><section>Ports</section><edition>Morning</edition><keywords><keyword>Ports</keyword><keyword>Labour</keyword></keywords>
<dates><year>2024</year><pub-dates><date>March 4</date></pub-dates></dates><pub-location>Valmora</pub-location>
<abstract>Pilots returned to work on Monday.&#xD;After nine days of strike.</abstract><notes>Sent by the embassy</notes>
<urls><related-urls><url>https://harbour.example/pilots</url></related-urls><pdf-urls><url>internal-pdf://../../etc/passwd</url></pdf-urls></urls><language>English</language></record>
<record><ref-type name="Web Page">12</ref-type><titles><title>Why rain sells umbrellas</title></titles></record></records></xml>"""

PUBMED = b"""PMID- 38412345
OWN - NLM
DP  - 2024 Mar 4
TI  - Pilots' sleep after night calls: a survey of
      four ports.
PG  - 3-5
LID - 10.1234/abcd.5678 [doi]
AB  - BACKGROUND: Pilots sleep badly. METHODS: They were
      asked.
CI  - (c) 2024 The Authors.
FAU - Roe, Jane
AU  - Roe J
FAU - Doe, Jo
AU  - Doe J
LA  - eng
JT  - Journal of Harbour Medicine
OT  - sleep
OT  - pilots

PMID- 38412346
TI  - Second record.
FAU - Hall, Ruth
JT  - Journal of Harbour Medicine
"""

REFWORKS = b"""RT Newspaper Article
SR Print(0)
ID 12
A1 Roe,Jane
A1 Doe,Jo
T1 Pilots end strike at Valmora
JF Harbour Post
YR 2024
FD Mar 4
SP 3
OP 5
K1 Ports
K1 Labour
AB Pilots returned to work on Monday.
LA English
LK https://harbour.example/pilots
NO Sent by the embassy

RT Web Page
T1 Why rain sells umbrellas
YR 2024
"""

ENDNOTE_TAGS = b"""%0 Newspaper Article
%T Pilots end strike at Valmora
%A Roe, Jane
%A Doe, Jo
%J Harbour Post
%D 2024
%8 March 4
%P 3-5
%X Pilots returned to work on Monday.
After nine days.
%U https://harbour.example/pilots
%K Ports
Labour
%G English

%0 Web Page
%T Why rain sells umbrellas
"""

BIBTEX = rb"""% Exported by hand
@article{roe2024,
  title = {Pilots end strike at {V}almora},
  author = {Roe, Jane and M{\"u}ller, J{\"o}rg and {Valmora Press Office}},
  journal = {Harbour Post},
  date = {2024-03-04},
  pages = {3--5},
  url = {https://harbour.example/pilots_and%20crews},
  abstract = {Pilots returned to work, 90\% of them smiling.},
  keywords = {Ports, Labour},
  langid = {english},
  issn = {1234-5678},
}

@misc{hall2024,
  title = "Caf{\'e} culture at the quay",
  author = "Ruth Hall",
  howpublished = {\url{https://observer.example/cafe}},
  year = 2024, month = apr, day = 2,
  note = {Online only}
}
"""

CSL = json.dumps([
    {"id": "roe/1", "type": "article-newspaper", "title": "Pilots end strike", "container-title": "Harbour Post", "author": [{"family": "Roe", "given": "Jane"}, {"literal": "Valmora Press Office"}],
     "issued": {"date-parts": [[2024, 3, 4]]}, "page": "3-5", "URL": "https://harbour.example/pilots", "abstract": "Pilots returned to work on Monday.", "language": "en-GB",
     "keyword": "Ports, Labour", "publisher-place": "Valmora", "accessed": {"date-parts": [[2024, 3, 5]]}},
    {"id": 2, "type": "webpage", "title": "Tariff talks", "issued": {"raw": "March 2024"}, "title-short": "Talks"},
], ensure_ascii=False).encode()  # fmt: skip

NETSCAPE = b"""<!DOCTYPE NETSCAPE-Bookmark-file-1>
<!-- This is an automatically generated file. -->
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE><H1>Bookmarks Menu</H1>
<DL><p>
    <DT><H3 ADD_DATE="1709500000">Ports</H3>
    <DL><p>
        <DT><A HREF="https://harbour.example/pilots" ADD_DATE="1709529000" TAGS="strike,labour">Pilots &amp; crews end strike</A>
        <DD>Read before the meeting.
        <DT><A HREF="https://quay.example/" ADD_DATE="1709529001">Quay News</A>
    </DL><p>
    <DT><A HREF="javascript:alert(1)">Clip it</A>
    <DT><A HREF="https://observer.example/a?b=1&amp;c=2">https://observer.example/a?b=1&amp;c=2</A>
</DL><p>
"""

POCKET_HTML = b"""<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"><title>Pocket Export</title></head><body>
<h1>Unread</h1><ul><li><a href="https://harbour.example/pilots" time_added="1709529000" tags="ports,strike">Pilots end strike</a></li></ul>
<h1>Read Archive</h1><ul><li><a href="https://quay.example/x" time_added="1709529001" tags="">Quay News</a></li></ul></body></html>"""

POCKET = b"""title,url,time_added,tags,status
"Pilots, crews end strike",https://harbour.example/pilots,1709529000,ports|strike,unread
https://quay.example/cranes,https://quay.example/cranes,1709529001,,archive
"""

INSTAPAPER = b"""URL,Title,Selection,Folder,Timestamp,Tags
https://harbour.example/pilots,Pilots end strike,"The port works again.
After nine days.",Ports,1709529000,"[""strike"",""labour""]"
https://observer.example/b,Budget passes,,Unread,1709529001,[]
"""


def enex() -> bytes:
    """Two notes: one with a picture, a text file and boxes, one clipped from the web."""
    shot, note = picture(), b"Attached minutes\n\nThe union agreed to the terms on Monday.\n"
    mark = hashlib.md5(shot, usedforsecurity=False).hexdigest()
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE en-export SYSTEM "http://xml.evernote.com/pub/evernote-export4.dtd">
<en-export export-date="20240306T000000Z" application="Evernote" version="10"><note><title>Minutes of the strike</title>
<content><![CDATA[<?xml version="1.0" encoding="UTF-8" standalone="no"?><!DOCTYPE en-note SYSTEM "http://xml.evernote.com/pub/enml2.dtd"><en-note>
<div>Pilots met at <b>nine</b>.</div><div><en-todo checked="true"/>Call the ministry</div><ul><li>Terms</li></ul><en-media hash="{mark}" type="image/png"/><div>Ende&nbsp;der Sitzung</div></en-note>]]></content>
<created>20240304T061000Z</created><updated>20240305T061000Z</updated><tag>Ports</tag><tag>Labour</tag><note-attributes><author>Ann Clerk</author></note-attributes>
<resource><data encoding="base64">{base64.encodebytes(shot).decode()}</data><mime>image/png</mime><resource-attributes><file-name>quay.png</file-name></resource-attributes></resource>
<resource><data encoding="base64">{base64.b64encode(note).decode()}</data><mime>text/plain</mime><resource-attributes><file-name>../../../minutes.txt</file-name></resource-attributes></resource></note>
<note><title>Tariff talks</title><content><![CDATA[<en-note><p>Ministers meet on Thursday.</p></en-note>]]></content><created>20240305T061000Z</created>
<note-attributes><source>web.clip</source><source-url>https://harbour.example/tariffs</source-url></note-attributes></note></en-export>""".encode()


STORY = "{0} reopens after storm\n\nVALMORA (Atlantic Wire) - The port of {0} reopened on Monday.\n\nShips followed.\n"


def zipped(**files: bytes) -> bytes:
    """A ZIP of files by their names; "__" stands for a dot and "_S_" for a slash."""
    return zipped_of({name.replace("__", ".").replace("_S_", "/"): data for name, data in files.items()})


def zipped_of(files: dict[str, bytes]) -> bytes:
    """A ZIP of files by their names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 3, 4, 6, 10, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def tarred(files: dict[str, bytes]) -> bytes:
    """A tar of files by their names."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in files.items():
            one = tarfile.TarInfo(name)
            one.size, one.mtime = len(data), 1709529000
            archive.addfile(one, io.BytesIO(data))
    return out.getvalue()


ZIP = zipped(Morning_S_a__txt=STORY.format("Valmora").encode(), b__rss=RSS091)

SAMPLES: dict[str, bytes] = {
    "rss20.xml": RSS, "rss10.rdf": RSS10, "rss091.xml": RSS091, "atom.xml": ATOM, "feed.json": JSON_FEED, "feeds.opml": OPML, "zotero.ris": RIS, "library.bib": BIBTEX,
    "endnote.xml": ENDNOTE_XML, "export.nbib": PUBMED, "refworks.txt": REFWORKS, "endnote.enw": ENDNOTE_TAGS,
    "items.json": CSL, "bookmarks.html": NETSCAPE, "ril_export.html": POCKET_HTML, "pocket.csv": POCKET, "instapaper.csv": INSTAPAPER, "notes.enex": enex(),
    "morning.zip": ZIP, "morning.tar": tarred({"a.txt": STORY.format("Valmora").encode()}),
    "morning.tar.gz": gzip.compress(tarred({"a.txt": STORY.format("Valmora").encode()}), mtime=0), "story.txt.gz": gzip.compress(STORY.format("Valmora").encode(), mtime=0),
}  # fmt: skip
"""One of every kind by the name it may have."""
