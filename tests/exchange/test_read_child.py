"""The process that reads: it holds to its limits, and however it ends people read one plain sentence."""

import ctypes
import json
import os
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from pc_desktop.domain.errors import Refused, Unavailable
from pc_desktop.exchange import errand, limits_windows, reader, summons, wire
from tests.exchange.made_returns import FIXTURES

_SOUND = FIXTURES / "bedstate_1_conventional.xlsx"
Played = Callable[[str], None]


@pytest.fixture
def played(monkeypatch: pytest.MonkeyPatch) -> Played:
    """Put a few lines of Python in the place of the reading process."""

    def play(lines: str) -> None:
        monkeypatch.setattr(errand, "command", lambda: [sys.executable, "-c", textwrap.dedent(lines)])

    return play


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("import os; os.abort()", "stopped the reader"),
        ("raise SystemExit(3)", "stopped the reader"),
        ("", "stopped the reader"),
        ("print('hello')", "could not be understood"),
        ("print('[1, 2]')", "could not be understood"),
        ("print('{\"answer\": []}')", "could not be understood"),
        ("print('{\"answer\": {}}')", "could not be understood"),
        ('print(\'{"broken": "ValueError at x.py:1"}\')', "could not be understood"),
        ('print(\'{"answer": {"file": 1}}\')', "could not be understood"),
        ("import sys; sys.stdout.buffer.write(b'\\xff\\xfe\\n')", "could not be understood"),
        ('print(\'{"unavailable": ["No.", "Because it is so."]}\')', "Because it is so."),
    ],
)
def test_that_however_the_child_ends_people_read_a_sentence(played: Played, lines: str, words: str) -> None:
    played(lines)
    with pytest.raises(Unavailable) as refusal:
        reader.read(_SOUND)
    assert words in refusal.value.advice
    assert refusal.value.title.endswith(".")


def test_that_a_child_that_hangs_is_ended_at_its_time(played: Played) -> None:
    played("import time; time.sleep(600)")
    begun = time.monotonic()
    with pytest.raises(Unavailable, match=r"longer than 0\.3 seconds"):
        reader.read(_SOUND, seconds=0.3)
    assert time.monotonic() - begun < 5


def test_that_cancel_ends_the_child_at_once_and_is_no_failure(played: Played, tmp_path: Path) -> None:
    said = tmp_path / "number"
    played(f"import os, time; open({str(said)!r}, 'w').write(str(os.getpid())); time.sleep(600)")
    with pytest.raises(errand.Stopped) as stop:
        reader.read(_SOUND, cancelled=lambda: said.exists() and said.read_text() != "")
    assert isinstance(stop.value, Refused)
    assert "nothing was changed" in stop.value.sentence
    assert not psutil.pid_exists(int(said.read_text()))


def test_that_progress_is_heard_while_reading() -> None:
    heard: list[str] = []
    reader.read(_SOUND, progress=heard.append)
    assert heard == [
        "Opening the file",
        "Opening sheet Bed State",
        "Opening sheet Lists",
        "Reading sheet Bed State",
    ]


