import pytest

from pc_desktop.domain.settings import DEFAULTS, Setting

_COUNTS = {name for name in DEFAULTS if name.endswith(("_days", "_limits"))}


@pytest.mark.parametrize("name", sorted(_COUNTS))
def test_that_settings_that_count_something_hold_a_whole_number_above_nothing(name: str) -> None:
    assert int(DEFAULTS[name]) > 0


def test_that_every_setting_has_text_to_begin_with_and_nobody_can_change_that() -> None:
    assert all(isinstance(value, str) for value in DEFAULTS.values())
    with pytest.raises(TypeError):
        DEFAULTS["hold_days"] = "5"  # type: ignore[index]


def test_that_a_setting_is_known_by_its_name() -> None:
    assert Setting("hold_days", "3").key in DEFAULTS
