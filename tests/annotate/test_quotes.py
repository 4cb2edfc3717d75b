"""Quotations: whatever the marks and the language, with who says them; and what is none."""

import random

import pytest

from clipper.annotate.quote_languages import words_for
from clipper.annotate.quotes import quotations
from clipper.model.body import Block, BlockKind, Body, figure, paragraph


def said(language: str, *paragraphs: str) -> list[tuple[str, str]]:
    """The quotations of a text with their speakers; each stands where its anchor says."""
    body = Body(tuple(paragraph(text) for text in paragraphs))
    found = quotations(body, language=language)
    assert all(body.text[one.start : one.end] == one.text for one in found)
    return [(one.text, one.speaker) for one in found]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "“We leave,” said Ann Lee.", [("We leave", "Ann Lee")]),
        ("en", '"We leave," Ann Lee, the port’s director, told Reuters.', [("We leave", "Ann Lee")]),
        (
            "en",
            "‘We saved the pilots’ jobs,’ said Ann Lee. ‘That’s all.’",
            [("We saved the pilots’ jobs", "Ann Lee"), ("That’s all.", "Ann Lee")],
        ),
        (
            "en",
            "“We leave,” said Ann Lee, “and we come back.”",
            [("We leave", "Ann Lee"), ("and we come back", "Ann Lee")],
        ),
        ("en", "Ann Lee said the harbour would be “shut for good”.", [("shut for good", "Ann Lee")]),
        ("en", "Ann Lee called the plan “absurd”.", [("absurd", "Ann Lee")]),
        ("en", "The ministry said in a statement that this was “wholly untrue”.", [("wholly untrue", "ministry")]),
        ("en", "According to Ann Lee, the quay is “a ruin”.", [("a ruin", "Ann Lee")]),
        ("en", "The talks were described by nobody as “open”, a source close to him said.", [("open", "source close to him")]),
        ("fr", "« Nous partons », a déclaré Anne Petit mardi.", [("Nous partons", "Anne Petit")]),
        (
            "fr",
            "Anne Petit, maire de Lons, parle peu. « Nous partons, a-t-elle dit, et c’est bien. »",
            [("Nous partons", "Anne Petit"), ("et c’est bien", "Anne Petit")],
        ),
        ("fr", "Le ministre de l’Économie, Paul Petit, a répondu : « Nous étudions tout. »", [("Nous étudions tout.", "Paul Petit")]),
        ("de", "„Wir gehen“, sagte Bundeskanzler Otto Kern (SPD) am Dienstag.", [("Wir gehen", "Otto Kern")]),
        ("de", "»Wir gehen«, so Kern, »und zwar bald.«", [("Wir gehen", "Kern"), ("und zwar bald", "Kern")]),
        ("de", "Otto Kern nannte den Plan „völlig absurd“.", [("völlig absurd", "Otto Kern")]),
        ("es", "«No cedemos», dijo la ministra de Hacienda, Ana Gil.", [("No cedemos", "Ana Gil")]),
        ("es", "—No cedemos —respondió Ana Gil—. Nadie nos avisó.", [("No cedemos", "Ana Gil"), ("Nadie nos avisó.", "Ana Gil")]),
        (
            "fr",
            "La Première ministre, Élise Born, a estimé que le texte était « équilibré ».",
            [("équilibré", "Élise Born")],
        ),
        ("fr", "« C’est fini », a réagi auprès de la presse le maire de Lons Guy Doucet.", [("C’est fini", "Guy Doucet")]),
        ("de", "„Ein guter Tag“, sagte Minister Otto Kern der „Bild am Sonntag“.", [("Ein guter Tag", "Otto Kern")]),
        ("de", "Laut Bankpräsident Otto Kern ist das ein „gieriges Biest“.", [("gieriges Biest", "Otto Kern")]),
        ("de", "„Kein Grund zur Panik“, heißt es aus dem Ministerium.", [("Kein Grund zur Panik", "Ministerium")]),
        (
            "es",
            "«Estamos hartos», se queja Ana Gil, agricultora de Lleida. «Nadie nos escucha».",
            [("Estamos hartos", "Ana Gil"), ("Nadie nos escucha", "Ana Gil")],
        ),
        ("es", "El expresidente Juan Gil tildó el juicio de “caza de brujas”.", [("caza de brujas", "Juan Gil")]),
        ("en", "The State Department said the report was “wholly false”.", [("wholly false", "State Department")]),
        ("it", "«Non cediamo», ha detto Anna Riva.", [("Non cediamo", "Anna Riva")]),
        ("pt", "“Não cedemos”, disse Ana Rios.", [("Não cedemos", "Ana Rios")]),
        ("nl", "„We gaan”, zei Anna Kuiper dinsdag.", [("We gaan", "Anna Kuiper")]),
    ],
)  # fmt: skip
def test_marks_and_verbs_of_saying(language: str, text: str, wanted: list[tuple[str, str]]) -> None:
    assert said(language, text) == wanted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The two sides agreed on a “framework” for the talks."),
        ("en", "Ann Lee said the so-called “rebels” had left."),
        ("en", "Ann Lee said she saw the film “The Long Road Home” twice."),
        ("en", "John “Jack” Smith said he would stay."),
        ("en", "Officials said a “double” tariff is possible."),
        ("en", 'A 12" pipe and a 6" pipe, the foreman said.'),
        ("en", "The songs include “Last Christmas” (1984) and “White Lights” (1957)."),
        ("de", "Die sogenannte „Allianz“ kritisierte den „Spiegel“."),
        ("fr", "Le soi-disant « miracle » et le film « Les Quais » ont été salués."),
        ("es", "La llamada “operación Faro” y la película “Volver” siguen."),
    ],
)
def test_a_term_a_title_and_a_nickname_are_none(language: str, text: str) -> None:
    assert said(language, text) == []


