"""The tables of a library and the migrations that lead to them; a released migration is stone."""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from clipper.store.connection import Connection

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

APPLICATION = 0x434C5050
"""application_id of a Clipper library: "CLPP"."""
VERSION = 4
"""How many migrations there are, and so the user_version of a library that is up to date."""
PAGE = 2048
"""Bytes of a page: an article just does not fit, so its tail goes to a page of its own and a row can be put between others
without moving them (a third less is written than with 4096)."""

FIND = ("headline", "deck", "byline", "outlet", "notes", "body", "grams")
"""The searched columns of `texts`, in the order of the index `find`."""

_FIRST = (
    """CREATE TABLE identity (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL, made INTEGER NOT NULL) STRICT""",
    # batches are remembered, not journaled: an import that is undone while it runs must find its batch again
    """CREATE TABLE batches (
        id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, started INTEGER NOT NULL) STRICT""",
    """CREATE TABLE outlets (
        id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, folded TEXT NOT NULL UNIQUE, domain TEXT NOT NULL DEFAULT '',
        city TEXT NOT NULL DEFAULT '', country TEXT NOT NULL DEFAULT '', language TEXT NOT NULL DEFAULT '',
        kind TEXT NOT NULL DEFAULT '', circulation INTEGER, circulation_date TEXT NOT NULL DEFAULT '',
        licence TEXT NOT NULL DEFAULT '', masthead BLOB) STRICT""",
    """CREATE TABLE aliases (
        id INTEGER PRIMARY KEY AUTOINCREMENT, outlet INTEGER NOT NULL REFERENCES outlets ON DELETE CASCADE,
        name TEXT NOT NULL, folded TEXT NOT NULL UNIQUE) STRICT""",
    "CREATE INDEX aliases_outlet ON aliases (outlet)",
    """CREATE TABLE stories (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, representative INTEGER) STRICT""",
    # press = texts.id: the minute of publication and the clipping's number (DESIGN "Searching"); day = published, else filed
    """CREATE TABLE clippings (
        id INTEGER PRIMARY KEY AUTOINCREMENT, press INTEGER NOT NULL, uid TEXT NOT NULL UNIQUE,
        status TEXT NOT NULL DEFAULT 'inbox' CHECK (status IN ('inbox', 'kept', 'archived', 'trashed')),
        starred INTEGER NOT NULL DEFAULT 0, read INTEGER NOT NULL DEFAULT 0, day TEXT NOT NULL, added INTEGER NOT NULL,
        published_raw TEXT, published_day TEXT, published_at INTEGER, published_zone TEXT,
        outlet INTEGER REFERENCES outlets, media_type TEXT NOT NULL, language TEXT NOT NULL, page TEXT NOT NULL,
        words INTEGER NOT NULL, lead TEXT NOT NULL, picture BLOB, url TEXT NOT NULL, slug TEXT NOT NULL,
        content_hash BLOB NOT NULL, filed_hash BLOB, batch INTEGER REFERENCES batches,
        story INTEGER REFERENCES stories ON DELETE SET NULL, earlier INTEGER REFERENCES clippings ON DELETE SET NULL) STRICT""",
    "CREATE INDEX clippings_press ON clippings (press, status)",
    "CREATE INDEX clippings_status ON clippings (status, press)",
    "CREATE INDEX clippings_outlet ON clippings (outlet, press)",
    "CREATE INDEX clippings_batch ON clippings (batch)",
    "CREATE INDEX clippings_starred ON clippings (press, status) WHERE starred",
    "CREATE INDEX clippings_unread ON clippings (status) WHERE NOT read",
    # eight bytes of a hash find it as well as all of them, and the index is a third as large
    "CREATE INDEX clippings_content ON clippings (substr(content_hash, 1, 8))",
    "CREATE INDEX clippings_filed ON clippings (substr(filed_hash, 1, 8)) WHERE filed_hash IS NOT NULL",
    "CREATE INDEX clippings_url ON clippings (url) WHERE url <> ''",
    "CREATE INDEX clippings_slug ON clippings (slug) WHERE slug <> ''",
    "CREATE INDEX clippings_story ON clippings (story) WHERE story IS NOT NULL",
    "CREATE INDEX clippings_earlier ON clippings (earlier) WHERE earlier IS NOT NULL",
    """CREATE TABLE texts (
        id INTEGER PRIMARY KEY, clipping INTEGER NOT NULL UNIQUE REFERENCES clippings ON DELETE CASCADE,
        headline TEXT NOT NULL, deck TEXT NOT NULL, byline TEXT NOT NULL, outlet TEXT NOT NULL, notes TEXT NOT NULL,
        body TEXT NOT NULL, grams TEXT NOT NULL) STRICT""",
    "CREATE INDEX texts_headline ON texts (substr(headline, 1, 24) COLLATE NOCASE)",
    # lists are JSON here: they are read and written whole, and never searched by SQL
    """CREATE TABLE details (
        id INTEGER PRIMARY KEY REFERENCES clippings ON DELETE CASCADE, kicker TEXT NOT NULL, dateline TEXT NOT NULL,
        credit TEXT NOT NULL, edition TEXT NOT NULL, section TEXT NOT NULL, rights TEXT NOT NULL, editors_note TEXT NOT NULL,
        authors TEXT NOT NULL, keywords TEXT NOT NULL, other_headlines TEXT NOT NULL, warnings TEXT NOT NULL,
        confidence TEXT NOT NULL, modified TEXT NOT NULL, seen_at INTEGER, embargo_raw TEXT, embargo_until INTEGER) STRICT""",
    """CREATE TABLE bodies (
        id INTEGER PRIMARY KEY REFERENCES clippings ON DELETE CASCADE, blocks TEXT NOT NULL) STRICT""",
    """CREATE TABLE originals (
        id INTEGER PRIMARY KEY REFERENCES clippings ON DELETE CASCADE, sha256 BLOB NOT NULL, name TEXT NOT NULL, media_type TEXT NOT NULL, size INTEGER NOT NULL) STRICT""",
    "CREATE INDEX originals_sha256 ON originals (substr(sha256, 1, 8))",
    """CREATE TABLE pictures (
        id INTEGER PRIMARY KEY AUTOINCREMENT, clipping INTEGER NOT NULL REFERENCES clippings ON DELETE CASCADE,
        sha256 BLOB NOT NULL, media_type TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL,
        UNIQUE (clipping, sha256)) STRICT""",
    "CREATE INDEX pictures_sha256 ON pictures (sha256)",
    """CREATE TABLE tags (
        id INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT NOT NULL, folded TEXT NOT NULL UNIQUE,
        parent INTEGER REFERENCES tags ON DELETE CASCADE, colour INTEGER NOT NULL, key INTEGER) STRICT""",
    "CREATE INDEX tags_parent ON tags (parent)",
    """CREATE TABLE clipping_tags (
        id INTEGER PRIMARY KEY AUTOINCREMENT, clipping INTEGER NOT NULL REFERENCES clippings ON DELETE CASCADE,
        tag INTEGER NOT NULL REFERENCES tags ON DELETE CASCADE, UNIQUE (clipping, tag)) STRICT""",
    "CREATE INDEX clipping_tags_tag ON clipping_tags (tag, clipping)",
    "CREATE TABLE roles (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, key INTEGER) STRICT",
    """INSERT INTO roles (name, key) VALUES
        ('key quote', 1), ('fact', 2), ('criticism', 3), ('our message', 4), ('to check', 5)""",
    """CREATE TABLE annotations (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE,
        clipping INTEGER NOT NULL REFERENCES clippings ON DELETE CASCADE, role INTEGER NOT NULL REFERENCES roles,
        exact TEXT, prefix TEXT, suffix TEXT, start INTEGER, page INTEGER, x REAL, y REAL, width REAL, height REAL,
        region_order INTEGER, region_role TEXT, comment TEXT NOT NULL, speaker TEXT NOT NULL, author TEXT NOT NULL,
        created INTEGER NOT NULL, lost INTEGER NOT NULL DEFAULT 0, CHECK ((exact IS NULL) <> (page IS NULL))) STRICT""",
    "CREATE INDEX annotations_clipping ON annotations (clipping, start)",
    """CREATE TABLE briefings (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, title TEXT NOT NULL, date TEXT NOT NULL,
        number INTEGER NOT NULL, as_at TEXT NOT NULL DEFAULT '', edition TEXT NOT NULL DEFAULT '',
        language TEXT NOT NULL DEFAULT 'en', style TEXT NOT NULL DEFAULT 'clippings') STRICT""",
    "CREATE INDEX briefings_date ON briefings (date, number)",
    "CREATE INDEX briefings_number ON briefings (number)",
    """CREATE TABLE sections (
        id INTEGER PRIMARY KEY AUTOINCREMENT, briefing INTEGER NOT NULL REFERENCES briefings ON DELETE CASCADE,
        place INTEGER NOT NULL, title TEXT NOT NULL) STRICT""",
    "CREATE INDEX sections_briefing ON sections (briefing, place)",
    """CREATE TABLE entries (
        id INTEGER PRIMARY KEY AUTOINCREMENT, briefing INTEGER NOT NULL REFERENCES briefings ON DELETE CASCADE,
        section INTEGER NOT NULL REFERENCES sections ON DELETE CASCADE, place INTEGER NOT NULL,
        clipping INTEGER NOT NULL REFERENCES clippings ON DELETE CASCADE, rendition TEXT NOT NULL,
        short_headline TEXT NOT NULL DEFAULT '', summary TEXT NOT NULL DEFAULT '', commentary TEXT NOT NULL DEFAULT '',
        passages TEXT, quotes TEXT NOT NULL DEFAULT '[]', story INTEGER REFERENCES stories ON DELETE SET NULL) STRICT""",
    "CREATE INDEX entries_section ON entries (section, place)",
    "CREATE INDEX entries_briefing ON entries (briefing, clipping)",
    "CREATE INDEX entries_clipping ON entries (clipping)",
    """CREATE TABLE office (
        id INTEGER PRIMARY KEY CHECK (id = 1), state TEXT NOT NULL, name TEXT NOT NULL, initials TEXT NOT NULL,
        notice TEXT NOT NULL, about TEXT NOT NULL, contact TEXT NOT NULL, distribution TEXT NOT NULL) STRICT""",
    # detail and columnsize stay full: the savings cost 11-13 times in ranking
    f"""CREATE VIRTUAL TABLE find USING fts5 ({", ".join(FIND)}, content='texts', content_rowid='id',
        tokenize='unicode61 remove_diacritics 2')""",
    "INSERT INTO find (find, rank) VALUES ('hashsize', 67108864)",
    # words of a headline weigh most, those of a comment least
    "INSERT INTO find (find, rank) VALUES ('rank', 'bm25(8.0, 4.0, 2.0, 2.0, 1.0, 1.0, 1.0)')",
)

