"""Searching: what each kind of node finds, in which order, and the words shown around it."""

import sqlite3
from contextlib import closing

import pytest
from drafted import draft, filed

from clipper.errors import ClipperError
from clipper.model.annotation import Anchor, Role
from clipper.model.clipping import Headline, Published, Status
from clipper.model.query import (
    After,
    And,
    Before,
    FromOutlet,
    HasTag,
    InBatch,
    InBriefing,
    Is,
    Near,
    Node,
    Not,
    Or,
    Order,
    Query,
    Words,
)  # fmt: skip
from clipper.store.library import Library

PRESS = {
    "rare": draft("Rare earth prices rise", "Dysprosium is dear. The minister spoke.", day="2025-06-10", outlet="The Harbour Post"),
    "oil": draft("Oil falls", "Earth tremors are rare near the wells.", day="2025-06-11", outlet="Valley Echo"),
    "strike": draft(
        "Pilots' strike", "The minister met the harbour pilots during their long strike.", day="2025-06-12", outlet="Post-Gazette"
    ),
    "zürich": draft("Zürich naïve", "Łódź and café; e\u0301tude.", outlet="Le Monde"),
    "港": draft("東京の港", "政府は港湾ストライキを終わらせた。", day="2025-06-13", outlet="東京新聞"),
    "thai": draft("ท่าเรือกรุงเทพ", "รัฐมนตรีพบนักบิน", day="2025-06-14"),
    "khmer": draft("កំពង់ផែ", "រដ្ឋមន្ត្រី", day="2025-06-15"),
    "lao": draft("ທ່າເຮືອ", "ລັດຖະມົນຕີ", day="2025-06-16"),
    "한국": draft("한국의 항구", "장관이 파업을 끝냈다.", day="2025-06-17"),
}  # fmt: skip


@pytest.fixture
def press(library: Library) -> dict[int, str]:
    """What is filed, by id."""
    return dict(zip(filed(library, *PRESS.values()), PRESS, strict=True))


@pytest.fixture
def found(library: Library, press: dict[int, str]):
    """The names of what a tree finds; counting agrees with finding."""

    def find(node: Node) -> set[str]:
        ids = library.find(Query(node))
        assert library.count(Query(node)) == len(ids) == len(set(ids))
        return {press[id] for id in ids}

    return find


@pytest.mark.parametrize(
    ("node", "names"),
    [
        (Words("rare"), {"rare", "oil"}),
        (Words("RARE"), {"rare", "oil"}),
        (And((Words("rare"), Words("earth"))), {"rare", "oil"}),
        (Words("rare earth", phrase=True), {"rare"}),
        (Words("dyspros"), set()),
        (Words("dyspros", prefix=True), {"rare"}),
        (Words("rare ear", phrase=True, prefix=True), {"rare"}),
        (Words("zurich"), {"zürich"}),
        (Words("NAIVE"), {"zürich"}),
        (Words("étude"), {"zürich"}),
        (Words("pilots'"), {"strike"}),
        (Words('"'), set(PRESS)),
        (Words('a"b'), set()),
        (Words("rare AND nothing"), set()),
        (Words("headline : rare"), set()),
        (Words("the"), {"rare", "oil", "strike"}),
        (Or((Words("dysprosium"), Words("pilots"))), {"rare", "strike"}),
        (And((Words("minister"), Not(Words("pilots")))), {"rare"}),
        (Not(Words("the")), set(PRESS) - {"rare", "oil", "strike"}),
        (And((Not(Words("rare")), Not(Words("pilots")), Before("2025-06-14"))), {"港"}),
        (Or((Words("dysprosium"), Not(Words("the")))), set(PRESS) - {"oil", "strike"}),
        (Not(And((Words("rare"), Words("oil")))), set(PRESS) - {"oil"}),
        (And(()), set(PRESS)),
        (Or(()), set(PRESS)),
        (Not(Or((Words("the"), Is("undated")))), {"港", "thai", "khmer", "lao", "한국"}),
    ],
)  # fmt: skip
def test_words(found, node: Node, names: set[str]) -> None:
    assert found(node) == names


@pytest.mark.parametrize(
    ("words", "distance", "names"),
    [
        (("minister", "pilots"), 3, {"strike"}),
        (("pilots", "minister"), 3, {"strike"}),
        (("minister", "pilots"), 2, set()),
        (("minister", "harbour", "pilots"), 2, {"strike"}),
        (("minister", "harbour", "pilots"), 1, set()),
        (("harbour", "pilots"), 0, {"strike"}),
        (("pilots", "strike"), 3, {"strike"}),
        (("minister",), 5, {"rare", "strike"}),
        (("minister", "!"), 5, {"rare", "strike"}),
        (("港湾", "政府"), 5, {"港"}),
        (("!", "?"), 5, set(PRESS)),
    ],
)
def test_near_counts_the_other_words_between(found, words: tuple[str, ...], distance: int, names: set[str]) -> None:
    assert found(Near(words, distance)) == names


