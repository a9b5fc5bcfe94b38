"""What the Exchange screen is given: files read, what they would change, and the order to accept them."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.domain.problem import Problem
from pc_desktop.services.import_returns import ImportReturns
from pc_desktop.services.return_differences import Chosen
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.exchange.left_when import answered
from pc_desktop.ui.exchange.presenter import ExchangePresenter
from pc_desktop.ui.exchange.preview_rows import PreviewRows, Stand
from pc_desktop.ui.exchange.reading_files import Harvest
from tests.ui.referrals.invented_office import TODAY, Invented, draft


class Told:
    """Remembers what a job tells; may ask it to stop."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.is_cancelled = False

    def say(self, words: str, done: int = 0, total: int = 0) -> None:
        self.words.append(f"{words} ({done}/{total})")


@pytest.fixture
def presenter(invented: Invented) -> ExchangePresenter:
    return ExchangePresenter(invented.office)


def harvest(presenter: ExchangePresenter, *paths: Path) -> Harvest:
    return presenter.reading_job(paths)(Told())


def preview(presenter: ExchangePresenter) -> PreviewRows:
    rows = presenter.refresh()
    assert rows is not None
    return rows


def cells(rows: PreviewRows, which: str) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in getattr(rows, which)]


def test_that_the_list_tells_whose_return_is_in(presenter: ExchangePresenter) -> None:
    rows = presenter.returns()
    assert rows.title == "Returns, 17-Nov-2026"
    assert (rows.badge.text, rows.badge.tone) == ("1 of 3 returns in", Tone.BLUE)
    assert [[cell.text for cell in row.cells] for row in rows.units] == [
        ["Oak Suite", "✓ in, for 15-Nov-2026"],
        ["Ash Ward", "◆ last for 25-Oct-2026"],
        ["Larch", "◆ not received"],
    ]
    assert rows.units[0].cells[1].aloud() == "in, for 15-Nov-2026"
    first = rows.receipts[0].cells[0]
    assert (first.lead, first.text) == ("Oak Suite", " · Oak 15-Nov.xlsx")
    assert first.second == "16-Nov-2026 09:30, Invented"


def test_that_all_returns_in_is_green(invented: Invented, presenter: ExchangePresenter) -> None:
    units = tuple(
        replace(draft().units[0], unit=name, as_at=TODAY, patients=())
        for name in ("Oak Suite", "Ash Ward", "Larch")
    )
    invented.desk.do(ImportReturns((draft(units=units, problems=()),)))
    assert presenter.returns().badge.text == "✓ 3 of 3 returns in"
    assert presenter.returns().badge.tone is Tone.GREEN


def test_that_nothing_is_on_the_table_at_first(presenter: ExchangePresenter) -> None:
    assert presenter.refresh() is None
    assert presenter.show(()) is None


def test_that_the_preview_counts_what_is_the_same_changed_new_and_gone(presenter: ExchangePresenter) -> None:
    rows = presenter.show((draft(),))
    assert rows is not None
    assert rows.stand is Stand.PREVIEW
    assert rows.title == "Oak 16-Nov.xlsx"
    assert rows.subtitle == "Oak Suite · as at 16-Nov-2026 · layout “Weekly return”"
    assert [badge.text for badge in rows.badges] == [
        "1 the same", "1 changed", "1 new", "2 gone, 2 to ask", "◆ 2 problems",
    ]  # fmt: skip
    assert (rows.accept_words, rows.can_accept) == ("Accept 2 changes", True)
    assert rows.sentence == "Nothing is saved until you accept. One Undo takes it all back."
    assert rows.badges[3].tip == "2 people not listed: as held until answered (D)."


def test_that_every_change_says_what_is_held_and_what_the_return_says(presenter: ExchangePresenter) -> None:
    rows = presenter.show((draft(),))
    assert rows is not None
    assert cells(rows, "changes")[:3] == [
        ["changed", "1", "A.C.", "Legal status", "Informal", "Section 3", "–", "theirs"],
        ["changed", "1", "A.C.", "BMI", "Not recorded", "14.2", "–", "theirs"],
        ["new", "2", "T.A.", "Stay", "none", "admitted 17-Nov-2026", "–", "theirs"],
    ]
    assert {line[0] for line in cells(rows, "changes")[3:]} == {"gone"}
    assert len({row.key for row in rows.changes}) == len(rows.changes)


