import pytest

from pc_desktop.domain.legal import INFORMAL, LEGAL, is_detained, legal_code, legal_words


@pytest.mark.parametrize(("code", "words"), LEGAL.items())
def test_that_every_status_is_said_shortly_and_understood_again(code: str, words: str) -> None:
    assert legal_words(code) == words
    assert legal_code(f" {words.upper()} ") == code


@pytest.mark.parametrize("code", [None, "", "77"])
def test_that_a_status_nobody_knows_reads_not_recorded(code: str | None) -> None:
    assert legal_words(code) == "Not recorded"


@pytest.mark.parametrize("words", [None, "", "Section 9"])
def test_that_words_nobody_knows_have_no_code(words: str | None) -> None:
    assert legal_code(words) is None


@pytest.mark.parametrize(
    ("code", "detained"),
    [
        (INFORMAL, False),
        ("02", True),
        ("03", True),
        ("20", True),
        ("35", False),
        ("98", False),
        ("99", False),
    ],
)
def test_that_only_a_detention_is_one(code: str, detained: bool) -> None:
    assert is_detained(code) is detained


@pytest.mark.parametrize("code", [None, "", "77", "33"])
def test_that_an_unknown_status_is_not_taken_for_a_detention(code: str | None) -> None:
    assert is_detained(code) is False
