"""What is known about adult eating disorder care, read from the reference list when it is drawn from."""

import re
from dataclasses import dataclass
from typing import Final

from pc_desktop.reference import rows
from pc_desktop.sample.draws import Draws, Mixture

_FILE: Final = "aed_parameters.csv"
_MIXTURE_PART: Final = re.compile(r"(\d+)% lognormal mean (\d+)d sd (\d+)")
_AGE_SHAPE: Final = 1.2
_LEAST_BMI, _MOST_BMI = 10.0, 18.3
_SHORTEST, _LONGEST = 14, 320


@dataclass(frozen=True, slots=True)
class Parameters:
    """Shares are parts of one, ages whole years, waits days, BMI kg/m2, `stays` a mixture in days."""

    age_mean: float
    youngest: int
    oldest: int
    men: float
    bmi_mean: float
    bmi_deviation: float
    informal: float
    stays: Mixture
    mean_stay: float
    wait_before: float
    wait_after: float

    def age(self, draws: Draws) -> int:
        """Draw an age at admission: right-skewed from the youngest."""
        years = self.youngest + draws.gamma(_AGE_SHAPE, self.age_mean - self.youngest)
        return min(self.oldest, int(years))

    def bmi(self, draws: Draws) -> float:
        """Draw a BMI at admission, to one decimal."""
        return round(min(_MOST_BMI, max(_LEAST_BMI, draws.normal(self.bmi_mean, self.bmi_deviation))), 1)

    def stay(self, draws: Draws, mean: float) -> int:
        """Draw a length of stay in days from the mixture, scaled to a mean."""
        return min(_LONGEST, max(_SHORTEST, round(draws.mixture(self.stays) * mean / self.mean_stay)))

    def wait(self, draws: Draws, mean: float) -> int:
        """Draw a wait from referral to admission in days."""
        return max(4, round(draws.lognormal(mean, mean * 0.5)))

    def legal(self, draws: Draws) -> str:
        """Draw a legal status at admission: mostly informal (01), else Section 3 (03) or Section 2 (02)."""
        if draws.chance(self.informal):
            return "01"
        return draws.weighted(("03", "02"), (0.7, 0.3))


def parameters() -> Parameters:
    """Read the reference list; raises KeyError where a row the sample needs is not in it."""
    value = {row["parameter"]: row["value"] for row in rows(_FILE)}
    stays = tuple(
        (int(share) / 100, float(mean), float(deviation))
        for share, mean, deviation in _MIXTURE_PART.findall(value["los_model"])
    )
    return Parameters(
        age_mean=float(value["age_mean"]),
        youngest=18,
        oldest=60,
        men=float(value["male_share_of_admissions"]) / 100,
        bmi_mean=float(value["bmi_admission_mean"]),
        bmi_deviation=float(value["bmi_admission_sd"]),
        informal=float(value["informal_at_admission"]) / 100,
        stays=stays,
        mean_stay=sum(share * mean for share, mean, _ in stays),
        wait_before=float(value["wait_referral_to_admission_after"]),
        wait_after=float(value["wait_referral_to_admission_before"]),
    )