_SECOND = (
    # what was handed out is a fact: productions, printed and ledger are written once, and no undo takes them away
    """CREATE TABLE recipients (
        id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, folded TEXT NOT NULL UNIQUE,
        readers INTEGER NOT NULL DEFAULT 0) STRICT""",
    """CREATE TABLE licences (
        id INTEGER PRIMARY KEY AUTOINCREMENT, outlet INTEGER REFERENCES outlets ON DELETE CASCADE,
        recipients INTEGER REFERENCES recipients ON DELETE CASCADE, reach TEXT NOT NULL, days INTEGER, excerpt_words INTEGER,
        copies INTEGER, mentions TEXT NOT NULL DEFAULT '[]', notice TEXT NOT NULL DEFAULT '') STRICT""",
    "CREATE INDEX licences_outlet ON licences (outlet, recipients)",
    "CREATE INDEX licences_recipients ON licences (recipients)",
    """CREATE TABLE templates (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, name TEXT NOT NULL, folded TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL, style TEXT NOT NULL, language TEXT NOT NULL, edition TEXT NOT NULL, past_days INTEGER NOT NULL,
        next_number INTEGER, sections TEXT NOT NULL, panel TEXT NOT NULL, handouts TEXT NOT NULL, wording TEXT NOT NULL) STRICT""",
    "ALTER TABLE briefings ADD COLUMN template INTEGER REFERENCES templates ON DELETE SET NULL",
    "ALTER TABLE briefings ADD COLUMN frozen_at INTEGER",
    "CREATE INDEX briefings_template ON briefings (template)",
    "ALTER TABLE entries ADD COLUMN override TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE entries ADD COLUMN differences TEXT",
    "CREATE INDEX entries_story ON entries (story) WHERE story IS NOT NULL",
    """CREATE TABLE panel (
        id INTEGER PRIMARY KEY AUTOINCREMENT, briefing INTEGER NOT NULL REFERENCES briefings ON DELETE CASCADE,
        outlet TEXT NOT NULL, state TEXT NOT NULL, UNIQUE (briefing, outlet)) STRICT""",
    """CREATE TABLE dropped (
        id INTEGER PRIMARY KEY AUTOINCREMENT, briefing INTEGER NOT NULL REFERENCES briefings ON DELETE CASCADE,
        clipping INTEGER NOT NULL REFERENCES clippings ON DELETE CASCADE, reason TEXT NOT NULL,
        UNIQUE (briefing, clipping)) STRICT""",
    "CREATE INDEX dropped_clipping ON dropped (clipping)",
    """CREATE TABLE productions (
        id INTEGER PRIMARY KEY AUTOINCREMENT, briefing INTEGER NOT NULL, issue TEXT NOT NULL, edition INTEGER NOT NULL,
        produced INTEGER NOT NULL, producer TEXT NOT NULL, title TEXT NOT NULL, number INTEGER NOT NULL, date TEXT NOT NULL,
        files TEXT NOT NULL) STRICT""",
    "CREATE INDEX productions_briefing ON productions (briefing, edition)",
    """CREATE TABLE printed (
        id INTEGER PRIMARY KEY AUTOINCREMENT, production INTEGER NOT NULL REFERENCES productions, code TEXT NOT NULL,
        clipping INTEGER NOT NULL, uid TEXT NOT NULL, story INTEGER, section TEXT NOT NULL, headline TEXT NOT NULL,
        outlet TEXT NOT NULL, rendition TEXT NOT NULL, page INTEGER NOT NULL, fingerprint TEXT NOT NULL,
        source TEXT NOT NULL) STRICT""",
    "CREATE INDEX printed_production ON printed (production)",
    "CREATE INDEX printed_clipping ON printed (clipping)",
    "CREATE INDEX printed_code ON printed (code)",
    """CREATE TABLE ledger (
        id INTEGER PRIMARY KEY AUTOINCREMENT, production INTEGER NOT NULL REFERENCES productions, recipients TEXT NOT NULL,
        readers INTEGER NOT NULL, code TEXT NOT NULL, clipping TEXT NOT NULL, headline TEXT NOT NULL, outlet TEXT NOT NULL,
        author TEXT NOT NULL, day TEXT NOT NULL, rendition TEXT NOT NULL, words INTEGER NOT NULL, copies INTEGER NOT NULL,
        reach TEXT NOT NULL, override TEXT NOT NULL) STRICT""",
    "CREATE INDEX ledger_production ON ledger (production)",
)

