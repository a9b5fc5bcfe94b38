"""The rules of the house that no tool knows: budgets, docstrings, names, and what may stand where."""

import ast
import fnmatch
import os
import re
import statistics
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILE_CAP, FILE_MEDIAN, FUNCTION_CAP = 300, 140, 40

AT_THE_ROOT = {
    "pc_desktop", "resources", "migrations", "tests", "installer", ".ci",
    "pyproject.toml", "README.md", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE",
    "requirements.lock", "requirements-dev.lock", "requirements-build.lock",
    ".gitignore", ".gitattributes", ".git",
}  # fmt: skip
NOT_IN_NAMES = {
    "manager", "helper", "helpers", "util", "utils", "handler", "data", "info", "base", "common", "misc",
    "process", "obj", "tmp",
}  # fmt: skip
# Words of the field and of the libraries in which such a part is the right one.
RIGHT_WORDS = {"common_cause"}
# What Qt calls it (camelCase names are Qt's too), and what other libraries call what they call back.
QT_OVERRIDES = {"data", "event", "flags", "index", "paint", "parent"}
OTHER_OVERRIDES = {"handle_data"}
# The domain reads no clock, no file and no network; a seed for its own dice comes in from outside.
NOT_IN_THE_DOMAIN = {
    "io", "os", "pathlib", "random", "secrets", "shutil", "socket", "sqlite3", "subprocess", "tempfile",
    "threading", "time", "urllib", "uuid",
}  # fmt: skip
SERVICES_MAY_USE = {"pc_desktop", "rapidfuzz", "holidays"}
ASKS_THE_TIME = {"datetime.now", "datetime.today", "datetime.utcnow", "date.today", "time.time"}
# Folders of one computer. Assembled here, so that this file does not name them itself.
ONE_COMPUTER = re.compile(
    "|".join([r"\.\./" + "shared", "/wo" + "rk/", "/ro" + "ot/", r"/ho" + r"me/\w", r"[Ii]ssue " + r"#?\d"])
)
WRITTEN = {
    ".py",
    ".toml",
    ".md",
    ".txt",
    ".cfg",
    ".ini",
    ".json",
    ".csv",
    ".svg",
    ".yml",
    ".yaml",
    ".lock",
    ".spec",
    "",
}


def _files(folder: str, pattern: str = "*.py") -> list[Path]:
    return sorted(file for file in (ROOT / folder).rglob(pattern) if "__pycache__" not in file.parts)


PACKAGE = _files("pc_desktop")
SCRIPTS = _files("installer")
MIGRATIONS = _files("migrations")
TESTS = _files("tests")
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def _at(file: Path, node: ast.AST | None = None, what: str = "") -> str:
    line = f":{node.lineno}" if isinstance(node, ast.stmt | ast.expr | ast.arg | ast.alias) else ""
    return f"{file.relative_to(ROOT).as_posix()}{line} {what}".rstrip()


def _functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def _body_lines(function: Function) -> int:
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def _dotted(node: ast.expr) -> str:
    return (
        f"{_dotted(node.value)}.{node.attr}" if isinstance(node, ast.Attribute) else getattr(node, "id", "")
    )


def _imports(file: Path) -> set[str]:
    named = set()
    for node in ast.walk(_tree(file)):
        if isinstance(node, ast.Import):
            named |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            named.add(node.module or "")
    return named


def _names_given(file: Path) -> Iterator[tuple[ast.AST, str]]:
    """Yield every name the file itself gives: to classes, functions, arguments, variables and attributes."""
    overrides = [function for function in _functions(_tree(file)) if function.name in OTHER_OVERRIDES]
    theirs = {node for function in overrides for node in [function, *ast.walk(function.args)]}
    for node in ast.walk(_tree(file)):
        if node in theirs:
            continue
        if isinstance(node, Function | ast.ClassDef):
            yield node, node.name
        elif isinstance(node, ast.arg):
            yield node, node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node, node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            if _dotted(node.value) in {"self", "cls"}:
                yield node, node.attr
        elif isinstance(node, ast.alias) and node.asname:
            yield node, node.asname


