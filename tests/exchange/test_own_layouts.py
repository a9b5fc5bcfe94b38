"""Layouts people made: listed with whose they are, renamed, removed and put back, sent on, and taken in checked."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.domain.sheet_columns import MEANINGS, OwnLayout
from pc_desktop.exchange import own_layouts
from pc_desktop.exchange.layout_checks import MOST_BYTES, checked
from pc_desktop.exchange.layouts import key, load
from tests.exchange.made_returns import LAYOUTS

OWN = OwnLayout(
    "Riverside bed state", "return", {"spell bed": "bed", "nhs id number": "nhs", "came in": "admitted"},
    "Riverside Mental Health Trust", date(2026, 11, 17), "Liaison practitioner",
)  # fmt: skip
FAULTS = [
    ("name = [", "Line 1: it is not written as a layout is"),
    ('name = "x"\nnme = "y"', "Line 2, nme: “nme” is no part of a layout"),
    ('[headings]\nnhs = ["nhs no"]', "name: a layout needs a name"),
    ('name = 3\n[headings]\nnhs = ["nhs no"]', "Line 1, name: here stands a short text"),
    ('name = "x"\npurpose = "menus"', "Line 2, purpose: “menus” is not something a layout reads"),
    ('name = "x"\nextends = "our_return"', "Line 2, extends: a layout that reads return extends “usual”"),
    ('name = "x"', "headings: a layout says under [headings]"),
    ('name = "x"\n[headings]\nnhss = ["nhs no"]', "Line 3, nhss: “nhss” is not something a column can be read as"),
    ('name = "x"\n[headings]\nnhs = "nhs no"', "Line 3, nhs: here stands a list of texts"),
    ('name = "x"\n[headings]\nnhs = ["no"]\nbed = ["No."]', "Line 4, bed: “No.” stands for NHS number already"),
    ('name = "x"\n[headings]\nnhs = ["..."]', "Line 3, nhs: “...” is no heading"),
    ('name = "x"\nseen = ["bed"]\n[headings]\nnhs = ["no"]', "Line 2, seen: “bed” is not explained"),
    ('name = "x"\nabout = 3\n[headings]\nnhs = ["no"]', "Line 2, about: here stand sender, made and by"),
    ('name = "x"\n[about]\nwho = "y"\n[headings]\nnhs = ["no"]', "Line 3, who: “who” is not said about a layout"),
    ('name = "x"\n[about]\nmade = "y"\n[headings]\nnhs = ["no"]', "Line 3, made: here stands a day"),
    ('name = "x"\n[headings]\nbed = ["bed"]', "One column must say who a row is about"),
    ("a" + "[" * 3_000, "Line 1: it is not written"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), FAULTS)
def test_that_a_faulty_file_is_refused_naming_line_and_key(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "theirs.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(Refused) as refused:
        own_layouts.take_in(tmp_path / "layouts", path)
    assert refused.value.sentence.startswith(f"theirs.toml was not taken in. {words}")
    assert own_layouts.listed(tmp_path / "layouts") == ()


def test_that_what_is_no_text_or_far_too_large_is_refused(tmp_path: Path) -> None:
    for content, words in (
        (b"PK\x03\x04\xff\xfe", "not a text file"),
        (b"#" * (MOST_BYTES + 1), "far too large"),
    ):
        (tmp_path / "x.toml").write_bytes(content)
        with pytest.raises(Refused, match=words):
            own_layouts.take_in(tmp_path / "layouts", tmp_path / "x.toml")
    with pytest.raises(Refused, match="cannot be opened"):
        own_layouts.take_in(tmp_path / "layouts", tmp_path / "missing.toml")


def test_that_a_layout_goes_to_a_colleague_and_comes_in_whole(tmp_path: Path) -> None:
    mine, theirs, sent = tmp_path / "mine", tmp_path / "theirs", tmp_path / "sent.toml"
    own_layouts.keep(OWN, mine)
    own_layouts.save_as(mine, "riverside_bed_state", sent)
    assert own_layouts.take_in(theirs, sent) == OWN.name
    (kept,) = own_layouts.listed(theirs)
    assert kept.layout == OWN
    assert load(LAYOUTS, theirs)[-1].name == OWN.name
    with pytest.raises(Refused, match="here already, and the same"):
        own_layouts.take_in(theirs, sent)
    own_layouts.keep(replace(OWN, headings={"number": "nhs"}), theirs)
    with pytest.raises(Refused, match="there is another layout “Riverside bed state”"):
        own_layouts.take_in(theirs, sent)


def test_that_keeping_again_renews_a_layout_and_never_another(tmp_path: Path) -> None:
    own_layouts.keep(OWN, tmp_path)
    own_layouts.keep(replace(OWN, name="RIVERSIDE  bed state", sender="Other"), tmp_path)
    own_layouts.keep(replace(OWN, name="Riverside-bed-state"), tmp_path)
    assert [(one.key, one.layout and one.layout.sender) for one in own_layouts.listed(tmp_path)] == [
        ("riverside_bed_state", "Other"), ("riverside_bed_state_2", OWN.sender),
    ]  # fmt: skip
    assert list(tmp_path.glob(".*")) == []


def test_that_layouts_are_renamed_removed_and_put_back(tmp_path: Path) -> None:
    own_layouts.keep(OWN, tmp_path)
    own_layouts.keep(replace(OWN, name="Another"), tmp_path)
    own_layouts.rename(tmp_path, "riverside_bed_state", " Riverside  2027 ")
    assert [one.layout and one.layout.name for one in own_layouts.listed(tmp_path)] == [
        "Another",
        "Riverside 2027",
    ]
    for name, words in (("another", "already"), (" ", "needs a name")):
        with pytest.raises(Refused, match=words):
            own_layouts.rename(tmp_path, "riverside_bed_state", name)
    own_layouts.remove(tmp_path, "riverside_bed_state")
    assert [one.name for one in load(LAYOUTS, tmp_path)][-1] == "Another"
    own_layouts.put_back(tmp_path, "riverside_bed_state")
    assert len(own_layouts.listed(tmp_path)) == 2
    for act in (own_layouts.put_back, own_layouts.remove):
        with pytest.raises(Refused):
            act(tmp_path, "gone")
    with pytest.raises(Refused):
        own_layouts.save_as(tmp_path, "../missing", tmp_path / "out.toml")


def test_that_a_spoilt_file_is_listed_with_what_is_wrong_with_it(tmp_path: Path) -> None:
    own_layouts.keep(OWN, tmp_path)
    (tmp_path / "spoilt.toml").write_text("name = [", "utf-8")
    _, spoilt = own_layouts.listed(tmp_path)
    assert (spoilt.key, spoilt.layout) == ("spoilt", None)
    assert spoilt.fault.startswith("Line 1: it is not written as a layout is")


def test_that_a_full_or_forbidden_disk_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(Unavailable, match="could not be kept"):
        own_layouts.keep(OWN, tmp_path / "file")


WORDS = st.text(min_size=1, max_size=40).filter(lambda word: bool(key(word)))


@given(
    st.text(min_size=1).filter(str.strip),
    st.dictionaries(WORDS, st.sampled_from(sorted(MEANINGS))),
    st.text(),
)
def test_that_every_layout_reads_back_as_it_was_written(
    name: str, headings: dict[str, str], sender: str
) -> None:
    plain = {key(word): meaning for word, meaning in headings.items()} | {"number": "nhs"}
    own = OwnLayout(
        _printed(name)[:200], "return", plain, _printed(sender)[:200], date(2026, 11, 17), "B. Clerk"
    )
    if own.name.strip():
        assert checked(own_layouts.written(own)) == replace(own, name=own.name.strip())


def _printed(text: str) -> str:
    """Give a text as TOML holds it: signs nobody sees are spaces."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


@given(st.text(max_size=300))
def test_that_no_text_whatever_is_more_than_a_layout_or_a_sentence(text: str) -> None:
    said = ""
    try:
        said = checked(text).name
    except Refused as refused:
        said = refused.sentence
    assert said