_THIRD = (
    # a step only adds to the index; `Library.tidy` merges its pieces afterwards. In steps it took as long again as filing
    "INSERT INTO find (find, rank) VALUES ('automerge', 0)",
    "INSERT INTO find (find, rank) VALUES ('crisismerge', 200)",
    "ALTER TABLE entries ADD COLUMN tone TEXT NOT NULL DEFAULT '' CHECK (tone IN ('', 'favourable', 'balanced', 'critical'))",
    "ALTER TABLE entries ADD COLUMN continued INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE briefings ADD COLUMN note TEXT NOT NULL DEFAULT '[]'",
    """CREATE TABLE feeds (
        id INTEGER PRIMARY KEY AUTOINCREMENT, url TEXT NOT NULL UNIQUE, title TEXT NOT NULL, outlet TEXT NOT NULL,
        tags TEXT NOT NULL) STRICT""",
    # what is remembered of fetching; it names feeds by number alone, for undo may bring a removed one back
    """CREATE TABLE feed_states (
        id INTEGER PRIMARY KEY, address TEXT NOT NULL, etag TEXT NOT NULL, modified TEXT NOT NULL, title TEXT NOT NULL,
        fetched INTEGER, not_before INTEGER, failures INTEGER NOT NULL, problem TEXT NOT NULL) STRICT""",
    """CREATE TABLE feed_entries (
        id INTEGER PRIMARY KEY AUTOINCREMENT, feed INTEGER NOT NULL, name BLOB NOT NULL, mark BLOB NOT NULL,
        seen INTEGER NOT NULL, UNIQUE (feed, name)) STRICT""",
    "CREATE INDEX feed_entries_seen ON feed_entries (seen)",
)

