"""What can be done about one patient, and by which key; each is carried out by a part of its own."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from pc_desktop.services.office import Office
from pc_desktop.ui.dispatch import Dispatch
from pc_desktop.ui.referrals.patient_pane import CardMaker
from pc_desktop.ui.referrals.patient_rows import PatientRows
from pc_desktop.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from pc_desktop.ui.referrals.order_dialog import MoveInOrder

Act = Callable[[], object]


class PatientActs(QObject):
    """Knows who is shown and opens what acts on them; a part's code is brought in when it is first wanted."""

    section_wanted = Signal(str)
    """A section of the patient to turn to."""
    summary_wanted = Signal()
    """The patient's summary is to be written as one page."""
    referral_wanted = Signal(str)
    """The key of a referral to turn to."""

    def __init__(self, office: Office, dispatch: Dispatch, screen: QWidget) -> None:
        """Act for a screen."""
        super().__init__(screen)
        self._office, self._dispatch, self._screen = office, dispatch, screen
        self._rows: PatientRows | None = None
        self.made: dict[str, QWidget] = {}
        self._mover: MoveInOrder | None = None
        self.step = Button("Next step…", "T")
        self.step.clicked.connect(self.turns)
        self.ask = Button("Ask…", "A")
        self.ask.setAccessibleName("Ask for information")
        self.ask.clicked.connect(partial(self._at, "clinical", "open_ask"))
        self.correct = Button("Correct…", "E")
        self.correct.clicked.connect(self.amend)
        self.paper = Button("PDF…", "Ctrl P")
        self.paper.setAccessibleName("Summary as PDF")
        self.paper.clicked.connect(self.summary_wanted)

    def cards(self) -> Mapping[str, CardMaker]:
        """Say how the sections built elsewhere are made."""
        return {"clinical": self._clinical, "life": self._life}

    def buttons(self) -> tuple[Button, ...]:
        """Give the buttons that stand at the foot of the patient, in order."""
        return (self.step, self.ask, self.correct, self.paper)

    def keys(self) -> Mapping[str, Act]:
        """Say which letter does what; with Alt it does so while text is typed, too."""
        return {
            "N": self.new,
            "E": self.amend,
            "M": partial(self._at, "clinical", "open_record"),
            "A": partial(self._at, "clinical", "open_ask"),
            "T": self.turns,
            "H": partial(self._at, "life", "ask_holder"),
            "V": partial(self._at, "life", "ask_reviews"),
        }

    def moves(self) -> Mapping[str, Act]:
        """Say which keys move the referral in the order."""
        return {"Alt+Up": partial(self._move, -1), "Alt+Down": partial(self._move, 1)}

    def turn_to(self, rows: PatientRows | None) -> None:
        """Act on this patient from now on; what may not be done about them is not offered."""
        self._rows = rows
        for button in self.buttons():
            button.setVisible(self._key is not None)
        for button in (self.step, self.ask):
            button.setVisible(self._is_open)

    @property
    def _key(self) -> str | None:
        """Give the key of the referral to act on; None where nobody is shown, or only a mask."""
        return self._rows.key if self._rows is not None and not self._rows.is_masked else None

    @property
    def _is_open(self) -> bool:
        """Tell whether a referral is shown that waits, and whose record may be seen."""
        return self._rows is not None and self._rows.is_open and not self._rows.is_masked

    def new(self) -> None:
        """Take a new referral."""
        from pc_desktop.ui.referrals.intake_dialog import IntakeDialog
        from pc_desktop.ui.referrals.intake_presenter import IntakePresenter

        dialog = IntakeDialog(IntakePresenter(self._office), self._dispatch, self._screen)
        dialog.taken.connect(self.referral_wanted)
        dialog.wants_existing.connect(self.referral_wanted)
        self._open(dialog)

    def _at(self, section: str, act: str) -> None:
        """Turn to a section of an open referral and do something there."""
        if self._is_open:
            self._go(section, act)

    def _go(self, section: str, act: str) -> None:
        """Turn to a section and do something there."""
        self.section_wanted.emit(section)
        getattr(self.made[section], act)()

    def turns(self) -> None:
        """Offer what may follow: of an open referral its next turns, of a closed one that it is put right."""
        if self._key is not None:
            self._go("life", "open_turns")

    def _clinical(self, parent: QWidget) -> QWidget:
        """Make the clinical card."""
        from pc_desktop.ui.referrals.clinical_card import ClinicalCard
        from pc_desktop.ui.referrals.clinical_presenter import ClinicalPresenter

        self.made["clinical"] = ClinicalCard(ClinicalPresenter(self._office), self._dispatch, parent)
        return self.made["clinical"]

    def _life(self, parent: QWidget) -> QWidget:
        """Make the card of life and clocks."""
        from pc_desktop.ui.referrals.life_card import LifeCard
        from pc_desktop.ui.referrals.life_presenter import LifePresenter

        self.made["life"] = LifeCard(LifePresenter(self._office), self._dispatch, parent)
        return self.made["life"]

    def _move(self, by: int) -> None:
        """Move the referral up or down in the order, with a reason."""
        if self._key is None or not self._is_open:
            return
        from pc_desktop.ui.referrals.life_presenter import LifePresenter
        from pc_desktop.ui.referrals.order_dialog import MoveInOrder

        if self._mover is None:
            self._mover = MoveInOrder(LifePresenter(self._office), self._dispatch, self._screen)
        self._mover.ask(self._key, by)

    def amend(self) -> None:
        """Correct the details of the referral shown."""
        if self._key is None:
            return
        from pc_desktop.ui.referrals.amend_dialog import AmendDialog
        from pc_desktop.ui.referrals.amend_presenter import AmendPresenter

        presenter = AmendPresenter(self._office)
        self._open(AmendDialog(presenter, self._dispatch, self._key, self._screen))

    def _open(self, dialog: QDialog) -> None:
        """Open a dialog that goes when it is closed."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
