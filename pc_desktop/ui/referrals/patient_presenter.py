"""What is shown of one patient: asked for when somebody is chosen, and no sooner."""

from collections.abc import Mapping

from pc_desktop.domain.completeness import Completeness, completeness
from pc_desktop.domain.referral import Referral
from pc_desktop.services.case_view import case_alone, options_of
from pc_desktop.services.cases import Case
from pc_desktop.services.office import Office
from pc_desktop.services.patient_view import PatientPage, patient_view
from pc_desktop.services.plan_view import Planning, planning_now
from pc_desktop.services.ports import Reading
from pc_desktop.services.queue_view import QueueLine
from pc_desktop.services.region import Region
from pc_desktop.ui.referrals.case_rows import CaseRows, UnitLine, case_rows, closed_case, unit_lines
from pc_desktop.ui.referrals.patient_rows import PatientRows, patient_rows


class PatientPresenter:
    """Prepares one patient from the look the list was made of; the plan is made only where somebody asks for units."""

    def __init__(self, office: Office) -> None:
        """Sit in an office."""
        self._office = office
        self._region: Region | None = None
        self._lines: Mapping[str, QueueLine] = {}
        self._planning: Planning | None = None

    def look(self, region: Region, lines: Mapping[str, QueueLine]) -> None:
        """Take up a new look at the region."""
        self._region, self._lines, self._planning = region, lines, None

    def patient(self, key: str, *, timeline: bool = True) -> PatientRows | None:
        """Prepare one patient by one referral; None before the first look, and where it is no longer there.

        The `timeline` is gathered where it is asked for.
        """
        region = self._region
        if region is None:
            return None
        return self._office.desk.ask(lambda reading: self._prepare(reading, region, key, timeline=timeline))

    def units(self, key: str, *, consequences: bool) -> tuple[UnitLine, ...]:
        """Prepare every unit an open referral could go to, where asked with what each choice would do to others."""
        region = self._region
        if region is None or key not in region.cases:
            return ()
        if self._planning is None:
            self._planning = planning_now(region, self._office.gazetteer)
        return unit_lines(options_of(region, self._planning, key, consequences=consequences))

    def _prepare(self, reading: Reading, region: Region, key: str, *, timeline: bool) -> PatientRows | None:
        """Prepare one patient from one look."""
        if reading.peek(Referral, key) is None:
            return None
        page = patient_view(reading, key, self._office.desk.by, self._labels(region), timeline=timeline)
        case = None if page.is_masked else self._case(reading, region, page)
        return patient_rows(page, case, region.called)

    def _case(self, reading: Reading, region: Region, page: PatientPage) -> CaseRows:
        """Prepare the summary: of an open referral why it stands where it does, of a closed one how it ended."""
        if page.key not in region.cases:
            return closed_case(page)
        case, line = region.cases[page.key], self._lines[page.key]
        return case_rows(case_alone(reading, region, page.key), case, line, self._known(region, case))

    def _known(self, region: Region, case: Case) -> Completeness:
        """Compare what is known with the list of the collaborative's profile."""
        items = self._office.profile(region.settings).items if self._office.profiles else ()
        return completeness(
            case.referral, case.measurements, case.findings, items, region.settings, region.today
        )

    def _labels(self, region: Region) -> dict[str, str]:
        """Name findings as the collaborative's profile does."""
        if not self._office.profiles:
            return {}
        profile = self._office.profile(region.settings)
        fields = {one.key: one.label for one in profile.fields}
        return {one.key: one.label for one in profile.items} | fields
