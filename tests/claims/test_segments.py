"""An article made ready for matching: paragraphs, and what stands inside them that is no part of the text."""

import msgspec

from secondsource.claims.segments import page
from secondsource.records.article import Block
from tests.builders import article, attribution, reading

BOX = "Ida NornFive weirs to see before they go MORE"


def test_a_box_of_the_page_parts_no_paragraph() -> None:
    """A line that a box interrupts is one paragraph: what is quoted behind it has the speaker of what stands before it."""
    plain = article(f"“We mended the weir,” Ida Norn {BOX} said in a statement. “Nobody paid us a shilling for it.”")
    start = plain.text.index(BOX)
    end = start + len(BOX)
    last = plain.blocks[-1].end
    blocks = (
        *plain.blocks[:-1],
        Block(start=plain.blocks[-1].start, end=start, kind="body"),
        Block(start=start, end=end, kind="furniture"),
        Block(start=end, end=last, kind="body"),
    )
    one = msgspec.structs.replace(plain, blocks=blocks)
    made = page(one, reading(one, attributions=[attribution(one, "“We mended the weir,”", source="Ida Norn", speaker="Ida Norn")]))
    quoted = [segment for segment in made.segments if segment.speaker is not None]
    assert {segment.paragraph for segment in quoted} == {0}
    assert [one.text[segment.tokens[0].start : segment.tokens[-1].end] for segment in quoted] == [
        "We mended the weir",
        "Nobody paid us a shilling for it",
    ]
    assert not any(start <= token.start < end for segment in made.segments for token in segment.tokens)
