"""The tree is the architecture; these tests keep it true."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "secondsource"
STEPS = ("intake", "skim", "stories", "lineage", "reading", "claims", "brief", "exports")

# heavy library -> the only file that may import it
OWNERS = {
    "trafilatura": "intake/html.py",
    "htmldate": "intake/html.py",
    "resiliparse": "intake/html.py",
    "lxml": "intake/html.py",
    "onnxruntime": "reading/encoder.py",
    "dateparser": "reading/dates.py",
    "pyarrow": "exports/parquet.py",
}
# not one owner, but nothing that ``import secondsource`` or ``secondsource --help`` should wait for
HEAVY = {*OWNERS, "numpy", "scipy", "thinc"}


def imports(path: Path) -> Iterator[str]:
    """Dotted names that a file imports, wherever in the file they stand."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write absolute imports"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def loaded_by(code: str) -> set[str]:
    """Top-level modules that are loaded once ``code`` has run in a fresh interpreter."""
    program = code + "\nimport sys; print(); print(*{name.split('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("library", OWNERS)
def test_heavy_library_has_one_owner(library: str) -> None:
    """Only its owner imports a heavy library, even lazily or for typing."""
    users = [
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if any(name.split(".")[0] == library for name in imports(path))
    ]
    assert [user for user in users if user != OWNERS[library]] == []


@pytest.mark.parametrize("step", STEPS)
def test_steps_do_not_import_each_other(step: str) -> None:
    """A step sees records, text, graphs, errors and itself: no other step, not the pipeline, not the command line."""
    allowed = {"records", "text", "graphs", "errors", step}
    for path in (PACKAGE / step).rglob("*.py"):
        for name in imports(path):
            if name.split(".")[0] == "secondsource":
                assert name.split(".")[1] in allowed, f"{path}: {name}"


@pytest.mark.parametrize("layer", ["records", "text", "graphs.py", "errors.py"])
def test_lower_layers_know_nothing_above_them(layer: str) -> None:
    """Records import errors at most; text and graphs import records at most."""
    below = {"records": {"records", "errors"}, "errors.py": set()}.get(layer, {"records", "errors", layer.removesuffix(".py")})
    files = [PACKAGE / layer] if layer.endswith(".py") else list((PACKAGE / layer).rglob("*.py"))
    for path in files:
        for name in imports(path):
            if name.split(".")[0] == "secondsource":
                assert name.split(".")[1] in below, f"{path}: {name}"


def test_nobody_imports_the_facade() -> None:
    """Inside the package, names come from their home module, never from the root."""
    children = {path.stem for path in PACKAGE.iterdir()}
    for path in PACKAGE.rglob("*.py"):
        for name in imports(path):
            if name.startswith("secondsource.") and name != "secondsource.__version__":
                assert name.split(".")[1] in children, f"{path}: {name}"


@pytest.mark.parametrize("step", STEPS)
def test_a_step_is_light_until_it_runs(step: str) -> None:
    """Importing a step loads no library that is slow to start."""
    assert not loaded_by(f"import secondsource.{step}") & {*OWNERS, "thinc"}


def test_import_is_light() -> None:
    """``import secondsource`` loads no heavy library."""
    assert not loaded_by("import secondsource") & HEAVY


def test_every_module_says_what_it_is_for() -> None:
    """Each module begins with a docstring."""
    silent = [str(path) for path in PACKAGE.rglob("*.py") if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert silent == []


def test_files_stay_small_enough_to_read() -> None:
    """We aim at 60 to 400 lines; past 600 a file surely holds two ideas."""
    long = {path.name: count for path in PACKAGE.rglob("*.py") if (count := len(path.read_text(encoding="utf-8").splitlines())) > 600}
    assert long == {}


def test_only_the_edges_read_the_environment() -> None:
    """Environment variables are read in ``cli.py`` alone."""
    readers = [path.name for path in PACKAGE.rglob("*.py") if {"os.environ", "os.getenv"} & set(_attributes(path))]
    assert set(readers) <= {"cli.py"}


def _attributes(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield f"{node.value.id}.{node.attr}"
