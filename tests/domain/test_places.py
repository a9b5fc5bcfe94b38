import pytest

from pc_desktop.domain.places import OFFERS, offer_words


@pytest.mark.parametrize(("need", "words"), OFFERS.items())
def test_that_every_offer_is_said_in_words(need: str, words: str) -> None:
    assert offer_words(need) == words


def test_that_an_offer_a_collaborative_added_reads_as_it_was_written() -> None:
    assert offer_words("family_room") == "family room"
