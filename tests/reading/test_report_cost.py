"""What it costs to find who says what: twice the quotations take about twice the time."""

from collections.abc import Callable

import pytest

from secondsource.reading.attributions import attributions
from secondsource.reading.reader import open_reader
from tests.builders import article
from tests.reading.hostile import in_step


@pytest.mark.parametrize(
    "piece",
    [
        pytest.param('"The gate is open," he said. ', id="short quotations"),
        pytest.param('Ida Venn said "the gate" was open, "he" said. ', id="quotations inside sentences"),
        pytest.param("The gate is open, the ministry said. ", id="closing reports"),
        pytest.param("The gate is open, according to the paper. ", id="according to"),
        pytest.param('"The gate is open and the crew is on the island.\n\n', id="a quotation of many paragraphs"),
        pytest.param('"The gate is open." - Ida Venn\n\n', id="signatures"),
    ],
)
def test_cost_grows_with_length(piece: str) -> None:
    """Rules and speakers together, without the parser."""
    reader = open_reader("rules")

    def step(times: int) -> Callable[[], object]:
        one = article(piece * times)
        found = next(iter(reader.analyser.analyse([one])))
        return lambda: attributions(one, found.parses, (), found.reports)

    assert in_step(step(300), step(600))
