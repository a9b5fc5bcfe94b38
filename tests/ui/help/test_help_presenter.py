"""The guide: every page is there, leads only to pages that are, and is found by its words."""

import re
from pathlib import Path

import pytest

from pc_desktop.paths import resources
from pc_desktop.ui import actions
from pc_desktop.ui.help.presenter import _ORDER, HelpPresenter

PAGES = sorted(path.stem for path in (resources() / "help").glob("*.md"))


@pytest.fixture
def presenter() -> HelpPresenter:
    return HelpPresenter()


def names(presenter: HelpPresenter, words: str) -> list[str]:
    return [row.key for row in presenter.search(words).rows]


def test_that_every_page_has_a_place_in_the_guide(presenter: HelpPresenter) -> None:
    assert sorted(_ORDER) == PAGES
    assert [row.key for row in presenter.refresh().rows] == list(_ORDER)
    assert presenter.refresh().rows[0].cells[0].text == "Where to begin"


@pytest.mark.parametrize("name", PAGES)
def test_that_every_page_begins_with_its_title_and_leads_only_to_what_is_there(
    presenter: HelpPresenter, name: str
) -> None:
    page = presenter.page(name)
    assert page is not None
    assert page.text.startswith(f"# {page.title}\n")
    assert page.title
    for link in re.findall(r"\]\(([^)]+)\)", page.text):
        assert presenter.target(link)[0] in PAGES, link


def test_that_every_action_and_every_screen_leads_to_a_page_that_is_there() -> None:
    assert {action.help_page for action in actions.ACTIONS} <= set(PAGES)


def test_that_every_key_of_the_menus_stands_in_the_list_of_keys(presenter: HelpPresenter) -> None:
    page = presenter.page("keyboard")
    assert page is not None
    screens = {f"Ctrl+{number}" for number in range(1, 8)}
    keys = {action.key for action in actions.ACTIONS if action.key} - screens
    assert {key for key in keys if key.replace("+", " ") not in page.text} == set()
    assert "`Ctrl 1` to `Ctrl 7`" in page.text


def test_that_pages_are_found_by_the_beginnings_of_words(presenter: HelpPresenter) -> None:
    assert "bed-board" in names(presenter, "commissioned")
    assert "bed-board" in names(presenter, "COMMISS")
    assert "setup" not in names(presenter, "missioned")
    assert names(presenter, "commissioned  hatched") == ["bed-board"]
    assert names(presenter, "xyzzy") == []
    assert presenter.search("xyzzy").empty == "No page has all these words. Try fewer."
    assert presenter.search("commissioned hatched").words == "1 page with these words"
    assert names(presenter, "") == list(_ORDER)
    assert presenter.sought == ()


def test_that_what_was_found_is_shown_in_its_sentence(presenter: HelpPresenter) -> None:
    row = next(row for row in presenter.search("passphrase").rows if row.key == "storage")
    snippet = row.cells[0].second
    assert "passphrase" in snippet
    assert not set("#*`|") & set(snippet)
    assert snippet.startswith("…")
    assert row.cells[0].aloud() == f"What is stored, and how: {snippet}"


def test_that_a_word_at_the_very_beginning_or_end_is_shown_without_dots(tmp_path: Path) -> None:
    (tmp_path / "short.md").write_text("# Begin\n\nmiddle finish", encoding="utf-8")
    presenter = HelpPresenter(folder=tmp_path)
    assert presenter.search("begin").rows[0].cells[0].second == "Begin middle finish"


def test_that_a_page_without_a_place_comes_last(tmp_path: Path) -> None:
    for name in ("zebra", "start", "aardvark"):
        (tmp_path / f"{name}.md").write_text(f"# {name}\n", encoding="utf-8")
    assert [row.key for row in HelpPresenter(folder=tmp_path).refresh().rows] == [
        "start",
        "aardvark",
        "zebra",
    ]


def test_that_an_empty_guide_says_it_is_not_installed(tmp_path: Path) -> None:
    assert HelpPresenter(folder=tmp_path).refresh().empty == "The guide is not installed."


@pytest.mark.parametrize(
    ("link", "leads"),
    [
        ("bed-board.md", ("bed-board", "")),
        ("bed-board.md#one-bed-in-words", ("bed-board", "one-bed-in-words")),
        ("#deciding", ("", "deciding")),
        ("nowhere.md", ("", "")),
        ("https://example.org/start.md", ("", "")),
        ("file:///etc/passwd", ("", "")),
        ("../../secret.md", ("", "")),
        ("mailto:somebody@example.org", ("", "")),
    ],
)
def test_that_links_lead_nowhere_but_within_the_guide(
    presenter: HelpPresenter, link: str, leads: tuple[str, str]
) -> None:
    assert presenter.target(link) == leads


def test_that_an_unknown_page_is_none(presenter: HelpPresenter) -> None:
    assert presenter.page("nowhere") is None


def test_that_the_guide_names_no_patient_and_no_number() -> None:
    for name in PAGES:
        text = (resources() / "help" / f"{name}.md").read_text(encoding="utf-8")
        assert re.findall(r"\b\d{3} ?\d{3} ?\d{4}\b", text) == []
