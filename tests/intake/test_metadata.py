"""What the lines around a report say of it."""

import pytest

from tests.intake.reading import read

REPORT = "Police cleared the dock in Port Maren on Tuesday after nine days.\n\nTwo people were hurt, the port's doctor said in a statement."


@pytest.mark.parametrize(
    ("lines", "byline"),
    [
        pytest.param("By Jonas Wick", "Jonas Wick", id="plain"),
        pytest.param("By Courier staff and agency", "Courier staff and agency", id="no person"),
        pytest.param("by: Dana Orrel", "Dana Orrel", id="a colon"),
        pytest.param("Written by Dana Orrel", "Dana Orrel", id="written by"),
        pytest.param("Andrew Marrow\n\nApril 14, 2021", "Andrew Marrow", id="a bare name"),
        pytest.param("Marit Holm, Political Editor", "Marit Holm, Political Editor", id="a name and an office"),
        pytest.param("April 13, 2021 11:34 GMT – By Quillon", "Quillon", id="behind the date"),
        pytest.param("Middle East", None, id="a section"),
        pytest.param("Breaking News", None, id="a label"),
    ],
)
def test_byline(lines: str, byline: str | None) -> None:
    """Who wrote it, as the line says it."""
    assert read(f"Police clear dock blockade\n\n{lines}\n\n{REPORT}").byline == byline


@pytest.mark.parametrize(
    ("before", "after", "credit"),
    [
        pytest.param("By Associated Press", "", "Associated Press", id="in the byline"),
        pytest.param("By Ada Holt, with Quillon", "", "Quillon", id="with an agency"),
        pytest.param("", "(Quillon)", "Quillon", id="below the report"),
        pytest.param("", "(With inputs from PTI)", "PTI", id="inputs"),
        pytest.param("", "The Associated Press contributed to this report.", None, id="a contribution is no origin"),
        pytest.param("", "Copyright 2026 The Associated Press. All rights reserved.", "The Associated Press", id="an agency's copyright"),
        pytest.param("By Ada Holt", "", None, id="none"),
    ],
)
def test_credit(before: str, after: str, credit: str | None) -> None:
    """The agency that the report says it comes from."""
    assert read(f"Police clear dock blockade\n\n{before}\n\n{REPORT}\n\n{after}").credit == credit


@pytest.mark.parametrize(
    ("before", "after", "published", "updated"),
    [
        pytest.param(
            "Published 3 March 2026, 18:20 CST | Updated 19:05 CST", "", "3 March 2026, 18:20 CST", "19:05 CST", id="both on a line"
        ),
        pytest.param(
            "Updated April 14th, 2021 at 11:43 IST",
            "Published April 13th, 2021 at 09:00 IST",
            "April 13th, 2021 at 09:00 IST",
            "April 14th, 2021 at 11:43 IST",
            id="above and below",
        ),
        pytest.param(
            "April 13, 2021 11:34 GMT UPDATED\u00a0April 13, 2021 19:15 GMT",
            "",
            "April 13, 2021 11:34 GMT",
            "April 13, 2021 19:15 GMT",
            id="a label inside",
        ),
        pytest.param("", "March 3, 2026", None, None, id="a bare date below may be anything"),
        pytest.param("", "", None, None, id="none"),
    ],
)
def test_times(before: str, after: str, published: str | None, updated: str | None) -> None:
    """Times are taken from the lines above and below the report, in their own words."""
    made = read(f"Police clear dock blockade\n\n{before}\n\n{REPORT}\n\n{after}")
    assert (made.published.as_given if made.published else None) == published
    assert (made.updated.as_given if made.updated else None) == updated


def test_a_date_in_the_report_is_not_its_own() -> None:
    """Neither a dateline without a year nor a day that the report tells of is a time of publication."""
    assert (
        read(f"Police clear dock blockade\n\nPORT MAREN, March 3 (Quillon) - On March 1, 2024 the gate was shut.\n\n{REPORT}").published
        is None
    )


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        pytest.param(f"Maren Courier\nHome > News\n\nPolice clear dock blockade\n\n{REPORT}", "Maren Courier", id="a masthead"),
        pytest.param(f"Police clear dock blockade\n\n{REPORT}\n\nOther reports by iHarbour", "iHarbour", id="other reports by"),
        pytest.param(
            f"Police clear dock blockade\n\n{REPORT}\n\nCopyright © 2026 The Kellan Bee. All rights reserved.",
            "The Kellan Bee",
            id="a copyright",
        ),
        pytest.param(
            f"Police clear dock blockade\n\n{REPORT}\n\nCopyright 2026 The Associated Press. All rights reserved.",
            None,
            id="an agency's copyright",
        ),
        pytest.param(f"Police clear dock blockade | Politics\n\n{REPORT}", None, id="a section behind the headline"),
        pytest.param(f"Police clear dock blockade | Kellan News\n\n{REPORT}", "Kellan News", id="an outlet behind the headline"),
        pytest.param(f"Dock crisis\n\nPolice clear dock blockade\n\n{REPORT}", None, id="a kicker"),
        pytest.param(f"Police clear dock blockade\n\n{REPORT}", None, id="nothing said"),
    ],
)
def test_outlet(text: str, outlet: str | None) -> None:
    """The outlet of a text file is what the file clearly says of itself, or unknown."""
    assert read(text).outlet == outlet