def test_that_problems_come_worst_first_with_place_and_advice(presenter: ExchangePresenter) -> None:
    rows = presenter.show((draft(),))
    assert rows is not None
    assert cells(rows, "problems") == [
        [
            "▲ Left out",
            "Bed State",
            "H17",
            "Admitted",
            "31/02/2026",
            "There is no such day.",
            "fix · skip row",
        ],
        ["● Note", "Bed State", "K9", "BMI", "14,2", "Read as 14.2.", "skip row"],
    ]
    worst = rows.problems[0]
    assert worst.cells[5].second == "Type it again."
    assert worst.cells[4].tone is Tone.RED
    assert rows.problem_words[worst.key] == (
        "Bed State · H17 · Admitted · 31/02/2026",
        "There is no such day. Type it again.",
    )


def test_that_a_problem_of_nothing_found_says_nothing(presenter: ExchangePresenter) -> None:
    asked = Problem("Bed State", "", "Unit", "", "No unit.", "Ask.", "question")
    rows = presenter.show((draft(problems=(asked,)),))
    assert rows is not None
    assert rows.problems[0].cells[0].text == "◆ Question"
    assert rows.problems[0].cells[2].aloud() == "no one cell"
    assert (rows.problems[0].cells[4].text, rows.problems[0].cells[4].tone) == ("nothing", Tone.QUIET)


def test_that_somebody_new_without_a_bed_goes_into_any_free_one(presenter: ExchangePresenter) -> None:
    oak = draft().units[0]
    homeless = replace(oak, patients=(replace(oak.patients[2], bed=None),))
    rows = presenter.show((draft(units=(homeless,)),))
    assert rows is not None
    assert cells(rows, "changes")[0][:3] == ["new", "any free", "T.A."]


def test_that_several_files_are_one_table_that_names_the_units(presenter: ExchangePresenter) -> None:
    larch = replace(draft().units[0], unit="Larch", patients=())
    rows = presenter.show((draft(), draft(file="Larch.xlsx", digest="digest-2", units=(larch,), problems=())))
    assert rows is not None
    assert (rows.title, rows.subtitle) == ("2 workbooks", "Oak Suite, Larch")
    assert cells(rows, "changes")[0][1] == "Oak Suite 1"


def test_that_accepting_is_one_order_and_reads_as_accepted_until_undone(
    invented: Invented, presenter: ExchangePresenter
) -> None:
    presenter.show((draft(),))
    presenter.note_accepted(accepted=True)
    invented.desk.do(presenter.accept())
    rows = preview(presenter)
    assert rows.stand is Stand.ACCEPTED
    assert not rows.can_accept
    assert rows.sentence.startswith(
        "It is one step: one Undo (Ctrl Z) takes all of it back. 2 people not listed"
    )
    assert rows.sentence.endswith("Read the file again to say when they left.")
    invented.desk.undo()
    assert preview(presenter).stand is Stand.PREVIEW


def test_that_the_same_file_again_says_nothing_is_new(
    invented: Invented, presenter: ExchangePresenter
) -> None:
    invented.desk.do(ImportReturns((draft(),)))
    before = invented.desk.ask(lambda reading: reading.chain())
    rows = presenter.show((draft(),))
    assert rows is not None
    assert (rows.stand, rows.can_accept) == (Stand.KNOWN, False)
    assert rows.sentence.startswith("Nothing new: accepted before, 17-Nov-2026 09:30. 2 people not listed")
    assert [badge.text for badge in rows.badges] == ["✓ accepted before", "◆ 2 asked about"]
    everybody = {"what": "left", "day": TODAY, "who": "all"}
    told = presenter.set_left(min(rows.gone), everybody)
    assert told is not None
    assert (told.stand, told.accept_words, told.can_accept) == (Stand.PREVIEW, "Accept 2 changes", True)
    presenter.put_away()
    assert invented.desk.ask(lambda reading: reading.chain()) == before
    invented.desk.do(
        ImportReturns((draft(),), chosen=answered(rows.gone, min(rows.gone), Chosen(), everybody, TODAY))
    )
    known = presenter.show((draft(),))
    assert known is not None
    assert known.sentence == "Nothing new: accepted before, 17-Nov-2026 09:30."
    assert [badge.text for badge in known.badges] == ["✓ accepted before"]
    also = presenter.show((draft(), draft(file="later.xlsx", digest="digest-9")))
    assert also is not None
    assert also.sentence.endswith("1 file accepted before, nothing new.")


def test_that_a_file_that_differs_in_nothing_can_still_be_accepted(
    invented: Invented, presenter: ExchangePresenter
) -> None:
    invented.desk.do(ImportReturns((draft(),)))
    rows = presenter.show((draft(digest="digest-7", problems=()),))
    assert rows is not None
    assert [badge.text for badge in rows.badges] == [
        "3 the same",
        "0 changed",
        "0 new",
        "2 gone, 2 to ask",
    ]
    assert (rows.accept_words, rows.can_accept) == ("Accept, nothing differs", True)
    assert len(rows.changes) == len(rows.gone) == 2


