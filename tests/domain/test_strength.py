"""How hard a passphrase is to guess is said in words, and the weak are refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.errors import Refused
from pc_desktop.domain.strength import refuse_weak, strength


@pytest.mark.parametrize(
    ("typed", "level", "words"),
    [
        ("", 0, "Three or four words"),
        ("Larch 3", 0, "Too short"),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", 0, "repeats itself"),
        ("abcdefghijklmnopqrst", 0, "repeats itself"),
        ("zyxwvutsrqponmlk", 0, "repeats itself"),
        ("password password", 0, "Too short"),
        ("quiet river", 0, "Too short"),
        ("quiet river b", 1, "Another word"),
        ("quiet river lamp", 2, "Good"),
        ("quiet river lamp seven", 3, "Strong"),
    ],
)
def test_that_a_passphrase_is_judged_in_words(typed: str, level: int, words: str) -> None:
    found = strength(typed)
    assert found.level == level
    assert words in found.words


@given(st.text(max_size=40))
def test_that_only_what_is_too_weak_is_refused(typed: str) -> None:
    if strength(typed).level:
        refuse_weak(typed)
    else:
        with pytest.raises(Refused):
            refuse_weak(typed)
