from pc_desktop.domain.errors import Refused, Unavailable


def test_that_a_refusal_keeps_the_sentence_people_read() -> None:
    refusal = Refused("R-0415A no longer waits: withdrawn.")
    assert refusal.sentence == str(refusal) == "R-0415A no longer waits: withdrawn."


def test_that_what_the_world_refused_keeps_its_title_and_its_advice() -> None:
    failure = Unavailable("The folder is not there.", "Choose another folder.")
    assert (failure.title, failure.advice) == ("The folder is not there.", "Choose another folder.")
    assert str(failure) == "The folder is not there. Choose another folder."
