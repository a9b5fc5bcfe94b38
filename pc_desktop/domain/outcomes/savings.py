"""What avoided admissions may have saved: a range from stated assumptions, never one bold number."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Assumptions:
    """What the range rests on: two assumed stays in days, whole pounds for a day and an alternative.

    None where nobody has said; then nothing is computed.
    """

    shorter_stay: int | None
    longer_stay: int | None
    price_per_day: int | None
    alternative_cost: int = 0

    @property
    def complete(self) -> bool:
        """Tell whether a range can be computed."""
        return None not in (self.shorter_stay, self.longer_stay, self.price_per_day)

    def words(self) -> str:
        """Say the assumptions in a sentence."""
        if not self.complete:
            return "The assumed stays and the price of a bed day are not recorded: see Setup."
        cost = "The cost of the alternatives is not taken off."
        if self.alternative_cost:
            cost = f"Each alternative is taken to cost £{self.alternative_cost:,}."
        return (
            f"Assumed: {self.shorter_stay} to {self.longer_stay} days for each admission avoided, "
            f"£{self.price_per_day:,} a day. {cost}"
        )


@dataclass(frozen=True, slots=True)
class Savings:
    """The least and the most that may have been saved, in whole pounds."""

    low: int
    high: int

    def words(self) -> str:
        """Say the range to the nearest £10k, such as £850k to £1.0m."""
        low, high = pounds(self.low), pounds(self.high)
        return low if low == high else f"{low} to {high}"


def savings(avoided: int, assumptions: Assumptions) -> Savings | None:
    """Multiply avoided admissions by an assumed stay and a price; None where an assumption is missing.

    saving = avoided x (stay in days x pounds a day - pounds for the alternative), never below nothing.
    """
    stays, price = (assumptions.shorter_stay, assumptions.longer_stay), assumptions.price_per_day
    if stays[0] is None or stays[1] is None or price is None:
        return None
    each = [max(0, days * price - assumptions.alternative_cost) for days in (stays[0], stays[1])]
    return Savings(avoided * min(each), avoided * max(each))


def after_investments(gross: Savings, invested: int) -> Savings:
    """Take what was invested off both ends of the range, in whole pounds; what is left may lie below nought."""
    return Savings(gross.low - invested, gross.high - invested)


def pounds(amount: int) -> str:
    """Write pounds to the nearest ten thousand: £850k, £1.0m, £1.25m; less than that as it is."""
    if abs(amount) < 10_000:
        return f"£{amount:,}"
    tens = (abs(amount) + 5_000) // 10_000
    sign = "−" if amount < 0 else ""
    if tens < 100:
        return f"{sign}£{tens}0k"
    millions = f"{tens / 100:.2f}"
    return f"{sign}£{millions.removesuffix('0')}m"