def test_that_a_file_of_no_known_unit_cannot_be_accepted(presenter: ExchangePresenter) -> None:
    stranger = replace(draft().units[0], unit="Elm")
    rows = presenter.show((draft(units=(stranger,)),))
    assert rows is not None
    assert (rows.stand, rows.can_accept) == (Stand.USELESS, False)
    assert "nothing to accept" in rows.sentence
    assert rows.subtitle == "no unit known here · layout “Weekly return”"
    assert any("No unit of this name" in row.cells[5].text for row in rows.problems)


def test_that_putting_away_leaves_nothing_and_writes_nothing(
    invented: Invented, presenter: ExchangePresenter
) -> None:
    before = invented.desk.ask(lambda reading: (reading.chain(), reading.find(Stay)))
    presenter.show((draft(),))
    presenter.put_away()
    assert presenter.refresh() is None
    assert invented.desk.ask(lambda reading: (reading.chain(), reading.find(Stay))) == before


def test_that_a_file_that_cannot_be_read_is_told_of_and_the_others_go_on(
    invented: Invented, presenter: ExchangePresenter
) -> None:
    invented.shelf.held = {
        "bad.xlsx": Unavailable("This workbook cannot be read.", "It is protected by a password."),
        "long.xlsx": Refused("It took too long."),
        "good.xlsx": draft(),
    }
    got = harvest(presenter, *(Path(name) for name in invented.shelf.held))
    assert got.drafts == (draft(),)
    assert [(notice.lead, notice.text) for notice in got.notices] == [
        ("bad.xlsx was not read.", "This workbook cannot be read. It is protected by a password."),
        ("long.xlsx was not read.", "It took too long."),
    ]


def test_that_a_copy_of_a_file_is_looked_at_once(invented: Invented, presenter: ExchangePresenter) -> None:
    invented.shelf.held = {"a.xlsx": draft(file="a.xlsx"), "b.xlsx": draft(file="b.xlsx")}
    got = harvest(presenter, Path("a.xlsx"), Path("b.xlsx"), Path("a.xlsx"))
    assert [one.file for one in got.drafts] == ["a.xlsx"]
    assert [notice.lead for notice in got.notices] == ["b.xlsx is a copy."]
    assert invented.shelf.read == ["a.xlsx", "b.xlsx"]


def test_that_a_folder_is_read_by_name_without_what_is_no_workbook(
    invented: Invented, presenter: ExchangePresenter, tmp_path: Path
) -> None:
    folder = tmp_path / "returns"
    folder.mkdir()
    for name in ("Yew.XLSX", "ash.csv", "~$Yew.XLSX", ".hidden.xlsx", "notes.docx"):
        (folder / name).write_bytes(b"")
    (folder / "older.xlsx").mkdir()
    invented.shelf.held = {name: draft(file=name, digest=name) for name in ("Yew.XLSX", "ash.csv")}
    got = harvest(presenter, folder)
    assert invented.shelf.read == ["ash.csv", "Yew.XLSX"]
    assert len(got.drafts) == 2
    empty = tmp_path / "empty"
    empty.mkdir()
    assert [notice.text for notice in harvest(presenter, empty).notices] == [
        "There is no workbook in this folder."
    ]


def test_that_progress_names_the_file_and_how_many_are_left(
    invented: Invented, presenter: ExchangePresenter
) -> None:
    invented.shelf.held = {name: draft(file=name, digest=name) for name in ("a.xlsx", "b.xlsx")}
    invented.shelf.says = "Opening sheet Bed State"
    told = Told()
    presenter.reading_job((Path("a.xlsx"), Path("b.xlsx")))(told)
    assert told.words == [
        "Reading 1 of 2: a.xlsx (0/2)",
        "Reading 1 of 2: a.xlsx · Opening sheet Bed State (0/2)",
        "Reading 2 of 2: b.xlsx (1/2)",
        "Reading 2 of 2: b.xlsx · Opening sheet Bed State (1/2)",
    ]


def test_that_the_reader_learns_when_it_is_to_stop(invented: Invented, presenter: ExchangePresenter) -> None:
    invented.shelf.held = {"a.xlsx": draft()}
    told = Told()
    told.is_cancelled = True
    presenter.reading_job((Path("a.xlsx"),))(told)
    assert invented.shelf.was_told_to_stop is True


def test_that_a_return_of_an_earlier_day_keeps_its_day(presenter: ExchangePresenter) -> None:
    oak = draft().units[0]
    other = replace(oak, unit="Larch", as_at=TODAY - timedelta(days=4), patients=())
    rows = presenter.show((draft(units=(oak, other)),))
    assert rows is not None
    assert rows.subtitle == "Oak Suite, Larch · layout “Weekly return”"
