"""Choosing in the preview: sides, days, cells put right, rows passed over, passwords, columns, receipts."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from pc_desktop.domain.bed import Stay
from pc_desktop.domain.correction import Correction
from pc_desktop.domain.errors import Locked, Refused
from pc_desktop.domain.returns import Unread
from pc_desktop.services.ports import Work
from pc_desktop.ui.exchange.presenter import ExchangePresenter
from pc_desktop.ui.exchange.preview_rows import PreviewRows, Stand
from tests.ui.exchange.test_exchange_presenter import Told
from tests.ui.referrals.invented_office import TODAY, Invented, draft

OAK = Path("Oak.xlsx")
YESTERDAY = TODAY - timedelta(days=1)


class Retype:
    """Somebody types another legal status here."""

    def title(self, _reading: object) -> str:
        return "Retype"

    def carry_out(self, work: Work) -> None:
        work.put(replace(work.get(Stay, "stay0"), legal="02"))


@pytest.fixture
def presenter(invented: Invented) -> ExchangePresenter:
    return ExchangePresenter(invented.office)


def shown(presenter: ExchangePresenter) -> PreviewRows:
    rows = presenter.show((draft(),), {"digest-1": OAK})
    assert rows is not None
    return rows


def key_of(rows: PreviewRows, field: str) -> str:
    return next(row.key for row in rows.changes if row.cells[3].text == field)


def keeps(rows: PreviewRows | None, key: str) -> str:
    assert rows is not None
    return next(row.cells[-1].text for row in rows.changes if row.key == key)


def test_that_k_changes_sides_and_back(presenter: ExchangePresenter) -> None:
    rows = shown(presenter)
    key = key_of(rows, "BMI")
    assert keeps(rows, key) == "theirs"
    assert keeps(presenter.choose(key), key) == "ours"
    assert keeps(presenter.choose(key), key) == "theirs"
    assert presenter.choose("nothing") is not None


def test_that_a_conflict_is_called_so_until_it_is_chosen(
    invented: Invented, presenter: ExchangePresenter
) -> None:
    invented.desk.do(Retype())
    rows = shown(presenter)
    key = key_of(rows, "Legal status")
    assert keeps(rows, key) == "choose"
    assert "1 conflict is not chosen: ours stays there." in rows.sentence
    chosen = presenter.choose(key)
    assert keeps(chosen, key) == "theirs"
    invented.desk.do(presenter.accept())
    assert invented.desk.ask(lambda look: look.get(Stay, "stay0")).legal == "03"


def test_that_somebody_gone_asks_for_a_day(presenter: ExchangePresenter) -> None:
    rows = shown(presenter)
    key = min(rows.gone)
    assert keeps(rows, key) == "discharged when?"
    form = presenter.left_form(key)
    assert form is not None
    assert [field.value for field in form.fields] == ["left", YESTERDAY, "one"]
    assert len(presenter.questions()[0][2]) == len(rows.problems) + 2, "the unit is asked about both"
    for what, says, keep in (
        ("left", "discharged 16-Nov-2026", "theirs"), ("stays", "not listed, but still here", "still here"),
        ("ask", "not listed", "discharged when?"),
    ):  # fmt: skip
        told = presenter.set_left(key, {"what": what, "day": YESTERDAY, "who": "one"})
        assert told is not None
        assert [(row.cells[5].text, row.cells[-1].text) for row in told.changes if row.key == key] == [
            (says, keep)
        ]
    assert presenter.left_form(key_of(rows, "BMI")) is None
    assert presenter.set_left(key_of(rows, "BMI"), {"what": "stays", "day": TODAY}) is not None


def test_that_one_answer_can_be_given_for_everybody(presenter: ExchangePresenter) -> None:
    rows = shown(presenter)
    first, second = sorted(rows.gone)
    told = presenter.set_left(first, {"what": "left", "day": YESTERDAY, "who": "all"})
    assert told is not None
    assert [keeps(told, key) for key in (first, second)] == ["theirs", "theirs"]
    assert told.accept_words == "Accept 4 changes"
    form = presenter.left_form(first)
    assert form is not None
    assert [field.key for field in form.fields] == ["what", "day"], "nobody else is open"
    with pytest.raises(Refused, match="so the day lies between"):
        presenter.set_left(first, {"what": "left", "day": TODAY + timedelta(days=1)})


def test_that_a_bed_two_people_claim_is_settled_before_accepting(presenter: ExchangePresenter) -> None:
    taken = draft()
    (unit,) = taken.units
    patients = tuple(replace(one, bed="4") if one.bed == "2" else one for one in unit.patients)
    rows = presenter.show((replace(taken, units=(replace(unit, patients=patients),)),), {"digest-1": OAK})
    assert rows is not None
    assert (rows.can_accept, rows.stand) == (False, Stand.PREVIEW)
    assert rows.sentence.startswith("Two people claim one bed: say with D when A.C. (4) left")
    key = next(key for key, row in rows.gone.items() if row.blocks)
    assert [row.cells[0].text for row in rows.changes if row.key == key] == ["▲ conflict"]
    settled = presenter.set_left(key, {"what": "stays", "day": TODAY})
    assert settled is not None
    assert settled.can_accept


def test_that_a_cell_put_right_and_a_row_passed_over_are_read_so(
    invented: Invented, presenter: ExchangePresenter
) -> None:
    rows = shown(presenter)
    form = presenter.fix_form("problem 0")
    assert form is not None
    assert (form.fields[0].label, form.fields[0].value) == ("Admitted, Bed State H17", "31/02/2026")
    assert presenter.fix_form("problem 1") is None
    assert presenter.correct("problem 0", "28/02/2026") == (OAK,)
    assert presenter.correct("problem 1", None) == (OAK,)
    assert presenter.correct("problem 1", "x") == ()
    assert presenter.correct("unknown", None) == ()
    invented.shelf.held = {"Oak.xlsx": draft(problems=())}
    harvest = presenter.reading_job((OAK,))(Told())
    assert invented.shelf.asked.corrections == (
        Correction("digest-1", "Bed State", "H17", "28/02/2026"), Correction("digest-1", "Bed State", "K9", None),
    )  # fmt: skip
    again = presenter.add(harvest)
    assert again is not None
    assert (again.problems, again.subtitle.endswith("2 corrections made here")) == ((), True)
    assert rows.problems


def test_that_what_is_protected_asks_and_the_password_is_kept_for_the_next(
    invented: Invented, presenter: ExchangePresenter
) -> None:
    invented.shelf.held = {"Oak.xlsx": Locked("No.", "It is protected by a password.")}
    harvest = presenter.reading_job((OAK,))(Told())
    assert harvest.locked == (OAK,)
    assert "Oak.xlsx" in presenter.password_form(harvest.locked).lead
    invented.shelf.held = {"Oak.xlsx": draft()}
    presenter.reading_job((OAK,), "Invented 1")(Told())
    presenter.reading_job((OAK,))(Told())
    assert invented.shelf.asked.passwords == ("Invented 1",)


def test_that_a_mails_workbooks_lie_side_by_side(invented: Invented, presenter: ExchangePresenter) -> None:
    other = replace(draft(), digest="digest-2", file="mail: two.xlsx", units=())
    lost = Unread("mail: three.pdf", "No.", "It is a PDF.", is_locked=True)
    invented.shelf.held = {"mail.eml": replace(draft(), attached=(other,), unread=(lost,))}
    harvest = presenter.reading_job((Path("mail.eml"),))(Told())
    assert [one.digest for one in harvest.drafts] == ["digest-1", "digest-2"]
    assert [notice.lead for notice in harvest.notices] == ["mail: three.pdf was not read."]
    assert harvest.locked == (Path("mail.eml"),)


def test_that_questions_go_back_for_each_file_that_has_any(presenter: ExchangePresenter) -> None:
    assert presenter.questions() == ()
    shown(presenter)
    ((one, path, problems, _asked),) = presenter.questions()
    rows = presenter.refresh()
    assert rows is not None
    assert (one.file, path, len(problems)) == ("Oak 16-Nov.xlsx", OAK, len(rows.problems) + len(rows.gone))


def test_that_a_receipt_opens(invented: Invented, presenter: ExchangePresenter) -> None:
    shown(presenter)
    invented.desk.do(presenter.accept())
    first = presenter.returns().receipts[0]
    rows = presenter.received(first.key)
    assert rows is not None
    assert rows.title == "Oak Suite · Oak 16-Nov.xlsx"
    assert {"Stay", "Measurement"} <= {row.cells[1].text for row in rows.changes}
    assert presenter.received("nothing") is None
    older = next(row for row in presenter.returns().receipts if "Oak 15-Nov.xlsx" in row.cells[0].text)
    assert presenter.received(older.key) is not None
