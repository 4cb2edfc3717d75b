"""Where a passage leaves out the beginning or the end of its sentence."""

import pytest

from clipper.curate import fragments

TEXT = "The deal is near. Mr Lutnick said outstanding concerns “will be resolved” soon. “We’re moving,” he said. (Nobody signed.)"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("The deal is near.", "The deal is near."),
        ("The deal is near", "The deal is near"),
        ("outstanding concerns “will be resolved”", "… outstanding concerns “will be resolved” …"),
        ("Mr Lutnick said", "Mr Lutnick said …"),
        ("will be resolved” soon.", "… will be resolved” soon."),
        ("“We’re moving,”", "“We’re moving,” …"),
        ("We’re moving,” he said", "We’re moving,” he said"),
        ("Nobody signed", "Nobody signed"),
        ("he said. (Nobody signed.)", "… he said. (Nobody signed.)"),
    ],
)
def test_an_ellipsis_stands_where_a_sentence_is_cut(words: str, said: str) -> None:
    start = TEXT.index(words)
    end = start + len(words)
    assert fragments.before(TEXT, start) + words + fragments.after(TEXT, end, len(TEXT)) == said


def test_a_block_of_its_own_is_whole() -> None:
    text = "A headline without a stop\nnext words"
    assert fragments.before(text, 26, 26) == "" and fragments.after(text, 25, 25) == ""


def test_other_scripts_end_their_sentences_too() -> None:
    assert fragments.before("合意した。署名はない。", 5) == "" and fragments.before("合意した。署名はない。", 7) == "… "
    assert fragments.before("هل وقعوا؟ لا أحد", 10) == ""