def test_near_stays_within_one_field(found) -> None:
    assert found(Near(("rise", "dysprosium"), 50)) == set()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("港", {"港"}), ("東京", {"港"}), ("京の", {"港"}), ("港湾ストライキ", {"港"}), ("ストライキ", {"港"}), ("湾ス", {"港"}),
        ("京港", set()), ("東港", set()), ("港政府", set()), ("終わらせた", {"港"}), ("た", {"港"}), ("東京 政府", {"港"}),
        ("ท่าเรือ", {"thai"}), ("กรุงเทพ", {"thai"}), ("นักบิน", {"thai"}), ("เทพรัฐ", set()), ("บินนัก", set()),
        ("កំពង់", {"khmer"}), ("មន្ត្រី", {"khmer"}), ("ເຮືອ", {"lao"}), ("ມົນຕີ", {"lao"}),
        ("항구", {"한국"}), ("한국", {"한국"}), ("파업", {"한국"}), ("국항", set()), ("東京 rare", set()),
    ],
)  # fmt: skip
def test_scripts_without_spaces_are_found_by_any_part(found, text: str, names: set[str]) -> None:
    assert found(Words(text)) == names


def test_mixed_scripts_are_found_by_each_part(library: Library) -> None:
    (id,) = filed(library, draft("ASML社のEUV装置", "5Gの話"))
    for text in ("EUV", "装置", "ASML社", "EUV装置", "5Gの話"):
        assert list(library.find(Query(Words(text)))) == [id], text
    assert list(library.find(Query(Words("装置EUV")))) in ([], [id])


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("The Harbour Post", {"rare"}),
        ("the  harbour POST", {"rare"}),
        ("Harbour Post", {"rare"}),
        ("Post", {"rare", "strike"}),
        ("harb", {"rare"}),
        ("gaz", {"strike"}),
        ("Post-Gazette", {"strike"}),
        ("post gazette", {"strike"}),
        ("ost", set()),
        ("arbour", set()),
        ("Échos", set()),
        ("東京", {"港"}),
        ("%", set()),
        ("_", set()),
    ],
)
def test_an_outlet_is_found_by_the_beginning_of_a_word_of_its_name(found, name: str, names: set[str]) -> None:
    assert found(FromOutlet(name)) == names


def test_an_exact_name_means_this_outlet_alone(library: Library) -> None:
    post, harbour = filed(library, draft("One", outlet="Post"), draft("Two", outlet="Harbour Post"))
    assert list(library.find(Query(FromOutlet("post")))) == [post]
    assert list(library.find(Query(FromOutlet("pos")))) == [harbour, post]


def test_an_outlet_is_found_by_its_aliases_and_renaming_reindexes_nothing(library: Library) -> None:
    (id,) = filed(library, draft("One", outlet="Frankfurter Allgemeine"))
    (outlet,) = library.outlets.all()
    library.outlets.change(outlet.id, aliases=("FAZ", "Die Allgemeine Zeitung"))
    with closing(sqlite3.connect(library.path / "library.db")) as database:
        before = database.execute("SELECT * FROM find_data").fetchall()
        library.outlets.rename(outlet.id, "F.A.Z.")
        assert database.execute("SELECT * FROM find_data").fetchall() == before
    for name in ("faz", "fa", "zeitung", "frankfurter", "F.A.Z.", "allgemeine z"):
        assert list(library.find(Query(FromOutlet(name)))) == [id], name
    assert list(library.find(Query(Words("frankfurter")))) == [id], "as printed"


def test_what_is_of_no_outlet_and_no_import_is_left_out_by_neither(library: Library) -> None:
    post, none = filed(library, draft("Harbour one", outlet="Post"), draft("Harbour two", outlet=""))
    batch = library.new_batch("Morning")
    library.file([draft("Harbour three", outlet="")], batch=batch)
    both = Query(And((Words("harbour"), Not(FromOutlet("Post")))), Order.OLDEST)
    assert post not in library.find(both) and none in library.find(both)
    assert none in library.find(Query(Not(FromOutlet("Post"))))
    assert set(library.find(Query(Not(InBatch(batch))))) == {post, none}
    assert list(library.find(Query(Not(Not(FromOutlet("Post")))))) == [post]
    assert none in library.find(Query(Not(And((FromOutlet("Post"), Words("harbour"))))))


