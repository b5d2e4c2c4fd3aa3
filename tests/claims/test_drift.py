"""What a report did to a quotation's words: one table of pairs, each told by two outlets on the word of one woman."""

import pytest

from tests.builders import article, attribution, reading
from tests.claims.telling import of_kind, told

FULL = "“We mended the weir, the lock and the lower gate before the rain came, and nobody paid us a shilling for it,” Ida Norn said."


def kinds(one: str, other: str) -> set[str]:
    """The drifts of the two reports beside the longest; what stands before " Ida Norn said" is hers."""
    articles = [article(body, id=id, outlet=f"Outlet {id}") for id, body in (("a", one), ("b", other))]
    readings = []
    for each in articles:
        words = each.text[: each.text.index(" Ida Norn said")] if " Ida Norn said." in each.text else each.text.split(" said ", 1)[1]
        readings.append(reading(each, attributions=[attribution(each, words, source="Ida Norn", speaker="Ida Norn")]))
    (claim,) = of_kind(told(articles, readings), "quote")
    return {report.drift.kind for report in claim.reports if report.drift} - {"longest"}


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        pytest.param("“We mended the weir, the lock and the lower gate before the rain came,” Ida Norn said.", "clipped", id="its end"),
        pytest.param(
            "“We mended the weir … before the rain came, and nobody paid us a shilling for it,” Ida Norn said.", "clipped", id="with a sign"
        ),
        pytest.param(
            "“We mended the weir before the rain came, and nobody paid us a shilling for it,” Ida Norn said.",
            "reworded",
            id="without a sign",
        ),
        pytest.param(
            "“We mended the weir, the lock & the lower gate before the rain came, and nobody paid us a shilling for it,” Ida Norn said.",
            "same words",
            id="and, &",
        ),
        pytest.param(
            "“We mended the weir, the lock and the lower gates before the rain came,” Ida Norn said.", "reworded", id="another word"
        ),
        pytest.param(
            "Ida Norn said we “mended the weir, the lock and the lower gate before the rain came, and nobody paid us a shilling for it.”",
            "same words",
            id="a word before the marks",
        ),
        pytest.param(
            "“But we mended the weir, the lock and the lower gate before the rain came,” Ida Norn said.",
            "clipped",
            id="an end more",
        ),
        pytest.param(
            "Ida Norn said that they had mended the weir, the lock and the lower gate before the rain came.", "paraphrase", id="no marks"
        ),
    ],
)
def test_what_was_done_to_the_words(other: str, kind: str) -> None:
    """Against the longest report."""
    assert kinds(FULL, other) == {kind}


def test_half_quoted_on_both_sides() -> None:
    """The same few words between marks, each in a sentence of the outlet's own."""
    one = "Ida Norn said the council had “a plain duty of care” to everyone who lives behind the lower gate of the weir."
    other = "Ida Norn said there was “a plain duty of care” to everyone who lives behind the lower gate of the weir."
    assert kinds(one, other) == {"same words"}


def test_what_is_left_out_at_an_end_is_not_left_out_in_the_middle() -> None:
    """ "An act of neglect": the words stand twice, the report has the second."""
    one = "“It was an act of spite and a clear act of plain neglect,” Ida Norn said."
    assert kinds(one, "“act of plain neglect,” Ida Norn said.") == {"clipped"}
