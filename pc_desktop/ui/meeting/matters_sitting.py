"""Items of the agenda about the sitting itself: its words, whether it may decide, interests, minutes, the next day."""

from datetime import timedelta

from pc_desktop.domain.agenda import Declaration
from pc_desktop.domain.calendar import shown_day, shown_day_with_weekday
from pc_desktop.domain.referral import Referral
from pc_desktop.services.actions_view import actions_now
from pc_desktop.services.agenda import AgreeNext, Declare, TakeOff
from pc_desktop.services.agenda_matters import last_minutes, matter_arising
from pc_desktop.services.agenda_view import attendance_of, declarations_of, meeting_quorum
from pc_desktop.services.meet import CloseAction
from pc_desktop.services.ports import Reading
from pc_desktop.theme.tone import Tone
from pc_desktop.ui.meeting.action_forms import new_action_form
from pc_desktop.ui.meeting.matter import Acts, Matter, Scene, Shown, line_rows, three_cells
from pc_desktop.ui.meeting.wishes import Ask, Order, Wish
from pc_desktop.ui.widgets.form import Field, Form, Kind
from pc_desktop.ui.widgets.shown import Choice, Pair


class Welcome(Matter):
    """The words read out as a meeting begins, and who is new in the room."""

    def show(self, reading: Reading, scene: Scene) -> Shown:
        """Show the words on confidentiality and the guests."""
        meeting, people = scene.meeting, attendance_of(reading, scene.meeting)
        guests = [one for one in people if one.capacity == "guest"]
        pairs = (
            Pair("Place", meeting.place or "Not recorded"),
            Pair("Chair", meeting.chair or "Not recorded"),
            Pair("Minutes", meeting.minute_taker or "Not recorded"),
        )
        rows = tuple(
            three_cells(
                one.key,
                (one.name, one.role),
                (f"for {one.ref}" if one.ref else "Guest", ""),
                one.status_words,
            )
            for one in guests
        )
        return Shown(scene.region.settings["confidentiality_words"], pairs, rows, "No guest is expected.")


class QuorumMatter(Matter):
    """Whether the meeting may decide."""

    def show(self, reading: Reading, scene: Scene) -> Shown:
        """Say why or why not."""
        quorum = meeting_quorum(reading, scene.meeting)
        met = tuple(Pair("✓ met", words, Tone.GREEN) for words in quorum.met)
        missing = tuple(Pair("▲ missing", words, Tone.RED) for words in quorum.missing)
        lead = (
            "The meeting is quorate."
            if quorum.quorate
            else "The meeting is not quorate: what it decides is provisional."
        )
        return Shown(f"{lead} The rule is set in Setup.", (*missing, *met))


class Interests(Matter):
    """Interests declared, and what the meeting does about them."""

    acts = Acts("Declare an interest…", open="Change…", remove="Take off")

    def show(self, reading: Reading, scene: Scene) -> Shown:
        """Show what was declared."""
        found = declarations_of(reading, scene.meeting.key)
        rows = tuple(
            three_cells(one.key, (one.name, ""), (one.interest, ""), one.handling or "noted") for one in found
        )
        lead = "A unit's financial interest in an admission, a clinician's own patient, a relative."
        return Shown(lead, (), rows, "Nobody has declared an interest.")

    def add(self, scene: Scene) -> Wish:
        """Ask who declares which interest."""
        return self._ask(scene, None)

    def open(self, scene: Scene, row: str) -> Wish:
        """Change a declaration."""
        found = scene.office.desk.ask(lambda reading: reading.peek(Declaration, row))
        return self._ask(scene, found) if found else None

    def remove(self, _scene: Scene, row: str) -> Wish:
        """Take a declaration off."""
        return Order(TakeOff(Declaration, row)) if row else None

    def _ask(self, scene: Scene, one: Declaration | None) -> Wish:
        """Ask for a declaration."""
        people = scene.office.desk.ask(lambda reading: attendance_of(reading, scene.meeting))
        names = tuple(Choice(each.name, each.name) for each in people)
        fields = (
            Field("name", "Who", Kind.SUGGEST, one.name if one else "", choices=names),
            Field("interest", "Interest", Kind.NOTE, one.interest if one else ""),
            Field(
                "handling", "What the meeting does about it", Kind.TEXT, (one.handling or "") if one else ""
            ),
        )
        form = Form("Declaration of interest", "Record", fields)
        return Ask(
            form,
            lambda values: Declare(
                scene.meeting.key,
                values["name"],
                values["interest"],
                values["handling"],
                one.key if one else None,
            ),
        )


class LastMinutes(Matter):
    """The last minutes, and what arises from them."""

    acts = Acts("New action…", "Action done")

    def show(self, reading: Reading, scene: Scene) -> Shown:
        """Show how the last minutes stand and what of them is still to be done."""
        pairs = tuple(Pair(label, words) for label, words in last_minutes(reading, scene.meeting))
        refs = {one.key: one.ref for one in reading.find(Referral, closed=None)}
        rows = line_rows(matter_arising(reading, scene.meeting, refs))
        return Shown("", pairs, rows, "Nothing of the last meeting is left to be done.")

    def add(self, scene: Scene) -> Wish:
        """Raise an action."""
        return new_action_form(scene.region, scene.office.desk.ask(actions_now))

    def tick(self, _scene: Scene, row: str) -> Wish:
        """Close an action."""
        return Order(CloseAction(row)) if row else None


class NextMeeting(Matter):
    """The day of the next meeting."""

    acts = Acts("Agree on the day…")

    def show(self, _reading: Reading, scene: Scene) -> Shown:
        """Show the day agreed."""
        day = scene.meeting.next_day
        words = shown_day_with_weekday(day) if day else "not agreed yet"
        tone = Tone.STRONG if day else Tone.AMBER
        return Shown(
            "Read back what was decided and who does what.", (Pair("The next meeting is on", words, tone),)
        )

    def add(self, scene: Scene) -> Wish:
        """Ask for the day."""
        day = scene.meeting.next_day or scene.meeting.day + timedelta(days=7)
        form = Form(
            "The next meeting",
            "Agree",
            (Field("day", "Day", Kind.DAY, day),),
            f"This meeting is of {shown_day(scene.meeting.day)}.",
        )
        return Ask(form, lambda values: AgreeNext(scene.meeting.key, values["day"]))


class OwnItem(Matter):
    """An item of the meeting's own: its notes are all there is."""

    def show(self, _reading: Reading, _scene: Scene) -> Shown:
        """Say so."""
        return Shown("An item this meeting added. What is said about it is noted below.")