def test_a_tag_is_found_with_those_below_it(library: Library) -> None:
    a, b, c, d = filed(library, *(draft(f"Story {n}", day="2025-06-11") for n in range(4)))
    library.tags.put([a], "Trade")
    library.tags.put([b], "Trade/Ports/North")
    library.tags.put([c], "Trade Unions")
    library.tags.put([d], "Trade-offs")
    assert list(library.find(Query(HasTag("trade"), Order.OLDEST))) == [a, b]
    assert list(library.find(Query(HasTag(" Trade / Ports ")))) == [b]
    assert list(library.find(Query(HasTag("Tra")))) == []
    assert list(library.find(Query(And((Words("story"), Not(HasTag("Trade")))), Order.OLDEST))) == [c, d]


def test_days_bound_what_is_found(found) -> None:
    assert found(After("2025-06-16")) - {"zürich"} == {"lao", "한국"}
    assert found(Before("2025-06-11")) == {"rare"}
    assert found(And((After("2025-06-11"), Before("2025-06-12")))) == {"oil"}
    assert found(And((Words("minister"), After("2025-06-11")))) == {"strike"}
    assert found(And((Words("minister"), Not(After("2025-06-11"))))) == {"rare"}
    assert found(Or((Before("2025-06-11"), Words("pilots")))) == {"rare", "strike"}
    assert found(And((Before("2025-06-12"), Before("2025-06-11")))) == {"rare"}


@pytest.mark.parametrize(("at", "zone"), [(1_749_592_800, "+14:00"), (1_749_679_140, "-12:00")])
def test_a_day_is_that_of_its_own_zone(library: Library, at: int, zone: str) -> None:
    """10 June 22:00 UTC is 11 June on Kiritimati already, and 11 June 21:59 UTC is still that day on Baker Island."""
    (id,) = filed(library, draft("Story", published=Published("", "2025-06-11", at, zone)))
    for words in ((), (Words("story"),)):
        bounds = And((*words, After("2025-06-11"), Before("2025-06-12")))
        assert list(library.find(Query(bounds))) == [id]
        assert list(library.find(Query(And((*words, After("2025-06-12")))))) == []
        assert list(library.find(Query(And((*words, Before("2025-06-11")))))) == []


def test_states(library: Library) -> None:
    ids = filed(library, *(draft(f"Story {n}", day=None if n == 5 else "2025-06-11") for n in range(7)))
    inbox, kept, archived, trashed, starred, undated, read = ids
    for id, status in ((kept, Status.KEPT), (archived, Status.ARCHIVED), (trashed, Status.TRASHED)):
        library.clippings.set_status([id], status)
    library.clippings.star([starred, trashed], True)
    library.clippings.mark_read([read], True)
    library.tags.put([inbox], "Trade")
    library.annotations.add(kept, Anchor("Story"), Role.FACT)
    every = set(ids) - {trashed}
    wanted = {
        "inbox": {inbox, starred, undated, read}, "kept": {kept}, "archived": {archived}, "trashed": {trashed}, "starred": {starred},
        "undated": {undated}, "read": {read}, "unread": every - {read}, "untagged": every - {inbox}, "marked": {kept}, "odd": set(),
    }  # fmt: skip
    for state, expected in wanted.items():
        assert set(library.find(Query(Is(state)))) == expected, state
        assert library.count(Query(And((Words("story"), Is(state))))) == len(expected), state
    assert set(library.find(Query(And(())))) == every
    assert set(library.find(Query(And((Words("story"), Is("trashed"), Is("starred")))))) == {trashed}


def test_batches_and_briefings(library: Library) -> None:
    batch = library.new_batch("Morning")
    a, b = (one.id for one in library.file([draft("One"), draft("Two")], batch=batch))
    (c,) = filed(library, draft("Three"))
    briefing = library.briefings.new("Brief")
    library.briefings.add_entries(briefing, [a, c])
    assert set(library.find(Query(InBatch(batch)))) == {a, b}
    assert set(library.find(Query(InBriefing(briefing)))) == {a, c}
    assert set(library.find(Query(And((InBatch(batch), InBriefing(briefing)))))) == {a}


def test_everything_that_is_words_is_searched(library: Library) -> None:
    (id,) = filed(
        library,
        draft(
            "headlineword", "bodyword", deck="deckword", byline="By bylineword", outlet="outletword", kicker="kickerword",
            dateline="datelineword", credit="creditword", authors=("authorword",), keywords=("keyword1",), editors_note="noteword",
            other_headlines=(Headline("otherword"),),
        ),
    )  # fmt: skip
    mark = library.annotations.add(id, Anchor("bodyword"), Role.FACT, comment="commentword")
    words = "headlineword bodyword deckword bylineword outletword kickerword datelineword creditword authorword keyword1 noteword otherword"
    for word in [*words.split(), "commentword"]:
        assert list(library.find(Query(Words(word)))) == [id], word
    library.annotations.change(mark, comment="changedword")
    assert list(library.find(Query(Words("commentword")))) == []
    assert list(library.find(Query(Words("changedword")))) == [id]
    library.annotations.remove([mark])
    assert list(library.find(Query(Words("changedword")))) == []


