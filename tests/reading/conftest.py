"""One parser for all tests of the step: loading it takes a second."""

import pytest

from secondsource.reading.reader import Reader, open_reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    return open_reader()