_FOURTH = (
    # a mail holds its attachments, a newsletter its articles
    "ALTER TABLE clippings ADD COLUMN holder INTEGER REFERENCES clippings ON DELETE SET NULL",
    "CREATE INDEX clippings_holder ON clippings (holder) WHERE holder IS NOT NULL",
    # an agency has taken the story back
    "ALTER TABLE clippings ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0",
    # quotations of an entry that somebody has confirmed though they stand in another source
    "ALTER TABLE entries ADD COLUMN accepted TEXT NOT NULL DEFAULT '[]'",
    # what the office calls a role; empty: the name it came with
    "ALTER TABLE roles ADD COLUMN label TEXT NOT NULL DEFAULT ''",
    """CREATE TABLE annotation_tags (
        id INTEGER PRIMARY KEY AUTOINCREMENT, annotation INTEGER NOT NULL REFERENCES annotations ON DELETE CASCADE,
        tag INTEGER NOT NULL REFERENCES tags ON DELETE CASCADE, UNIQUE (annotation, tag)) STRICT""",
    "CREATE INDEX annotation_tags_tag ON annotation_tags (tag, annotation)",
    # the pieces a clipping was cut from, in reading order; x to height are fractions of the page after it was turned by `angle`
    """CREATE TABLE regions (
        id INTEGER PRIMARY KEY AUTOINCREMENT, clipping INTEGER NOT NULL REFERENCES clippings ON DELETE CASCADE,
        place INTEGER NOT NULL, source INTEGER REFERENCES clippings ON DELETE SET NULL, sha256 BLOB NOT NULL, name TEXT NOT NULL,
        media_type TEXT NOT NULL, page INTEGER NOT NULL, angle REAL NOT NULL, x REAL NOT NULL, y REAL NOT NULL,
        width REAL NOT NULL, height REAL NOT NULL, role TEXT NOT NULL) STRICT""",
    "CREATE INDEX regions_clipping ON regions (clipping, place)",
    "CREATE INDEX regions_source ON regions (source) WHERE source IS NOT NULL",
    "CREATE INDEX regions_sha256 ON regions (sha256, page)",
    # what was recognised on a page is remembered: it can be read again at any time
    """CREATE TABLE ocr_pages (
        id INTEGER PRIMARY KEY AUTOINCREMENT, sha256 BLOB NOT NULL, page INTEGER NOT NULL, language TEXT NOT NULL,
        engine TEXT NOT NULL, layer BLOB NOT NULL, UNIQUE (sha256, page)) STRICT""",
    # quotations found by machine are remembered, those refused by a person are not found again
    """CREATE TABLE quotations (
        id INTEGER PRIMARY KEY AUTOINCREMENT, clipping INTEGER NOT NULL REFERENCES clippings ON DELETE CASCADE,
        start INTEGER NOT NULL, exact TEXT NOT NULL, folded TEXT NOT NULL, speaker TEXT NOT NULL, speaker_folded TEXT NOT NULL,
        title TEXT NOT NULL, confidence REAL NOT NULL) STRICT""",
    "CREATE INDEX quotations_clipping ON quotations (clipping, start)",
    "CREATE INDEX quotations_speaker ON quotations (speaker_folded)",
    """CREATE TABLE quotations_read (
        id INTEGER PRIMARY KEY REFERENCES clippings ON DELETE CASCADE, content_hash BLOB NOT NULL) STRICT""",
    """CREATE TABLE refused_quotations (
        id INTEGER PRIMARY KEY AUTOINCREMENT, clipping INTEGER NOT NULL REFERENCES clippings ON DELETE CASCADE,
        exact TEXT NOT NULL, UNIQUE (clipping, exact)) STRICT""",
    """CREATE TABLE styles (
        id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, toml TEXT NOT NULL) STRICT""",
    """CREATE TABLE style_files (
        id INTEGER PRIMARY KEY AUTOINCREMENT, style INTEGER NOT NULL REFERENCES styles ON DELETE CASCADE,
        name TEXT NOT NULL, data BLOB NOT NULL, UNIQUE (style, name)) STRICT""",
)

