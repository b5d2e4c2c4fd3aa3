"""What ``import secondsource`` promises: a short list of names, each of them there, typed, and loaded when it is used."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import secondsource

FACADE = Path(secondsource.__file__)


def test_the_surface_is_sorted_and_short() -> None:
    """At most 25 names, in order, each once."""
    assert secondsource.__all__ == sorted(set(secondsource.__all__))
    assert len(secondsource.__all__) <= 25


@pytest.mark.parametrize("name", secondsource.__all__)
def test_each_public_name_is_there_and_says_what_it_is(name: str) -> None:
    """A public name can be got and has a docstring."""
    assert getattr(secondsource, name).__doc__
    assert name in dir(secondsource)


def test_no_public_name_is_hidden_by_a_folder() -> None:
    """A folder of the package becomes an attribute once it is imported, so no public name may be spelled like one."""
    assert not {path.stem for path in FACADE.parent.iterdir()} & set(secondsource.__all__)


def test_a_name_that_is_not_public_is_no_attribute() -> None:
    """A wrong name fails as it does in any module."""
    with pytest.raises(AttributeError, match="no attribute 'tell_me'"):
        secondsource.tell_me  # noqa: B018


def test_type_checkers_see_the_same_names() -> None:
    """The imports for type checkers and the names loaded on use are the same, from the same modules."""
    tree = ast.parse(FACADE.read_text(encoding="utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    typed = {
        alias.asname or alias.name: f"{node.module}:{alias.name}" if alias.asname else node.module
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert typed == secondsource._HOME
    assert sorted(typed) == secondsource.__all__


def test_the_package_can_be_run_as_a_module() -> None:
    """``python -m secondsource --version`` prints the version of the package."""
    done = subprocess.run([sys.executable, "-m", "secondsource", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"secondsource {secondsource.__version__}\n"
