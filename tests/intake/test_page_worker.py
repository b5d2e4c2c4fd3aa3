"""Pages are read in a process that can be killed."""

import subprocess
import sys

import pytest

from secondsource.errors import UnreadableInputError
from secondsource.intake.page_worker import PageReader
from tests.intake.test_pages import page


def test_reads_like_the_function() -> None:
    """The other process gives the same fields, page after page, and tells why a page is refused."""
    with PageReader() as reader:
        assert reader.read("a", page()).title == "Dock cleared at Port Maren"
        with pytest.raises(UnreadableInputError, match="no body"):
            reader.read("b", "<html></html>")
        assert reader.read("c", page(title="Dock open")).title == "Dock open"


def test_goes_on_after_a_page_that_kills() -> None:
    """A page that is not read in time is refused, and the next one is read by a new process."""
    with PageReader(seconds=20) as reader:
        assert reader.read("a", page()).title
        process = reader._process
        assert process is not None
        process.kill()
        process.wait()
        with pytest.raises(UnreadableInputError, match="broke"):
            reader.read("b", page())
        assert reader.read("c", page()).title


def test_starts_with_the_first_page() -> None:
    """A pile without pages starts no process and loads no reader of HTML."""
    code = (
        "import sys\nfrom secondsource.intake import read_inputs\n"
        "list(read_inputs(['-'], stdin=lambda: b'Dock cleared\\n\\nPolice cleared the dock on Tuesday.'))\n"
        "print(not {'trafilatura', 'lxml', 'htmldate', 'resiliparse'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"
