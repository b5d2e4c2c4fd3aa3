"""Who is said to have said what: invented sentences in the forms that newspapers use."""

import pytest

from secondsource.reading.reader import Reader
from secondsource.records.reading import Attribution
from tests.builders import article


def read(reader: Reader, text: str) -> list[tuple[str, str, str, str]]:
    """(source, cue, content, kind) of each attribution, pieces joined by " ... "."""
    one, found = records(reader, text)

    def words(spans: tuple[object, ...]) -> str:
        return " ... ".join(one[s.start : s.end] for s in spans)  # type: ignore[attr-defined]

    return [(words(a.source), words(a.cue), words(a.content), a.kind) for a in found]


def records(reader: Reader, text: str) -> tuple[str, tuple[Attribution, ...]]:
    """The text of the article and its attributions."""
    one = article(text)
    return one.text, reader.read([one])[0].attributions


FORMS = [
    pytest.param("“The gate is open again,” Ann Torv said.", "Ann Torv", "The gate is open again", "direct", id="direct"),
    pytest.param("Ann Torv said the gate was open.", "Ann Torv", "the gate was open", "indirect", id="indirect"),
    pytest.param("Ann Torv said that the fire was “out of control”.", "Ann Torv", "out of control", "mixed", id="mixed"),
    pytest.param("Two ships sank, according to the coast guard.", "the coast guard", "Two ships sank", "indirect", id="according to"),
    pytest.param(
        "According to the coast guard, two ships sank.", "the coast guard", "two ships sank", "indirect", id="according to, first"
    ),
    pytest.param("The strike is over, the union said in a statement.", "the union", "The strike is over", "indirect", id="in a statement"),
    pytest.param("“We will stay,” said Tomas Reyk, who leads the union.", "Tomas Reyk", "We will stay", "direct", id="inverted"),
    pytest.param(
        "The minister warned that prices would rise again.", "The minister", "prices would rise again", "indirect", id="other verb"
    ),
    pytest.param("Brindle denied that there was an order to charge.", "Brindle", "there was an order to charge", "indirect", id="denial"),
    pytest.param("Police told reporters that nobody was hurt.", "Police", "nobody was hurt", "indirect", id="told someone"),
    pytest.param(
        "The mayor added: “We have sugar for three days only.”", "The mayor", "We have sugar for three days only", "direct", id="colon"
    ),
]


@pytest.mark.parametrize(("text", "source", "content", "kind"), FORMS)
def test_forms(reader: Reader, text: str, source: str, content: str, kind: str) -> None:
    """Source, content and kind of each form."""
    found = read(reader, text)
    assert len(found) == 1
    assert source in found[0][0]
    assert content in found[0][2]
    assert found[0][3] == kind


def test_a_split_quotation_has_one_speaker(reader: Reader) -> None:
    """The second half of a quotation belongs to who said the first."""
    found = read(reader, "“We will not go back to work,” Tomas Reyk said. “We will talk tonight with anyone.”")
    assert len(found) == 1
    assert found[0][2] == "“We will not go back to work,” ... “We will talk tonight with anyone.”"


def test_a_shared_subject(reader: Reader) -> None:
    """A verb that goes on from another has its subject."""
    _, found = records(reader, "Ann Torv rejected the offer and said that the talks were over.")
    assert all(a.speaker is not None and a.speaker.name == "Ann Torv" for a in found)
    assert len(found) >= 1


def test_a_source_right_after_its_quotation(reader: Reader) -> None:
    """Who "was quoted as saying" something is its source and no part of it."""
    found = read(reader, "“The port is ours and always was,” Deputy Minister Peter Ryk was quoted as saying.")
    assert "Peter Ryk" in found[0][0]
    assert "Ryk" not in found[0][2]


def test_signed_quotations(reader: Reader) -> None:
    """A dash and a name after a quotation say whose it is."""
    _, found = records(reader, "“The sea takes what the sea is given by us all.” — Maia Torv")
    assert [a.speaker.name for a in found if a.speaker] == ["Maia Torv"]


def test_each_long_quotation_is_in_an_attribution(reader: Reader) -> None:
    """A quotation of six words or more is someone's, even where nobody is named."""
    text = "The night was cold.\n\n“Nobody slept and nobody spoke until the morning came.”\n\nThe fog lifted."
    found = read(reader, text)
    assert [content for _, _, content, _ in found] == ["“Nobody slept and nobody spoke until the morning came.”"]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “peace” lasted two days.",
        "The ship sank off Quillon at noon and two men drowned.",
        "He read “The Old Man and the Sea by Night and Day” twice.",
    ],
)
def test_nothing_is_invented(reader: Reader, text: str) -> None:
    """Scare quotes, plain facts and titles are nobody's words."""
    assert read(reader, text) == []


def test_denials_are_flagged(reader: Reader) -> None:
    """Who denies something does not say it."""
    _, found = records(reader, "The ministry denied that soldiers had fired.\n\nThe union said that soldiers had fired.")
    assert [a.denied for a in found] == [True, False]


def test_a_quotation_never_closed(reader: Reader) -> None:
    """A mark that is never closed ends with its paragraph, and the next one is read as it stands."""
    text = "Ann Torv said: “The gate is open and we are glad.\n\nThe mayor said the bridge was closed."
    found = read(reader, text)
    assert any("the bridge was closed" in content and source == "The mayor" for source, _, content, _ in found)


def test_order_and_spans(reader: Reader) -> None:
    """Attributions come in order of their first offset; furniture and captions are never part of one."""
    one = article(
        "Police said two died.\n\nThe mayor said the bridge was closed.",
        before=[("Mayor says all is well", "title"), ("Police said this is a caption", "caption")],
        after=[("“I said it first, and you all know it,” said Bob.", "comment")],
    )
    found = reader.read([one])[0].attributions
    starts = [min(s.start for s in (*a.source, *a.cue, *a.content)) for a in found]
    assert starts == sorted(starts)
    body = [(b.start, b.end) for b in one.blocks if b.kind == "body"]
    for a in found:
        for span in (*a.source, *a.cue, *a.content):
            assert any(start <= span.start and span.end <= end for start, end in body)


def test_no_text_no_attribution(reader: Reader) -> None:
    """An article without sentences has no findings."""
    assert reader.read([article("")])[0].attributions == ()
