"""The brief as text: what an editor reads in a terminal."""

import re
from functools import cache

import pytest

from secondsource.brief import compose, render_markdown, render_text
from secondsource.brief.layout import clean, width_of
from secondsource.brief.wording import NEVER, day, days, interval, moment_range
from secondsource.records.article import Rejected
from secondsource.records.story import Story
from tests.brief import builders as made
from tests.builders import article


@cache
def printed(**options: bool | int) -> str:
    """The made story as text."""
    return render_text(made.composed(), **options)  # type: ignore[arg-type]


def flat(words: str) -> str:
    """Words on one line."""
    return " ".join(words.split())


def quotes_of(text: str) -> list[str]:
    """All that stands between quotation marks, over line ends, without the keys at the right end of a line."""
    bare = re.sub(r" {2,}(?:[\[(][a-z]+\d+(?: [a-z]+\d+| \+\d+)*[\])])+$", "", text, flags=re.MULTILINE)
    return [flat(words) for words in re.findall(r'"([^"]+)"', bare)]


def test_every_quoted_word_stands_in_an_article_or_a_headline() -> None:
    """Nothing between quotation marks is ours; a date as it was given is quoted too."""
    known = flat(" ".join(f"{a.text} {a.title} {a.published.as_given if a.published else ''}" for a in made.ARTICLES))
    found = quotes_of(printed())
    assert len(found) > 15
    assert [words for words in found if words not in known] == []


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """Every line fits, at any width."""
    assert max(width_of(line) for line in printed(width=width).splitlines()) <= width


def test_words_that_a_brief_never_says() -> None:
    """No label speaks of truth."""
    said = re.findall(r"[a-z]+(?: [a-z]+)?", printed().lower())
    assert not set(NEVER) & set(said)


def test_a_pipe_gets_no_codes_and_a_terminal_bold_and_dim_only() -> None:
    """The words are the same in both."""
    colored = printed(color=True)
    assert "\x1b" not in printed()
    assert set(re.findall(r"\x1b\[\d*m", colored)) == {"\x1b[1m", "\x1b[2m", "\x1b[0m"}
    assert re.sub(r"\x1b\[\d*m", "", colored).split() == printed().split()


def test_ascii_signs() -> None:
    """Our own signs are ASCII where that is asked for."""
    assert printed(ascii=True).isascii()


def test_marks_agree_with_brackets_and_words() -> None:
    """Two tellings shown, one not known, five reports."""
    lines = printed().splitlines()
    at = next(number for number, line in enumerate(lines) if "The ferry Alma ran aground" in line)
    assert lines[at].endswith("[a1 b1 e1][c1](d1)")
    assert lines[at + 1] == "   at least 2, at most 3 tellings ■■□··; no informant named"


def test_sides_stand_beside_each_other_with_their_informants() -> None:
    """Both sides, who says so, who denies it."""
    text = flat(printed())
    assert '"the rudder had failed" [a2 b2 e2] 1 telling ■··; 1 informant: Idre Voll; denied by Mats Olin' in text
    assert '"The rudder turned until the last moment" [c2] 1 telling ■; 1 informant: Mats Olin' in text


def test_who_copied_whom_says_how_and_whether_credited() -> None:
    """Kind, shared sentences, credit."""
    text = flat(printed())
    assert "b from a: verbatim, 1 of 5 sentences, credited" in text
    assert "e from a: words swapped, 1 of 4 sentences, not credited" in text


def test_no_article() -> None:
    """Each reason is told."""
    brief = compose((), [Rejected(input="x.bin", reason="no text found")], (), (), {}, {}, {}, reader="by hand")
    assert render_text(brief).splitlines() == ["0 articles, 1 rejected", "", "1 REJECTED " + "─" * 69, " x.bin: no text found"]


def test_one_article_has_nothing_to_compare() -> None:
    """No interval, no marks, no sections that compare."""
    text = render_text(made.lone(made.LATER))
    assert "1 article: nothing to compare" in text
    assert not re.search(r"telling|■|□|DIFFER|COPIED|ALONE", text)


def test_no_disagreement_is_told_as_not_found() -> None:
    """Not found is not agreement, so the section stays."""
    pair = [made.WIRE, made.COPY]
    story = Story(id="s", articles=("copy", "wire"), storyline="s")
    assert "none found in 0 claims" in render_text(compose(pair, (), [story], (), {}, {}, {}, reader="by hand"))


def test_a_related_story_is_not_listed_a_second_time() -> None:
    """The inquiry has its line among the related stories, and none below."""
    assert flat(printed()).count('"Inquiry into the Alma opens"') == 1
    assert "OTHER STORIES" not in printed()


def test_a_story_that_is_not_told_is_listed() -> None:
    """One that was not read has one line and its key, however long its headline is."""
    title = "Raisins are dear in the islands, says one man, and will be dearer in the spring when the ferries stop"
    more = article("Raisins are dear.", id="more", outlet="Post", title=title)
    story = Story(id="more", articles=("more",), storyline="more")
    told = compose([*made.ARTICLES, more], (), [*made.stories(), story], (), {}, {"grounding": made.story_claims()}, {}, reader="by hand")
    lines = render_text(told).partition("OTHER STORIES")[2].splitlines()[1:]
    assert [re.sub(" +", " ", line) for line in lines] == [' g 1 article, Post "Raisins are dear in the islands, says" ... + 13 words [g0]']
    assert "Raisins are dear in the islands" in render_markdown(told)


