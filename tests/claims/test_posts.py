"""Posts that a page shows whole are their writer's words."""

import pytest

from secondsource.claims.posts import posts
from secondsource.claims.segments import page
from tests.builders import article
from tests.claims.telling import of_kind, told

POST = "Our evening ferry to Tolm is late again and we are sorry for it. pic.example — Marle Ferries (@marleferries) March 3, 2026"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(POST, ["Marle Ferries"], id="account and day"),
        pytest.param("Our ferry to Tolm is late. — Marle Ferries, March 3, 2026", [], id="no account"),
        pytest.param("The line wrote to @marleferries (@tolm) on March 3, 2026 that it was late.", [], id="in a sentence"),
        pytest.param("Late. — Marle Ferries (@marleferries) March 3, 2026", [], id="too short to tell anything"),
    ],
)
def test_a_post_is_known_by_its_account_and_day(text: str, found: list[str]) -> None:
    """A dash, a name, the account in brackets and the day close the paragraph."""
    one = article(text, id="a")
    assert [said.speaker.name for said in posts(one, page(one, None).paragraphs) if said.speaker] == found


def test_a_post_is_a_quotation() -> None:
    """Who prints the post and who quotes it in marks tell one quotation of one speaker."""
    one = article(f"The line wrote on Tuesday.\n\n{POST}", id="a", outlet="One")
    two = article('"Our evening ferry to Tolm is late again and we are sorry for it," the line wrote.', id="b", outlet="Two")
    (claim,) = of_kind(told([one, two]), "quote")
    assert claim.speaker == "Marle Ferries"
