"""One trust's minutes: its own patients, its own units' beds, and nobody else anywhere, not even counted."""

from dataclasses import replace

from pc_desktop.domain.meeting import Addendum
from pc_desktop.domain.minutes import BedOutOfUse, BedStateLine
from pc_desktop.domain.minutes_pack import ActionLine, DecisionLine, DiscussionLine, MinutesPack
from pc_desktop.domain.minutes_parts import AwayEntry, EscalationLine, GapLine, ToldLine, UrgentLine
from pc_desktop.domain.others_out import SOMEBODY, without
from pc_desktop.services.minutes_scope import Scope


def minutes_for_trust(pack: MinutesPack, scope: Scope) -> MinutesPack:
    """Cut the minutes down to one trust: whoever is not its own is absent, and everything is numbered anew.

    What the whole meeting shares and where anybody may have been named goes as well: agenda notes, interests, outcomes,
    and how many steps the journal holds.
    """
    return _Cut(pack, scope).whole()


class _Cut:
    """Cuts one pack down to one trust."""

    def __init__(self, pack: MinutesPack, scope: Scope) -> None:
        """Take the whole minutes and the trust's share."""
        self._pack, self._scope = pack, scope
        self._staff = {one.name for one in pack.attendance} | {pack.chair, pack.minute_taker, "The meeting"}
        kept = [one for one in pack.decisions if one.referral in scope.referrals]
        self._numbers = {one.number: number for number, one in enumerate(kept, start=1)}

    def whole(self) -> MinutesPack:
        """Give the pack as the trust may have it."""
        pack, ours = self._pack, self._scope.referrals
        return replace(
            pack,
            audience=self._scope.trust.name,
            place=self._clean(pack.place),
            chain_head=None,
            chain_length=None,
            attendance=tuple(
                replace(one, referral=None)
                for one in pack.attendance
                if one.referral is None or one.referral in ours
            ),
            bed_state=tuple(self._beds(one) for one in pack.bed_state if one.unit_key in self._scope.units),
            decisions=tuple(self._decision(one) for one in pack.decisions if one.referral in ours),
            discussion=tuple(
                self._discussed(number, one)
                for number, one in enumerate(
                    (one for one in pack.discussion if one.referral in ours), start=1
                )
            ),
            actions=tuple(
                self._action(number, one)
                for number, one in enumerate((one for one in pack.actions if one.referral in ours), start=1)
            ),
            addenda=tuple(self._addendum(one) for one in pack.addenda if self._is_ours(one.text)),
            agenda=(),
            declarations=(),
            urgent=tuple(self._urgent(one) for one in pack.urgent if one.referral in ours),
            escalations=tuple(
                self._escalation(number, one)
                for number, one in enumerate(
                    (one for one in pack.escalations if one.referral in ours), start=1
                )
            ),
            gaps=tuple(self._gap(one) for one in pack.gaps if one.referral in ours),
            gap_counts=(),
            away=tuple(self._away(one) for one in pack.away if one.person in self._scope.people),
            outcomes=None,
        )

    def _clean(self, text: str) -> str:
        """Take other patients out of a text."""
        return without(text, self._scope.left_out)

    def _cleaned(self, text: str | None) -> str | None:
        """Take other patients out of a text that may be missing."""
        return None if text is None else self._clean(text)

    def _who(self, name: str) -> str:
        """Leave the name of somebody who sat at the meeting as it is; anything else is a text like any other."""
        return name if name in self._staff else self._clean(name)

    def _is_ours(self, text: str) -> bool:
        """Tell whether a correction names one of the trust's own referrals."""
        return any(ref in text for ref in self._scope.refs)

    def _beds(self, line: BedStateLine) -> BedStateLine:
        """Give a unit's line with its remarks cleaned."""
        return replace(line, out_of_use=tuple(self._bed(one) for one in line.out_of_use))

    def _bed(self, one: BedOutOfUse) -> BedOutOfUse:
        """Give why a bed is out of use, without other patients."""
        return replace(one, reason=self._clean(one.reason), told=self._cleaned(one.told))

    def _decision(self, line: DecisionLine) -> DecisionLine:
        """Give one decision under its new number."""
        return replace(
            line,
            number=self._numbers[line.number],
            replaced_by=self._numbers[line.replaced_by] if line.replaced_by else None,
            words=self._clean(line.words),
            rationale=self._clean(line.rationale),
            departure=self._cleaned(line.departure),
            by=self._who(line.by),
            dissent=self._cleaned(line.dissent),
            provisional=self._cleaned(line.provisional),
            advice=self._cleaned(line.advice),
            tells_referrer=self._cleaned(line.tells_referrer),
            tells_family=self._cleaned(line.tells_family),
            told=tuple(self._told(one) for one in line.told),
            interim_plan=self._cleaned(line.interim_plan),
            risk_holder=self._cleaned(line.risk_holder),
        )

    def _told(self, one: ToldLine) -> ToldLine:
        """Give who was told, without other patients in how."""
        return replace(one, by=self._who(one.by), how=self._clean(one.how))

    def _discussed(self, number: int, line: DiscussionLine) -> DiscussionLine:
        """Give what was said about one patient."""
        return replace(
            line,
            number=number,
            text=self._clean(line.text),
            decided=self._cleaned(line.decided),
            options=self._cleaned(line.options),
            patient_view=self._cleaned(line.patient_view),
            carer_view=self._cleaned(line.carer_view),
            presented_by=self._who(line.presented_by) if line.presented_by else None,
        )

    def _action(self, number: int, line: ActionLine) -> ActionLine:
        """Give one action under its new number."""
        return replace(
            line,
            number=number,
            what=self._clean(line.what),
            owner=self._who(line.owner),
            cancelled=self._cleaned(line.cancelled),
        )

    def _addendum(self, one: Addendum) -> Addendum:
        """Give a correction without other patients."""
        return replace(one, text=self._clean(one.text), by=self._who(one.by))

    def _urgent(self, line: UrgentLine) -> UrgentLine:
        """Give one urgent decision under its new number."""
        return replace(
            line,
            number=self._numbers[line.number],
            decision=self._clean(line.decision),
            first=self._who(line.first),
            second=self._who(line.second),
            reason=self._clean(line.reason),
            ratified_by=self._who(line.ratified_by) if line.ratified_by else None,
            note=self._cleaned(line.note),
        )

    def _escalation(self, number: int, line: EscalationLine) -> EscalationLine:
        """Give one escalation under its new number."""
        return replace(
            line,
            number=number,
            whom=self._clean(line.whom),
            asked=self._clean(line.asked),
            by=self._who(line.by),
            answer=self._cleaned(line.answer),
        )

    def _gap(self, line: GapLine) -> GapLine:
        """Give one gap."""
        return replace(
            line,
            place=self._clean(line.place),
            service=self._clean(line.service),
            words=self._clean(line.words),
            by=self._who(line.by),
        )

    def _away(self, line: AwayEntry) -> AwayEntry:
        """Give one person away; one that waits for somebody else is not spoken of."""
        returns = self._clean(line.returns)
        if SOMEBODY in returns:
            returns = "No bed is proposed now."
        return replace(
            line,
            why=self._clean(line.why),
            returns=returns,
            plan=self._cleaned(line.plan),
            attention=tuple(self._clean(one) for one in line.attention),
        )
