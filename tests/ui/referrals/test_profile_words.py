"""What a collaborative calls things stands where the product's own word would."""

from dataclasses import replace
from datetime import date

import pytest

from pc_desktop.domain.called import OWN, Called, called
from pc_desktop.domain.person import Person
from pc_desktop.domain.settings import Setting
from pc_desktop.reference import profiles
from pc_desktop.services.life import Withdraw
from pc_desktop.ui.referrals.presenter import ReferralsPresenter
from tests.ui.referrals.invented_office import TODAY, Invented, Write


@pytest.mark.parametrize(
    ("profile", "words"),
    [
        ("adult_eating_disorders", OWN),
        (
            "adult_secure",
            Called(
                linked_unit="home unit",
                community_team="forensic community team",
                assessment="access assessment",
                meeting="referral and bed meeting",
            ),
        ),
        (
            "children_and_young_people",
            Called("young person", "local unit", assessment="access assessment"),
        ),
    ],
)
def test_that_each_profile_says_what_it_has_words_for(profile: str, words: Called) -> None:
    assert called(profiles()[profile]) == words
    assert called(None) == OWN


def test_that_a_record_is_labelled_in_the_collaboratives_words(invented: Invented) -> None:
    invented.desk.do(Withdraw("r6", "07", "The patient"))
    person = invented.desk.ask(lambda reading: reading.get(Person, "p6"))
    gone = replace(person, died=date(2026, 11, 17))
    invented.desk.do(Write((gone, Setting("profile", "children_and_young_people"))))
    presenter = ReferralsPresenter(invented.office)
    presenter.refresh()
    found = presenter.patient("r6")
    assert found is not None
    assert found.died_words == f"This young person died on {TODAY:%d-%b-%Y}."
    assert found.case is not None
    labels = [pair.label for pair in found.case.because]
    assert "Local unit" in labels
    assert "Linked unit" not in labels