def test_orders(library: Library) -> None:
    a, b, c = filed(
        library,
        draft("beta pilots", "pilots " * 9, day="2025-06-12", outlet="Zeit"),
        draft("Alpha", "The pilots.", day="2025-06-13"),
        draft("alpha two", "Many words, and among them pilots, somewhere.", day="2025-06-11", outlet="Echo"),
    )
    wanted = {
        Order.NEWEST: [b, a, c], Order.OLDEST: [c, a, b], Order.ADDED: [c, b, a], Order.HEADLINE: [b, c, a], Order.OUTLET: [c, a, b],
    }  # fmt: skip
    for order, ids in wanted.items():
        for node in (And(()), Words("pilots")):
            assert list(library.find(Query(node, order))) == ids, (order, node)
            assert list(library.find(Query(node, order, 2))) == ids[:2], (order, node)
    assert library.find(Query(Words("pilots"), Order.RANK))[0] == a, "words of the headline weigh most"
    assert library.count(Query(Words("pilots"), limit=1)) == 3


def test_many_words_and_deep_trees(library: Library) -> None:
    (id,) = filed(library, draft("Story", " ".join(f"word{n}" for n in range(400))))
    every = tuple(Words(f"word{n}") for n in range(400))
    assert list(library.find(Query(And(every)))) == [id]
    assert list(library.find(Query(Or(every)))) == [id]
    assert list(library.find(Query(Or(tuple(HasTag(f"t{n}") for n in range(400)))))) == []
    deep: Node = Words("word1")
    for _ in range(30):
        deep = And((Or((deep, Words("absent"))), Not(Words("missing"))))
    with pytest.raises(ClipperError, match="too deeply"):
        library.find(Query(And((deep, Not(deep), Not(Not(deep))))))
    with pytest.raises(ClipperError, match="Make it simpler"):
        library.find(Query(Or(tuple(HasTag(f"t{n}") for n in range(1200)))))
    shallow: Node = Words("word1")
    for _ in range(20):
        shallow = And((Or((shallow, Words("absent"))), Not(Words("missing"))))
    assert list(library.find(Query(shallow))) == [id]


# snippets


def test_a_snippet_shows_the_words_around_the_hits(library: Library) -> None:
    (id,) = filed(library, draft("Head", f"{'before ' * 40}the harbour pilots met{' after' * 40}"))
    found = library.snippets(Query(And((Words("harbour"), Words("pil", prefix=True)))), [id])[id]
    assert "the \x01harbour\x02 \x01pilots\x02 met" in found
    assert found.startswith("…") and found.endswith("…")
    assert len(found) < 120


@pytest.mark.parametrize(
    ("text", "query", "snippet"),
    [
        ("政府は港湾ストライキを終わらせた。", "ストライキ", "政府は港湾\x01ストライキ\x02を終わらせた。"),
        ("รัฐมนตรีพบนักบิน", "นักบิน", "รัฐมนตรีพบ\x01นักบิน\x02"),
    ],
)
def test_a_snippet_of_a_script_without_spaces_is_cut_from_the_text_itself(
    library: Library, text: str, query: str, snippet: str
) -> None:
    (id,) = filed(library, draft("Head", text))
    assert library.snippets(Query(Words(query)), [id]) == {id: snippet}


@pytest.mark.parametrize("order", [Order.NEWEST, Order.OLDEST, Order.HEADLINE])
@pytest.mark.parametrize("every", [1, 2, 17])
def test_the_snippets_of_a_page_are_those_of_each_alone(library: Library, order: Order, every: int) -> None:
    days = [f"2025-06-{1 + n % 28:02}" for n in range(150)]
    drafts = [draft(f"Head {n % 13}", f"story{n} and the harbour" * (n % 3 > 0), day=day) for n, day in enumerate(days)]
    filed(library, *drafts)
    query = Query(Words("harbour"), order=order)
    page = [*library.find(query)[::every][:128], 1, 999]
    found = library.snippets(query, page)
    assert list(found) == list(dict.fromkeys(page))
    assert found == {id: library.snippets(query, [id])[id] for id in found}
    assert [id for id in found if not found[id]] == [id for id in (1, 999) if id not in library.find(query)]


def test_where_there_are_no_words_there_is_no_snippet(library: Library) -> None:
    (id,) = filed(library, draft("Head", "text"))
    for node in (And(()), Is("inbox"), Not(Words("absent")), Words("absent")):
        assert library.snippets(Query(node), [id]) == {id: ""}
    assert library.snippets(Query(Words("text")), [999]) == {999: ""}
    assert library.snippets(Query(Words("text")), []) == {}