def test_a_surname_an_office_and_a_pronoun_lead_to_the_full_name() -> None:
    assert said(
        "en",
        "Trade minister Ann Lee met the pilots. “We listen,” Lee said.",
        "“It is hard,” the minister said.",
        "“But we try,” she added.",
    ) == [("We listen", "Ann Lee"), ("It is hard", "Ann Lee"), ("But we try", "Ann Lee")]


def test_a_pronoun_of_the_other_sex_means_somebody_else() -> None:
    told = said(
        "en",
        "Mr Paul Stone said he was tired. “I sleep badly,” Stone said.",
        "The reporter met Ms Ann Lee on the quay. “I do not,” she said.",
    )
    assert told == [("I sleep badly", "Paul Stone"), ("I do not", "Ann Lee")]


def test_a_quotation_over_paragraphs_keeps_its_speaker() -> None:
    told = said("en", "“It was late,” said Ann Lee. “Nobody came.", "“We waited for hours.", "“Then we left.”")
    assert told == [
        ("It was late", "Ann Lee"),
        ("Nobody came.", "Ann Lee"),
        ("We waited for hours.", "Ann Lee"),
        ("Then we left.", "Ann Lee"),
    ]


def test_a_quotation_in_a_quotation_is_part_of_it() -> None:
    assert said("en", "“He said ‘go’ and I went,” said Ann Lee.") == [("He said ‘go’ and I went", "Ann Lee")]
    assert said("de", "„Er rief ‚los‘ und ging“, sagte Otto Kern.") == [("Er rief ‚los‘ und ging", "Otto Kern")]


def test_the_title_is_as_the_text_gives_it() -> None:
    body = Body(
        (paragraph("“No,” said Ann Lee, the harbour’s chief engineer, on Monday. Minister Otto Kern called it “odd”."),)
    )
    assert [(one.speaker, one.title) for one in quotations(body, language="en")] == [
        ("Ann Lee", "harbour’s chief engineer"),
        ("Otto Kern", "Minister"),
    ]


def test_captions_and_headings_quote_whom_they_name_and_change_no_speaker_of_the_text() -> None:
    body = Body(
        (
            paragraph("“We leave,” said Otto Kern, the minister."),
            Block(BlockKind.HEADING, "“Never before,” says Lee"),
            figure("Ann Lee, a pilot, said: “No, never.”", "AP"),
            figure("The “Maria” at the quay. “Whoever said this is not named.”", ""),
            paragraph("“We leave,” said Lee."),
        )
    )
    assert [(one.text, one.speaker) for one in quotations(body, language="en")] == [
        ("We leave", "Otto Kern"),
        ("Never before", "Ann Lee"),
        ("No, never.", "Ann Lee"),
        ("We leave", "Ann Lee"),
    ]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "Ann Lee met Tom Reed on Monday. “We leave,” he said. “We stay,” she replied.", [("We leave", "Tom Reed"), ("We stay", "Ann Lee")]),
        ("fr", "« Nous partons », s’est réjouie la ministre des Ports, Anne Petit.", [("Nous partons", "Anne Petit")]),
        ("fr", "« Nous partons, se félicite Anne Petit, présidente du port. Il le faut. »", [("Nous partons", "Anne Petit"), ("Il le faut.", "Anne Petit")]),
        ("fr", "“Nous partons”, a indiqué à l’AFP Paul Roche, le maire.", [("Nous partons", "Paul Roche")]),
        ("fr", "Anne Petit s’est dite « très heureuse ».", [("très heureuse", "Anne Petit")]),
        ("de", "Nach Angaben von Eva Groß war es „ein langer Weg“.", [("ein langer Weg", "Eva Groß")]),
        ("it", "«Non è vero – ha detto Anna Riva –. Nessuno lo sa».", [("Non è vero", "Anna Riva"), ("Nessuno lo sa", "Anna Riva")]),
        ("fr", "Le dit « brevet » sera réformé, a annoncé Anne Petit.", []),
    ],
)  # fmt: skip
def test_more_ways_of_saying(language: str, text: str, wanted: list[tuple[str, str]]) -> None:
    assert said(language, text) == wanted


def test_a_strange_text_takes_no_time_and_does_no_harm() -> None:
    for text in ("“" * 4_000, "'a " * 3_000, "« a, dit-il, b » " * 400, '"x" ' * 3_000, "He said that “x” " * 400):
        body = Body((paragraph(text),))
        found = quotations(body, language="fr" if "«" in text else "en")
        assert all(body.text[one.start : one.end] == one.text for one in found)


def test_any_words_in_any_order_are_read_to_the_end() -> None:
    dice = random.Random(7)
    signs = [
        "“",
        "”",
        '"',
        "’",
        "„",
        "«",
        "»",
        "—",
        ".",
        ",",
        "?",
        ":",
        "(",
        ")",
        "'s",
        "“x”",
        "“Abc def.”",
        "Ann Lee",
        "-t-il",
    ]
    for words in (words_for(code, "") for code in ("en", "fr", "de", "es")):
        lists = (words.says, words.saying, words.calls, words.he, words.determiners, words.prepositions, words.links)
        every = [sorted(one) for one in (*lists, words.honorifics, words.roles, words.bodies, words.papers)]
        for _time in range(40):
            known = [dice.choice(one) for one in every]
            parts = [dice.choice(dice.choice((signs, known, [word.capitalize() for word in known]))) for _ in range(40)]
            body = Body((paragraph(" ".join(parts[:15])), paragraph(" ".join(parts[15:]))))
            for one in quotations(body, language=words.code):
                assert body.text[one.start : one.end] == one.text and one.text and one.speaker
