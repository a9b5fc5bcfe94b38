"""The commands of the script do what their words say, in order, and pass on how it went."""

import subprocess
import sys
from pathlib import Path

import pytest

from installer import environment, jobs, system


class Recorder:
    """Stands in for starting programs: keeps what was asked for and answers with given exit codes."""

    def __init__(self, codes: dict[str, int]) -> None:
        """Answer with the code beside the first of these words found in a command, otherwise 0."""
        self.codes = codes
        self.asked: list[list[str]] = []
        self.surroundings: list[dict[str, str]] = []

    def __call__(
        self, command: list[str], *, cwd: Path, env: dict[str, str], check: bool
    ) -> "subprocess.CompletedProcess[str]":
        """Keep one command."""
        self.asked.append(command[1:])
        self.surroundings.append(env)
        code = next((code for word, code in self.codes.items() if word in command), 0)
        return subprocess.CompletedProcess(command, code)


@pytest.fixture
def recorder(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    """Return what is asked for instead of being done; the environment counts as ready."""
    kept = Recorder({})
    monkeypatch.setattr(subprocess, "run", kept)
    monkeypatch.setattr(system, "prepare", lambda **_given: None)
    monkeypatch.setattr(environment, "ready", lambda _kind: Path("python"))
    monkeypatch.setattr(environment, "is_made", lambda _venv: True)
    return kept


def _modules(recorder: Recorder) -> list[str]:
    return [words[1] for words in recorder.asked if words[0] == "-m"]


def test_that_test_checks_first_and_then_runs_every_test(recorder: Recorder) -> None:
    assert jobs.run(["test"]) == 0
    assert _modules(recorder) == ["ruff", "ruff", "mypy", "installer.audit", "pytest"]
    assert ["-c", jobs.LAYERS] in recorder.asked
    assert recorder.asked[-1] == [*jobs.PYTEST, *jobs.BESIDE]
    assert all(given["QT_QPA_PLATFORM"] == "offscreen" for given in recorder.surroundings)


def test_that_check_ends_with_the_house_rules(recorder: Recorder) -> None:
    assert jobs.run(["check"]) == 0
    assert recorder.asked[-1][-1] == "tests/test_house_rules.py"


def test_that_what_follows_the_command_is_handed_on(recorder: Recorder) -> None:
    assert jobs.run(["test", "tests/domain", "-x"]) == 0
    assert recorder.asked[-1][-2:] == ["tests/domain", "-x"]
    assert jobs.run(["bench", "--quick"]) == 0
    assert recorder.asked[-1] == ["-m", "tests.bench.run", "--quick"]


def test_that_the_first_failure_ends_it_and_its_code_is_passed_on(
    recorder: Recorder, capsys: pytest.CaptureFixture[str]
) -> None:
    recorder.codes = {"mypy": 7}
    assert jobs.run(["test"]) == 7
    assert _modules(recorder) == ["ruff", "ruff", "mypy"]
    assert "Types (mypy): not passed" in capsys.readouterr().err


def test_that_a_step_ended_by_a_signal_is_a_failure(recorder: Recorder) -> None:
    recorder.codes = {"pytest": -9}
    assert jobs.run(["test"]) == 1


def test_that_the_demo_without_a_display_says_so_and_names_its_folder(
    recorder: Recorder,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    project: Path,
) -> None:
    monkeypatch.setattr(system, "has_display", lambda _platform, _variables: False)
    assert jobs.run(["demo"]) == 0
    folder = str(project / "out" / "demo")
    assert recorder.asked == [["-m", "pc_desktop", "demo", "--headless", "--to", folder]]
    told = capsys.readouterr().out
    assert "no display" in told
    assert folder in told


@pytest.mark.parametrize("to", [["--to", "there"], ["--to=there"]])
def test_that_the_demo_keeps_a_folder_already_named(
    recorder: Recorder, monkeypatch: pytest.MonkeyPatch, to: list[str]
) -> None:
    monkeypatch.setattr(system, "has_display", lambda _platform, _variables: False)
    assert jobs.run(["demo", "--headless", *to]) == 0
    assert recorder.asked == [["-m", "pc_desktop", "demo", "--headless", *to]]


def test_that_the_demo_opens_the_window_where_there_is_a_display(
    recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "has_display", lambda _platform, _variables: True)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    assert jobs.run(["demo"]) == 0
    assert recorder.asked == [["-m", "pc_desktop", "demo"]]
    assert "QT_QPA_PLATFORM" not in recorder.surroundings[-1]


def test_that_soak_asks_for_full_counts_of_the_marked_tests(recorder: Recorder) -> None:
    assert jobs.run(["soak"]) == 0
    assert recorder.asked[-1][-2:] == ["-m", "soak"]
    assert recorder.surroundings[-1]["PC_DESKTOP_SOAK"] == "1"


def test_that_a_command_nobody_knows_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        jobs.run(["dance"])
    assert left.value.code == 2
    assert "demo" in capsys.readouterr().err


@pytest.mark.parametrize("name", sorted(jobs.JOBS))
def test_that_every_command_has_words_and_a_lock(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        jobs.run([name, "--help"])
    assert left.value.code == 0
    assert jobs.JOBS[name].words.split()[0] in capsys.readouterr().out
    assert environment.LOCKS[jobs.JOBS[name].lock].is_file()


def test_that_the_script_answers_for_itself(project: Path) -> None:
    told = subprocess.run(
        [sys.executable, str(project / "installer" / "dev.py"), "-h"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert told.returncode == 0
    assert all(name in told.stdout for name in jobs.JOBS)