def _parts(name: str) -> set[str]:
    return {part.lower() for part in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)}


def _is_named_by_qt(file: Path, node: ast.AST, name: str) -> bool:
    relative = file.relative_to(ROOT).parts
    if "ui" not in relative and "theme" not in relative and file.name != "tasks.py":
        return False
    if name in QT_OVERRIDES:
        return isinstance(node, Function)
    return re.fullmatch(r"[a-z]+(?:[A-Z][a-z]*)+", name) is not None


def test_that_no_module_outgrows_the_page() -> None:
    sizes = {file: len(file.read_text(encoding="utf-8").splitlines()) for file in PACKAGE + SCRIPTS}
    assert [_at(file, what=f"{size} lines") for file, size in sizes.items() if size > FILE_CAP] == []
    modules = [size for file, size in sizes.items() if file.name != "__init__.py"]
    assert statistics.median(modules) <= FILE_MEDIAN


def test_that_no_function_outgrows_the_screen() -> None:
    long = [
        _at(file, function, f"{function.name} {_body_lines(function)} lines")
        for file in PACKAGE + SCRIPTS
        for function in _functions(_tree(file))
        if _body_lines(function) > FUNCTION_CAP
    ]
    assert not long, "\n".join(long)


def test_that_every_module_class_and_public_function_says_what_it_is() -> None:
    silent = []
    for file in PACKAGE + SCRIPTS + MIGRATIONS:
        tree = _tree(file)
        silent += [_at(file)] if not ast.get_docstring(tree) else []
        for node in ast.walk(tree):
            if (
                isinstance(node, Function | ast.ClassDef)
                and _must_speak(file, node)
                and not ast.get_docstring(node)
            ):
                silent.append(_at(file, node, node.name))
    assert not silent, "\n".join(silent)


def _must_speak(file: Path, node: Function | ast.ClassDef) -> bool:
    if isinstance(node, ast.ClassDef):
        return True
    is_inner = any(node in ast.walk(outer) for outer in _functions(_tree(file)) if outer is not node)
    return not node.name.startswith("_") and not is_inner and not _is_named_by_qt(file, node, node.name)


def test_that_a_package_opens_with_a_docstring_and_nothing_else() -> None:
    for file in PACKAGE:
        if file.name == "__init__.py":
            assert ast.get_docstring(_tree(file)), _at(file)
            assert len(_tree(file).body) == 1, _at(file)


def test_that_names_are_the_words_of_the_meeting() -> None:
    bad = []
    for file in PACKAGE + SCRIPTS + MIGRATIONS:
        given = [*_names_given(file), (_tree(file), file.stem), (_tree(file), file.parent.name)]
        for node, name in given:
            kept = name
            for word in RIGHT_WORDS:
                kept = kept.lower().replace(word, "") if word in kept.lower() else kept
            if _parts(kept) & NOT_IN_NAMES and not _is_named_by_qt(file, node, name):
                bad.append(_at(file, node, name))
    assert not bad, "\n".join(bad)


def test_that_no_presenter_imports_qt() -> None:
    for file in PACKAGE:
        if file.name == "presenter.py":
            assert {name for name in _imports(file) if re.match("PySide6|pyqtgraph", name)} == set(), _at(
                file
            )


def test_that_the_domain_stands_on_the_standard_library_alone_and_touches_no_world() -> None:
    for file in _files("pc_desktop/domain"):
        roots = {name.split(".")[0] for name in _imports(file)}
        assert roots - sys.stdlib_module_names == roots & {"pc_desktop"}, _at(file)
        assert roots & NOT_IN_THE_DOMAIN == set(), _at(file)
        assert [
            _at(file, node) for node in ast.walk(_tree(file)) if _calls(node) in {"open", "input", "print"}
        ] == []