def test_that_the_child_is_given_no_pass_phrase(played: Played, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PC_DESKTOP_PASSPHRASE", "secret words")
    played("import json, os; print(json.dumps({'unavailable': ['x', ' '.join(os.environ)]}))")
    with pytest.raises(Unavailable) as refusal:
        reader.read(_SOUND)
    assert "PC_DESKTOP_PASSPHRASE" not in refusal.value.advice
    assert "PYTHONPATH" in refusal.value.advice


def test_that_a_frozen_application_starts_itself_with_the_word_it_knows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert errand.command()[-1] == "pc_desktop.exchange.child"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert errand.command() == [sys.executable, summons.FLAG]
    assert summons.is_meant(errand.command())
    assert not summons.is_meant(["pc-desktop", "read", summons.FLAG])


@pytest.mark.parametrize("cause", ["missing", "folder", "empty", "huge"])
def test_that_a_file_that_is_not_there_to_be_read_is_said_to_be_so(tmp_path: Path, cause: str) -> None:
    path = tmp_path / "return.xlsx"
    words = {"missing": "no longer where", "folder": "a folder", "empty": "empty", "huge": "far larger"}[
        cause
    ]
    if cause == "folder":
        path.mkdir()
    elif cause == "empty":
        path.touch()
    elif cause == "huge":
        with path.open("wb") as stream:
            stream.truncate(70_000_000)
    with pytest.raises(Unavailable, match=words):
        reader.read(path)


@pytest.mark.skipif(
    sys.platform == "win32" or os.name != "posix" or os.geteuid() == 0, reason="needs a person's rights"
)
def test_that_a_file_nobody_may_read_is_said_to_be_so(tmp_path: Path) -> None:
    path = tmp_path / "return.xlsx"
    path.write_bytes(_SOUND.read_bytes())
    path.chmod(0)
    with pytest.raises(Unavailable, match="may not be opened"):
        reader.read(path)


def _bound(lines: str, megabytes: int = 512) -> str:
    """Run a few lines in a process bound as the reader is, and give what it prints."""
    script = f"from pc_desktop.exchange import limits\nlimits.bind(5, {megabytes})\n{textwrap.dedent(lines)}"
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        check=False,
        text=True,
        env=dict(os.environ, PYTHONPATH=str(Path.cwd())),
    )
    return done.stdout.strip()


@pytest.mark.parametrize(
    "act",
    [
        "open('written.txt', 'w')",
        "open('written.txt', 'ab')",
        "import os; os.open('written.txt', os.O_WRONLY | os.O_CREAT)",
        "import os; os.mkdir('made')",
        "import os; os.remove(__import__('sys').executable)",
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('example.invalid', 80)",
        "import subprocess, sys; subprocess.run([sys.executable, '-c', ''])",
        "import os; os.system('true')",
    ],
)
def test_that_a_bound_process_writes_sends_and_starts_nothing(act: str) -> None:
    assert _bound(f"try:\n    {act}\nexcept PermissionError:\n    print('refused')") == "refused"


def test_that_a_bound_process_still_reads() -> None:
    assert _bound(f"print(len(open({str(_SOUND)!r}, 'rb').read()))") == str(_SOUND.stat().st_size)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the job or the parent holds memory")
def test_that_a_bound_process_gets_no_more_memory_than_it_is_given() -> None:
    assert _bound("try:\n    bytes(600_000_000)\nexcept MemoryError:\n    print('no more')") == "no more"
    assert _bound("print(len(bytes(100_000_000)))") == "100000000"


def test_that_the_parent_can_see_the_memory_a_child_holds() -> None:
    assert errand._resident(os.getpid()) > 1_000_000


def test_that_the_limits_for_windows_have_the_shape_windows_expects() -> None:
    limits = limits_windows.wanted(10, 1024)
    assert ctypes.sizeof(limits) == (144 if ctypes.sizeof(ctypes.c_void_p) == 8 else 112)
    assert limits.ProcessMemoryLimit == 1024**3
    assert limits.Limits.PerProcessUserTimeLimit == 120_000_000
    assert limits.Limits.LimitFlags == 0x2502


def test_that_the_reading_process_loads_no_window_and_no_store() -> None:
    script = "import sys; import pc_desktop.exchange.child; print('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert not loaded & {
        "PySide6",
        "sqlalchemy",
        "alembic",
        "sqlcipher3",
        "numpy",
        "openpyxl",
        "rapidfuzz",
        "platformdirs",
    }


def test_that_what_is_packed_unpacks_as_it_was() -> None:
    draft = reader.read(FIXTURES / "bedstate_3_two_row_header_multi_sheet.xlsx")
    sent = json.loads(json.dumps([wire.pack_units(draft.units), wire.pack_problems(draft.problems)]))
    assert wire.unpack_units(sent[0]) == draft.units
    assert wire.unpack_problems(sent[1]) == draft.problems


@pytest.mark.parametrize("sent", [None, {}, [1], [{}], [{"unit": 1}], [{"unit": "x", "occupied": True}]])
def test_that_nonsense_is_not_believed(sent: object) -> None:
    with pytest.raises(wire.Nonsense):
        wire.unpack_units(sent)
