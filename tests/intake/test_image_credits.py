"""The credit of a picture at the end of a line."""

import pytest

from secondsource.intake.image_credits import image_credit


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        pytest.param("The pier at Sandholm on Monday (Photo: Ada Holt)", True, id="in brackets"),
        pytest.param("The pier at Sandholm on Monday. Image source: Ada Holt", True, id="with a label"),
        pytest.param("The pier at Sandholm on Monday © Ada Holt", True, id="with a sign"),
        pytest.param("The pier at Sandholm was shut on Monday, the harbour said.", False, id="a sentence"),
        pytest.param("The police filed a picture of the pier.", False, id="a sentence about a picture"),
    ],
)
def test_who_took_a_picture(line: str, *, credit: bool) -> None:
    """A label, a bracket or a sign tells it; a sentence about a picture has none."""
    assert bool(image_credit(line)) is credit