def test_that_services_stand_on_the_domain_and_little_else() -> None:
    for file in _files("pc_desktop/services"):
        roots = {name.split(".")[0] for name in _imports(file)}
        assert roots - sys.stdlib_module_names - SERVICES_MAY_USE == set(), _at(file)


def _calls(node: ast.AST) -> str:
    return _dotted(node.func) if isinstance(node, ast.Call) else ""


def test_that_only_the_clock_asks_the_time() -> None:
    asking = [
        _at(file, node, _calls(node))
        for file in PACKAGE + MIGRATIONS
        for node in ast.walk(_tree(file))
        if ".".join(_calls(node).split(".")[-2:]) in ASKS_THE_TIME and file.name != "clock.py"
    ]
    assert not asking, "\n".join(asking)


def test_that_only_the_command_line_prints() -> None:
    printing = [
        _at(file, node)
        for file in PACKAGE
        for node in ast.walk(_tree(file))
        if _calls(node) == "print" and file.name != "cli.py"
    ]
    assert not printing, "\n".join(printing)


def test_that_a_migration_imports_nothing_of_ours() -> None:
    for file in MIGRATIONS:
        assert {name for name in _imports(file) if name.split(".")[0] == "pc_desktop"} == set(), _at(file)


def test_that_the_name_of_every_test_is_a_statement() -> None:
    unnamed = [
        _at(file, function, function.name)
        for file in TESTS
        if file.name.startswith("test_")
        for function in _functions(_tree(file))
        if function.name.startswith("test") and not function.name.startswith("test_that_")
    ]
    assert not unnamed, "\n".join(unnamed)


def test_that_test_files_need_no_package_and_have_names_of_their_own() -> None:
    assert [_at(file) for file in TESTS if file.name == "__init__.py"] == []
    names = [file.name for file in TESTS if file.name.startswith("test_")]
    assert sorted(set(names)) == sorted(names)


def test_that_every_skip_gives_its_reason() -> None:
    silent = []
    for file in TESTS:
        for node in ast.walk(_tree(file)):
            if (
                isinstance(node, ast.Attribute)
                and node.attr in {"skip", "skipif", "xfail"}
                and "mark" in _dotted(node)
            ):
                calls = [
                    call for call in ast.walk(_tree(file)) if isinstance(call, ast.Call) and call.func is node
                ]
                silent += (
                    []
                    if any(word.arg == "reason" for call in calls for word in call.keywords)
                    else [_at(file, node)]
                )
            elif _calls(node) in {"pytest.skip", "pytest.xfail"} and isinstance(node, ast.Call):
                silent += [] if node.args or node.keywords else [_at(file, node)]
    assert not silent, "\n".join(silent)


def test_that_only_the_usual_files_stand_at_the_root() -> None:
    made = [
        line.strip("/")
        for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    venv = Path(os.environ.get("PC_DESKTOP_VENV", ".venv")).name
    names = {path.name for path in ROOT.iterdir()} - AT_THE_ROOT - {venv}
    assert {name for name in names if not any(fnmatch.fnmatch(name, pattern) for pattern in made)} == set()


def test_that_every_help_page_says_something() -> None:
    for page in _files("resources/help", "*.md"):
        assert len(page.read_text(encoding="utf-8").split()) > 30, _at(page)


def test_that_no_text_names_one_computer() -> None:
    places = ["pc_desktop", "resources", "migrations", "tests", "installer"]
    files = [file for place in places for file in _files(place, "*") if file.is_file()]
    files += [path for path in ROOT.iterdir() if path.is_file() and path.name in AT_THE_ROOT]
    naming = []
    for file in files:
        if file.suffix.lower() in WRITTEN:
            text = file.read_text(encoding="utf-8", errors="replace")
            naming += [_at(file, what=found[0]) for found in ONE_COMPUTER.finditer(text)]
    assert not naming, "\n".join(naming)