JOURNALED = (
    "outlets", "aliases", "clippings", "texts", "details", "bodies", "originals", "pictures", "tags", "clipping_tags",
    "annotations", "briefings", "sections", "entries", "office", "stories", "recipients", "licences", "templates", "panel",
    "dropped", "feeds", "annotation_tags", "regions", "refused_quotations", "roles", "styles", "style_files",
)  # fmt: skip
"""The tables whose changes can be undone; every other is derived or merely remembered."""


def sqlite_utils() -> ModuleType:
    """The library sqlite-utils, imported only where something is written, and without its optional numpy and pandas.

    It would take both wherever they are installed (numpy comes with language detection) and use neither here; that alone is
    two thirds of its time to import.
    """
    absent = [name for name in ("numpy", "pandas") if name not in sys.modules]
    sys.modules.update(dict.fromkeys(absent))  # pyright: ignore[reportArgumentType, reportCallIssue]
    try:
        return import_module("sqlite_utils")
    finally:
        for name in absent:
            del sys.modules[name]


def migrations() -> "Migrations":
    """All migrations, oldest first."""
    known = sqlite_utils().Migrations("clipper")

    @known(name="1 first journey")
    def first(db: "Database") -> None:
        for statement in _FIRST:
            db.conn.execute(statement)

    @known(name="2 stories, templates, rights, productions")
    def second(db: "Database") -> None:
        for statement in _SECOND:
            db.conn.execute(statement)

    @known(name="3 the index merged after the steps, tone and cover note, feeds")
    def third(db: "Database") -> None:
        for statement in _THIRD:
            db.conn.execute(statement)

    @known(name="4 cuttings, quotations, styles made here, what holds what")
    def fourth(db: "Database") -> None:
        for statement in _FOURTH:
            db.conn.execute(statement)

    return known


def migrate(connection: Connection, known: "Migrations | None" = None) -> None:
    """Bring an empty or older database up to date: all missing migrations in one transaction, or none of them."""
    known = known or migrations()
    database = sqlite_utils().Database(connection.raw, execute_plugins=False)
    with connection.immediate():
        known.apply(database)
        connection.run(f"PRAGMA application_id = {APPLICATION}")
        connection.run(f"PRAGMA user_version = {len(known.applied(database))}")
        broken = connection.rows("PRAGMA foreign_key_check")
        if broken:
            raise RuntimeError(f"a migration broke the reference of {broken[0]}")
