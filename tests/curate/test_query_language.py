"""The query language: what each form means, and that any text at all is a query."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clipper.curate.query_language import parse
from clipper.model.query import After, And, Before, FromOutlet, HasTag, Is, Near, Node, Not, Or, Query, Words

TODAY = date(2025, 6, 11)


def node(text: str) -> Node:
    query = parse(text, today=TODAY)
    assert query.not_understood == (), f"{query.not_understood} should have been understood"
    return query.node


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", And(())),
        ("   \n ", And(())),
        ("tariffs", Words("tariffs")),
        ("tariff*", Words("tariff", prefix=True)),
        ("rare earths", And((Words("rare"), Words("earths")))),
        ('"rare earths"', Words("rare earths", phrase=True)),
        ("“rare   earths”", Words("rare earths", phrase=True)),
        ("«terres rares»", Words("terres rares", phrase=True)),
        ("„seltene Erden“", Words("seltene Erden", phrase=True)),
        ('"rare ear*"', Words("rare ear", phrase=True, prefix=True)),
        ('"still being typed', Words("still being typed", phrase=True)),
        ('"strike pilots"~5', Near(("strike", "pilots"), 5)),
        ('"strike"~5', Words("strike", phrase=True)),
        ('"a b"~x', And((Words("a b", phrase=True), Words("~x")))),
        ("-strike", Not(Words("strike"))),
        ('-"all night"', Not(Words("all night", phrase=True))),
        ("all-night", Words("all-night")),
        ("US-China's", Words("US-China's")),
        ("12:30", Words("12:30")),
        ("https://example.org/a:b", Words("https://example.org/a:b")),
        ("port OR pilots", Or((Words("port"), Words("pilots")))),
        ("port | pilots", Or((Words("port"), Words("pilots")))),
        ("a1 port OR pilots b2", And((Words("a1"), Or((Words("port"), Words("pilots"))), Words("b2")))),
        ("one OR two OR three", Or((Words("one"), Words("two"), Words("three")))),
        ("(one two) OR three", Or((And((Words("one"), Words("two"))), Words("three")))),
        ("-(one OR two)", Not(Or((Words("one"), Words("two"))))),
        ("port or pilots", And((Words("port"), Words("or"), Words("pilots")))),
        ("port OR", Words("port")),
        ("OR port", Words("port")),
        ("((port", Words("port")),
        ("port))", Words("port")),
        ("ORGANISED", Words("ORGANISED")),
        ("tag:Energy/Oil", HasTag("Energy/Oil")),
        ('tag:"Rare earths"', HasTag("Rare earths")),
        ("Tag:“Rare earths / China”", HasTag("Rare earths/China")),
        ("-tag:Sport", Not(HasTag("Sport"))),
        ('outlet:"The Harbour Gazette"', FromOutlet("The Harbour Gazette")),
        ("is:unread", Is("unread")),
        ("IS:Trash", Is("trashed")),
        ("before:2025", Before("2025-01-01")),
        ("before:2025-06", Before("2025-06-01")),
        ("after:2025-06-01", After("2025-06-01")),
        ("after:today", After("2025-06-11")),
        ("before:yesterday", Before("2025-06-10")),
        ("after:7d", After("2025-06-04")),
        ("after:2w", After("2025-05-28")),
        ("after:1m", After("2025-05-11")),
        ("after:1y", After("2024-06-11")),
        ("关税 谈判", And((Words("关税"), Words("谈判")))),
        ("الميناء", Words("الميناء")),
    ],
)
def test_every_form_has_its_tree(text: str, tree: Node) -> None:
    assert node(text) == tree


@pytest.mark.parametrize(
    ("text", "tree", "strange"),
    [
        ("before:soon", Words("before:soon"), ("before:soon",)),
        ("after:2025-13", Words("after:2025-13"), ("after:2025-13",)),
        ("after:99999y", Words("after:99999y"), ("after:99999y",)),
        ("is:lovely port", And((Words("is:lovely"), Words("port"))), ("is:lovely",)),
        ("author:Roe", Words("author:Roe"), ("author:Roe",)),
        ("tag:", And(()), ()),
        ("ports -outlet:", Words("ports"), ()),
        ('tag:" "', Words('tag:" "', phrase=True), ('tag:" "',)),
        ("-is:lovely", Not(Words("is:lovely")), ("is:lovely",)),
        ("!!! port", Words("port"), ("!!!",)),
        ("*", And(()), ("*",)),
    ],
)
def test_what_is_not_understood_is_searched_as_words_and_named(text: str, tree: Node, strange: tuple[str, ...]) -> None:
    assert parse(text, today=TODAY) == Query(tree, not_understood=strange)


def test_the_last_of_a_month_a_month_ago_is_the_last_of_that_month() -> None:
    assert parse("after:1m", today=date(2025, 3, 31)).node == After("2025-02-28")
    assert parse("after:1m", today=date(2025, 1, 31)).node == After("2024-12-31")


def test_parentheses_a_thousand_deep_are_no_trouble() -> None:
    assert parse("(" * 1_000 + "port" + ")" * 1_000, today=TODAY).node is not None


def words_in(tree: Node) -> list[Words]:
    match tree:
        case And(parts) | Or(parts):
            return [word for part in parts for word in words_in(part)]
        case Not(part):
            return words_in(part)
        case Words():
            return [tree]
        case Near(words):
            return [Words(word) for word in words]
        case _:
            return []


PIECES = st.sampled_from(
    [
        '"',
        "“",
        "”",
        "(",
        ")",
        "-",
        "OR",
        "|",
        "tag:",
        "is:",
        "before:",
        "after:",
        "7d",
        " ",
        "*",
        "a",
        "\x00",
        "\ud800",
        "»",
    ]
)


@settings(max_examples=500, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map("".join)))
def test_any_text_is_a_query(text: str) -> None:
    for word in words_in(parse(text, today=TODAY).node):
        assert any(c.isalnum() or not c.isascii() for c in word.text), "an index of words cannot search for this"
        assert "\x00" not in word.text and word.text.encode("utf-8")


@given(st.lists(st.text(alphabet="abcdefgäéш", min_size=1, max_size=8), min_size=1, max_size=6))
def test_plain_words_are_all_wanted_in_order(words: list[str]) -> None:
    tree = parse(" ".join(words)).node
    assert [w.text for w in words_in(tree)] == words