def test_many_stories_are_counted_not_dropped() -> None:
    """Forty stories of one article: five are told, twenty listed, the rest counted."""
    found = [article(f"Event {i} happened.", id=f"e{i:02}", outlet="Post", title=f"Event {i}") for i in range(40)]
    stories = [Story(id=f"s{i:02}", articles=(one.id,), storyline=f"s{i:02}") for i, one in enumerate(found)]
    text = render_text(compose(found, (), stories, (), {}, {}, {}, reader="by hand"))
    assert text.count("nothing to compare") == 5
    assert " + 15 more\n" in text
    assert render_text(compose(found, (), stories, (), {}, {}, {}, reader="by hand"), full=True).count("nothing to compare") == 40


def test_a_story_of_two_hundred_articles_stays_short() -> None:
    """Keys are cut, tellers are counted."""
    wires = [article(made.WIRE.text, id=f"w{i:03}", outlet=f"Outlet {i:03}", published="2026-05-04") for i in range(200)]
    story = Story(id="s", articles=tuple(w.id for w in wires), storyline="s")
    text = render_text(compose(wires, (), [story], (), {}, {}, {}, reader="by hand"))
    assert len(text.splitlines()) < 60
    assert "+ 192 more" in text


def test_control_and_bidi_characters_are_printed_as_their_code() -> None:
    """They are shown and never obeyed."""
    assert clean("a\u202eb\x1b[31mc\x07") == "a<U+202E>b<U+001B>[31mc<U+0007>"
    evil = article("It fell.", id="evil", outlet="Ev\u202eil\x1b[2J", title="A\u202e\x1b[31mred\nline")
    text = render_text(made.lone(evil))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "A<U+202E><U+001B>[31mred line" in text


def test_names_from_right_to_left_are_isolated() -> None:
    """Letters from right to left cannot move a key."""
    text = render_text(made.lone(article("It fell.", id="rtl", outlet="הארץ", title="שלום")))
    assert "\u2068שלום\u2069" in text


def test_wide_letters_count_two_columns() -> None:
    """A text without spaces is broken at the edge of the terminal."""
    text = render_text(made.lone(article("It fell.", id="wide", outlet="朝日", title="地震" * 60)))
    assert max(width_of(line) for line in text.splitlines()) <= 80


def test_markdown_says_the_same_and_its_keys_lead_somewhere() -> None:
    """Each key that is linked has its words at the end; nothing of an article is read as markup."""
    text = render_markdown(made.composed())
    linked = set(re.findall(r"\(#([a-z]+\d+)\)", text))
    anchors = set(re.findall(r'<a id="([a-z]+\d+)">', text))
    assert linked
    assert linked == anchors
    for words in ("at least 2, at most 3 tellings", "denied by Mats Olin", "Divers found the anchor chain cut", "no text field"):
        assert words in text


def test_markdown_does_not_obey_an_article() -> None:
    """Links, HTML and headings of an article stay its words."""
    text = render_markdown(
        made.lone(article("It fell.", id="md", title="# [x](http://evil.example) <script>*b*</script> | a", outlet="P_o_st"))
    )
    assert "<script" not in text
    assert not re.search(r"(?<!\\)\]\(http", text)
    assert "\\[x\\]" in text


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2026-03-03", "2026-03-03", "3 Mar 2026"),
        ("2026-03-03T06:10Z", "2026-03-03T06:10Z", "3 Mar 2026 06:10Z"),
        ("2026-03-03T12:00Z", "2026-03-03T18:00Z", "3 Mar 2026 12:00 to 18:00Z"),
        ("2026-03-03", "2026-03-05", "3 to 5 Mar 2026"),
        ("2026-03-01", "2026-03-31", "Mar 2026"),
        ("2026-01-01", "2026-12-31", "2026"),
        (None, "2026-03-05", "until 5 Mar 2026"),
        ("2026-03-05", None, "from 5 Mar 2026"),
        (None, None, "no date"),
    ],
)
def test_times_of_the_timeline(first: str | None, last: str | None, words: str) -> None:
    """A time is written in the precision that is known."""
    assert moment_range(first, last, year=True) == words


def test_days_of_a_story() -> None:
    """From the first day to the last."""
    assert days("2026-03-03", "2026-03-04") == "3 to 4 March 2026"
    assert days("2025-12-30", "2026-01-02") == "30 December 2025 to 2 January 2026"
    assert days(None, None) == "no date"
    assert day("2026-03") == "Mar 2026"


def test_the_interval_is_never_one_number_where_it_is_not_known() -> None:
    """Two numbers, in words."""
    assert interval(1, 1) == "1 telling"
    assert interval(2, 2) == "2 tellings"
    assert interval(1, 3) == "at least 1, at most 3 tellings"


def test_what_somebody_denies_stands_among_the_differences() -> None:
    """Also where no report tells it in another way; the heading says who denies it."""
    gates = article(
        "The crew opened two gates by hand, said Ida Holm. The line denied that.", id="gates", outlet="Post", published="2026-05-04"
    )
    other = article("It fell.", id="other", outlet="Echo", published="2026-05-05")
    stands = made.support([[0]], informants=[made.informant(gates, "Ida Holm", kind="person")])
    one = made.variant(0, [0], stands, "one outlet", denied_by=[made.informant(gates, "The line")])
    claims = made.StoryClaims(
        story="s",
        articles=("gates", "other"),
        claims=(made.claim("gates", "event", [made.report(gates, "The crew opened two gates by hand")], [one], stands, "one outlet"),),
    )
    story = Story(id="s", articles=("gates", "other"), storyline="s")
    text = render_text(compose([gates, other], (), [story], (), {}, {"s": claims}, {}, reader="by hand"))
    assert 'denied by The line [a2]\n "The crew opened two gates by hand"' in text
    assert "1 denied" in text
