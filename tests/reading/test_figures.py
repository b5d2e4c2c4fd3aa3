"""How many, of what, where and on whose word: invented sentences against what they say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.reading import counting, money, not_figures, numbers, placing, predicates, units
from secondsource.reading import figures as figures_module
from secondsource.reading import quantities as quantities_module
from secondsource.reading.analysis import Analyser
from secondsource.reading.dates import dates
from secondsource.reading.figures import figures
from secondsource.reading.numbers import tokens
from secondsource.reading.quantities import quantities
from secondsource.reading.reader import open_reader
from secondsource.records.reading import Actor, Attribution, Figure
from secondsource.text.normalize import fold
from tests.builders import article, at
from tests.reading.hostile import in_step, linear, patterns


@pytest.fixture(scope="module")
def parser() -> Analyser:
    return open_reader().analyser


def read(text: str) -> list[tuple[str, float | None, float | None, float | None, str, str | None]]:
    """The quantities of one sentence, without a parser."""
    return [(text[q.start : q.end], q.value, q.low, q.high, q.hedge, q.unit) for q in quantities(text, fold(text), 0, len(text), [])]


def parsed(text: str, parser: Analyser, attributions: tuple[Attribution, ...] = ()) -> list[Figure]:
    """The figures of an article with the real parser."""
    of = article(text, published="2026-03-04")
    parses = parser.parse([of.words(s) for s in of.sentences])
    return list(figures(of, parses, attributions, dates(of, parses)))


EXACT = [
    ("Nine ships sank.", "Nine", 9, None),
    ("Forty-two boats left.", "Forty-two", 42, None),
    ("It drew 14,000 people.", "14,000", 14000, None),
    ("It drew 14 000.5 people.".replace(" 000.5", ",000.5"), "14,000.5", 14000.5, None),
    ("They want 2.3 million doses.", "2.3 million", 2_300_000, None),
    ("They bought two dozen drums.", "two dozen", 24, None),
    ("They bought a dozen drums.", "a dozen", 12, None),
    ("Half a million left.", "Half a million", 500_000, None),
    ("They made 5 and a half million boxes.", "5 and a half million", 5_500_000, None),
    ("It took two and half years.", "two and half years", 2.5, "year"),
    ("One and a half million left.", "One and a half million", 1_500_000, None),
    ("Five hundred and twenty-three huts burned.", "Five hundred and twenty-three", 523, None),
    ("One hundred thousand marched.", "One hundred thousand", 100_000, None),
    ("A hundred people sang.", "A hundred", 100, None),
    ("They own a quarter of a million goats.", "a quarter of a million", 250_000, None),
    ("The margin is plus or minus 4.2 percent.", "4.2 percent", 4.2, "%"),
    ("It cost $2.3bn.", "$2.3bn", 2_300_000_000, "USD"),
    ('"We ask for $5.6" billion, she said.', '$5.6" billion', 5_600_000_000, "USD"),
    ("It cost US$5 million.", "US$5 million", 5_000_000, "USD"),
    ("It cost €4.5m.", "€4.5m", 4_500_000, "EUR"),
    ("It cost £300.", "£300", 300, "GBP"),
    ("It cost 5 million dollars.", "5 million dollars", 5_000_000, "USD"),
    ("It cost Rs 500 crore.", "Rs 500 crore", 5_000_000_000, "INR"),
    ("Output fell 21 percent.", "21 percent", 21, "%"),
    ("Output fell 6.4%.", "6.4%", 6.4, "%"),
    ("Support fell by 5 percentage points.", "5 percentage points", 5, "pp"),
    ("The fence is 30 metres long.", "30 metres", 30, "m"),
    ("The reef lies 40km off.", "40km", 40, "km"),
    ("They burned 12 square kilometres of moor.", "12 square kilometres", 12, "square km"),
    ("It weighs 3 tonnes.", "3 tonnes", 3, "tonne"),
    ("It was 31C in the shade.", "31C", 31, "°C"),
    ("It was 31 degrees Celsius.", "31 degrees Celsius", 31, "°C"),
    ("Prices changed (-0.7 percent).", "-0.7 percent", -0.7, "%"),
    ("They wait for two more weeks.", "two more weeks", 2, "week"),
    ("A nine-day blockade ended.", "nine-day", 9, "day"),
    ("They agreed to a 48-hour pause.", "48-hour", 48, "hour"),
    ("A 225-page report came out.", "225-page", 225, None),
    ("She was stopped twice in spring.", "twice", 2, None),
    ("A third of the voters stayed away.", "A third", 1 / 3, None),
    ("Three-quarters of the crew left.", "Three-quarters", 0.75, None),
    ("Prices rose by a third.", "a third", 1 / 3, None),
    ("One in five children is ill.", "One in five", 0.2, None),
    ("Nearly 3 out of 10 agree.", "Nearly 3 out of 10", 0.3, None),
    ("Yields fell by half.", "half", 0.5, None),
    ("They waited an hour and a half.", "an hour and a half", 1.5, "hour"),
    ("One in every 4,200 fell ill.", "One in every 4,200", 1 / 4200, None),
    ("It fell in one day.", "one day", 1, "day"),
    ("They waited half an hour.", "half an hour", 0.5, "hour"),
    ("It cost 1.200.000 pesos.", "1.200.000 pesos", 1_200_000, "peso"),
    ("It cost Rs 12,50,000.", "Rs 12,50,000", 1_250_000, "INR"),
    ("It cost Sh2,000.", "Sh2,000", 2000, "shilling"),
    ("It cost 3 million pounds.", "3 million pounds", 3_000_000, "GBP"),
    ("It cost 40 Egyptian pounds.", "40 Egyptian pounds", 40, "EGP"),
    ("It was minus 12C.", "minus 12C", -12, "°C"),
    ("A 27-nation pact held.", "27-nation", 27, None),
    ("Zero new cases were found.", "Zero", 0, None),
    ("Losses fell to zero.", "zero", 0, None),
    ("They kept one lift running.", "one", 1, None),
    ("They met the two leaders.", "two", 2, None),
    ("It ran four times.", "four times", 4, None),
    ("Sales grew fivefold.", "fivefold", 5, None),
    ("It took two-and-a-half hours.", "two-and-a-half hours", 2.5, "hour"),
    ("It raised R1.2m there.", "R1.2m", 1200000, "ZAR"),
    ("A 1,500m race was won.", "1,500m", 1500, "m"),
    ("It scored 5.4 out of ten.", "5.4 out of ten", 5.4, None),
]


@pytest.mark.parametrize(("text", "words", "value", "unit"), EXACT, ids=[row[1] for row in EXACT])
def test_number_and_unit(text: str, words: str, value: float, unit: str | None) -> None:
    """A number is read exactly as written, with its unit, and nothing else of the sentence is a figure."""
    found = read(text)
    assert [(one[0], one[5]) for one in found] == [(words, unit)]
    assert found[0][1] == pytest.approx(value, abs=1e-5)


BOUNDS = [
    ("The rate ticked up to 7.6% again.", "7.6%", 7.6, 7.6, 7.6, "exact"),
    ("That was an increase over 22% a week before.", "22%", 22, 22, 22, "exact"),
    ("He blunted it over two terms.", "two", 2, 2, 2, "exact"),
    ("At least 17 people were hurt.", "At least 17", 17, 17, None, "at least"),
    ("No fewer than 17 were hurt.", "No fewer than 17", 17, 17, None, "at least"),
    ("More than 60 were held.", "More than 60", 60, 60, None, "more than"),
    ("Over 60 cars burned.", "Over 60", 60, 60, None, "more than"),
    ("Some 2,300 boxes stood there.", "Some 2,300", 2300, None, None, "about"),
    ("About 30 metres fell.", "About 30 metres", 30, None, None, "about"),
    ("Almost a dozen cousins came.", "Almost a dozen", 12, None, None, "about"),
    ("Nearly 100 came.", "Nearly 100", 100, None, None, "about"),
    ("Up to 1.6 million women sued.", "Up to 1.6 million", 1.6e6, None, 1.6e6, "up to"),
    ("As many as 500 came.", "As many as 500", 500, None, 500, "up to"),
    ("Fewer than 20 came.", "Fewer than 20", 20, None, 20, "less than"),
    ("More than a week passed.", "More than a week", 1, 1, None, "more than"),
    ("Dozens of huts burned.", "Dozens", None, None, None, "vague"),
    ("Hundreds fled.", "Hundreds", None, None, None, "vague"),
    ("Tens of thousands of crowns vanished.", "Tens of thousands of crowns", None, None, None, "vague"),
    ("Several boats sank.", "Several", None, None, None, "vague"),
    ("He spoke of 95,000 to 100,000 soldiers.", "95,000 to 100,000", None, 95_000, 100_000, "range"),
    ("They lose 80- to 100,000 boxes.", "80- to 100,000", None, 80_000, 100_000, "range"),
    ("Between 4 and 6 boats sank.", "Between 4 and 6", None, 4, 6, "range"),
    ("It lasts 40-60 hours.", "40-60 hours", None, 40, 60, "range"),
    ("It is a 40- to 60-hour course.", "40- to 60-hour", None, 40, 60, "range"),
    ("It costs $4 million to $6 million.", "$4 million to $6 million", None, 4e6, 6e6, "range"),
    ("It costs 4 to 6 million crowns.", "4 to 6 million crowns", None, 4e6, 6e6, "range"),
    ("They stay two or three days.", "two or three days", None, 2, 3, "range"),
    ("Just under 500 came.", "Just under 500", 500, None, 500, "less than"),
    ("Not quite 500 came.", "Not quite 500", 500, None, 500, "less than"),
    ("Upwards of 500 came.", "Upwards of 500", 500, 500, None, "more than"),
    ("Its 500-plus guests left.", "500-plus", 500, 500, None, "more than"),
    ("A minimum of 500 came.", "A minimum of 500", 500, 500, None, "at least"),
    ("A maximum of 500 came.", "A maximum of 500", 500, None, 500, "up to"),
    ("Barely 500 came.", "Barely 500", 500, None, None, "about"),
    ("Close to 500 came.", "Close to 500", 500, None, None, "about"),
    ("A dozen or so came.", "A dozen or so", 12, None, None, "about"),
    ("Some 500-odd came.", "Some 500-odd", 500, None, None, "about"),
    ("Nearly a third of it stayed.", "Nearly a third", 1 / 3, None, None, "about"),
    ("They lost less than a tenth of it.", "less than a tenth", 0.1, None, 0.1, "less than"),
    ("A few huts burned.", "A few", None, None, None, "vague"),
    ("A more than 300-page report came.", "more than 300-page", 300, 300, None, "more than"),
    ("A handful came.", "A handful", None, None, None, "vague"),
    ("A couple of hundred came.", "A couple of hundred", None, None, None, "vague"),
    ("Tens of ships came.", "Tens", None, None, None, "vague"),
    ("It fell by a fifth to a quarter.", "a fifth to a quarter", None, 0.2, 0.25, "range"),
    ("It held an estimated 70 to 80 percent.", "an estimated 70 to 80 percent", None, 70, 80, "range"),
]


@pytest.mark.parametrize(("text", "words", "value", "low", "high", "hedge"), BOUNDS, ids=[row[1] for row in BOUNDS])
def test_hedge_and_bounds(text: str, words: str, value: float | None, low: float | None, high: float | None, hedge: str) -> None:
    """Bounds are only those that the words give; a vague word is never given a number of our own."""
    assert [one[:5] for one in read(text)] == [(words, pytest.approx(value, abs=1e-5), low, pytest.approx(high, abs=1e-5), hedge)]


NONE = [
    "He is 100 percent sure of it.",
    "“One hundred percent,” she said.",
    "They told him a thousand times.",
    "The first half of the report names nobody.",
    "He put in his two cents.",
    "He called them two-faced.",
    "In need? Text HELP to 741741.",
    "She used Korva KRV, -1.43% all day.",
    "The G7 met near Gate 4.",
    "A Boeing 737 and an Su-27 crossed.",
    "Under Article 5 they act.",
    "COVID-19 spread on flight SU501.",
    "They won 3-2 and lost 1-1.",
    "The Group of Seven met at Studio One.",
    "No one spoke, and one of them left.",
    "Call 555-123-4567 today.",
    "At 6:30 p.m. and at 15:30 it rang.",
    "It rang at ten (1500 GMT) and at 0930 local time.",
    "It ran on the 24/7 line after 9/11.",
    "In 2014 and in 2016 it rained.",
    "Moscow Street's 2014 fire burned.",
    "1. The first item",
    "She came 2nd and he came third.",
    "It is a two-state solution.",
    "See page 14 and Chapter 3.",
    "Write to ann.5@example.org or www.example.org/12.",
    "The 1990s were calm.",
    "Her 401(k) grew, and the ratio was 10:1.",
    "On point three he was silent.",
    "The 2020 hopefuls met on Super Tuesday.",
    "Corin Hale, 41, and the farmer, 52, fell.",
    "Corin Hale (41) fell.",
    "A 41-year-old baker and her six-month-old son fell.",
    "Adults aged 16 and over and children under five ate free.",
    "Pupils aged 5 to 11 and 16- to 18-year-olds ate free.",
    "Boys as young as eight ran.",
    "The odds were 10 to 1, and a 33-1 outsider won.",
    "She lives at 14 Tannery Lane, flat 3B.",
    "It opens from 6 to 8 p.m.",
    "Call 0800 123 456.",
    "Under the zero-tolerance rule nobody ran.",
    "We took the new one, not the old one.",
    "He knew one or the other, and one day he left on a one-way street.",
    "The Group of 20 met.",
    "The bill, H.R. 12, names No. 4 and Art. 12.",
    "The suspect, 52, lived there.",
    "The fault of the 737 and of a 737 Max jet.",
    "It was a one-two punch by 3M, they say.",
]


@pytest.mark.parametrize("text", NONE)
def test_names_scores_times_are_no_figures(text: str) -> None:
    """Names with numbers, scores, years, times, telephone numbers, ordinals and list numbers are no figures."""
    of = article(text)
    assert figures(of, [], (), dates(of)) == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The house voted 134 to 63 for her.", [134, 63]),
        ("The bill passed on a 234-193 vote.", [234, 193]),
        ("Membership rose from 500 to 800.", [500, 800]),
        ("She paid $3,500 to two brothers.", [3500, 2]),
        ("The index rose 6.2% to 2,630.", [6.2, 2630]),
        ("It fell from 11% to 7.5%.", [11, 7.5]),
        ("Fares rose from about 18% to 21%.", [18, 21]),
    ],
)
def test_two_numbers_stay_two(text: str, wanted: list[float]) -> None:
    """A tally, a change and a payment hold two figures, not a range."""
    assert [one[1] for one in read(text)] == wanted


COUNTED = [
    ("In all 71 of the more than 5,000 teachers fell ill.", "71", "teachers", "fall"),
    ("At least 17 people were injured in the clash.", "At least 17 people", "people", "injure"),
    ("The war has killed 14,000 people.", "14,000 people", "people", "kill"),
    ("About 14,000 people killed in the conflict were civilians.", "About 14,000 people", "people", "be"),
    ("Estmark moved 40,000 combat troops to the coast.", "40,000 combat troops", "combat troops", "move"),
    ("Police put the arrests at 41.", "41", "arrests", "put"),
    ("The death toll rose to 17.", "17", "death toll", "rise"),
    ("The death toll is 17.", "17", "death toll", "be"),
    ("Police said 41 people were under arrest.", "41 people", "people", "be"),
    ("More than 60 of its members were being held.", "More than 60 of its members", "members", "hold"),
    ("About 11 Lindmoor students had fever.", "About 11 Lindmoor students", "Lindmoor students", "have"),
    ("Police cleared a nine-day blockade.", "nine-day blockade", "blockade", "clear"),
    ("Drivers must take a 40- to 60-hour safety course.", "40- to 60-hour safety course", "safety course", "take"),
]


@pytest.mark.parametrize(("text", "words", "counts", "predicate"), COUNTED, ids=[row[0][:30] for row in COUNTED])
def test_what_is_counted(text: str, words: str, counts: str, predicate: str, parser: Analyser) -> None:
    """A figure says what it counts and the verb that it hangs on; its words hold the counted noun where it follows at once."""
    figure = parsed(text, parser)[0]
    assert text[figure.start : figure.end] == words
    assert figure.counts is not None
    assert (text[figure.counts.start : figure.counts.end], figure.predicate) == (counts, predicate)


SAID_OF = [
    ("Rents rose 4% in the port.", "Rents", "%"),
    ("Rents in the port were cut by 4%.", "Rents", "%"),
    ("The council raised rents by 4%.", "rents", "%"),
    ("The ferry weighs 300 tonnes.", "ferry", "tonne"),
    ("The wall is 3 metres high.", "wall", "m"),
    ("They fenced a reserve of 4,700 hectares.", "reserve", "hectare"),
    ("The judge cut the sentence from 11 years to seven.", "sentence", "year"),
    ("They lost 80 percent of the herd.", "herd", "%"),
    ("They moved 40 tonnes of salt.", "salt", "tonne"),
    ("They face a $2m repair bill.", "repair bill", "USD"),
    ("They put the loss at $2m.", "loss", "USD"),
    ("A crowd of 8,412 sang.", "crowd", None),
    ("Half the boats sank.", "boats", None),
    ("Two-thirds of the island's boats sank.", "boats", None),
    ("It is worth 2 million pesos, Argentine brokers say.", None, "ARS"),
    ("They paid $2m.", None, "USD"),
    ("They lost 120 points, or 4%, in a week that shook the index.", None, "%"),
    ("Deaths from measles rose by an average of 4%.", "Deaths", "%"),
    ("The bridge, 320 metres long, shook.", "bridge", "m"),
    ("They caught eels weighing 4 kilos.", "eels", "kg"),
    ("They walked for 20 km.", None, "km"),
    ("The school lies within 10 km of the pit.", None, "km"),
    ("Crude gained 83 cents.", "Crude", "US cent"),
    ("The rise will cost the state $2 million.", "rise", "USD"),
    ("Prices rose 3.2% year over year.", "Prices", "%"),
    ("The drug was 94% effective.", "drug", "%"),
    ("The village, population 212, is dry.", "population", None),
    ("There was $2 million for the bridge.", None, "USD"),
    ("That is far below the $3 million Mr. Harlan has asked for.", None, "USD"),
]


@pytest.mark.parametrize(("text", "counts", "unit"), SAID_OF, ids=[row[0] for row in SAID_OF])
def test_what_a_measure_is_said_of(text: str, counts: str | None, unit: str | None, parser: Analyser) -> None:
    """A measure is said of what it measures or of what changes; what is paid and a way gone are said of nothing."""
    figure = parsed(text, parser)[-1]
    found = text[figure.counts.start : figure.counts.end] if figure.counts else None
    assert (found, figure.unit) == (counts, unit)


GOES_ON = [
    ("They asked for 50 tents and got 12.", "tents", None),
    ("Of the 90 samples tested, 31 were bad.", "samples", None),
    ("They tagged 46 turtles and followed one of them.", "turtles", None),
    ("The storm wrecked 11 homes and killed 40.", None, None),
    ("Of voters asked, 24% of women agreed and 28% did not.", "women", "%"),
    ("Imports rose by 4 tonnes and exports to 410.", "exports", None),
    ("It sold 36,000 cars in May, 3,000 fewer than in April.", "cars", None),
    ("Panels cover 1,250 acres of moor, and a further 900 are planned.", "moor", "acre"),
    ("The bus fell 60 metres and killed 26.", None, None),
]


@pytest.mark.parametrize(("text", "counts", "unit"), GOES_ON, ids=[row[0] for row in GOES_ON])
def test_a_number_alone_counts_what_was_counted(text: str, counts: str | None, unit: str | None, parser: Analyser) -> None:
    """A bare number has noun and unit of the figure before, unless it tells of people after a measure."""
    figure = parsed(text, parser)[-1]
    assert (text[figure.counts.start : figure.counts.end] if figure.counts else None, figure.unit) == (counts, unit)


PREDICATES = [
    ("The evacuation of 340 villagers took hours.", "evacuation"),
    ("Nine were children.", "be"),
    ("Police say 12 people were shot.", "shoot"),
    ("More than 60 are said to be stationed near the border.", "station"),
    ("Two held over theft", "hold"),
    ("Seven are about rent.", "be"),
    ("They asked for 50 tents.", "ask"),
]


@pytest.mark.parametrize(("text", "predicate"), PREDICATES, ids=[row[0] for row in PREDICATES])
def test_the_verb_above(text: str, predicate: str, parser: Analyser) -> None:
    """The predicate is the nearest verb above the figure, or an event noun that is nearer."""
    assert parsed(text, parser)[0].predicate == predicate


def test_ages_of_one_person_are_no_figures(parser: Analyser) -> None:
    """ "He was 43" tells an age; "the toll was 43" does not."""
    assert parsed("He was 43 and tired.", parser) == []
    assert parsed("My mother is ninety and cannot walk.", parser) == []
    assert [one.value for one in parsed("The toll was 43.", parser)] == [43]


def test_a_number_alone_goes_on_counting(parser: Analyser) -> None:
    """ "42,000 more in the south" counts what the figure before counted, in its own place."""
    text = "Estmark has massed 41,000 troops at its border and 42,000 more in Poland."
    first, second = parsed(text, parser)
    assert first.counts is not None
    assert second.counts == first.counts
    assert second.where is not None
    assert text[second.where.start : second.where.end] == "Poland"


def test_said_to_be(parser: Analyser) -> None:
    """ "are said to be stationed": the predicate is what is said, with its place."""
    text = "More than 94,000 soldiers are said to be stationed near the northern border."
    (figure,) = parsed(text, parser)
    assert figure.predicate == "station"
    assert figure.where is not None
    assert text[figure.where.start : figure.where.end] == "the northern border"


AS_OF = [
    ("There were 310 calls on February 13.", "2026-02-13"),
    ("In February, 12 people died and 40 are missing now.", "2026-02-01/2026-02-28"),
    ("They printed 900 posters for the 2020 fair.", None),
    ("Tin fell to $14 for the first time since 1998.", None),
    ("Sunday's attack killed 12 people.", "2026-03-01"),
    ("The club will grow to at least 70 members by 2031.", "../2031-12-31"),
]


@pytest.mark.parametrize(("text", "when"), AS_OF, ids=[row[0] for row in AS_OF])
def test_as_of_when(text: str, when: str | None, parser: Analyser) -> None:
    """The day of a figure is the one that tells of its noun, its verb or an event beside it."""
    assert parsed(text, parser)[0].as_of == when


def test_place_and_day(parser: Analyser) -> None:
    """A figure knows its place and the day that belongs to its verb."""
    text = "On Tuesday 12 people were injured near the northern border."
    figure = parsed(text, parser)[0]
    assert figure.where is not None
    assert text[figure.where.start : figure.where.end] == "the northern border"
    assert figure.as_of == "2026-03-03"


def test_a_state_is_no_place(parser: Analyser) -> None:
    """ "in prison" tells of a sentence and not of a place."""
    assert [found.where for found in parsed("She got ten years in prison.", parser)] == [None]


def test_informant_is_the_speaker_of_the_smallest_content(parser: Analyser) -> None:
    """A figure inside an attribution stands on that speaker's word; in plain narration on nobody's."""
    text = "The union said police had told it that 41 people were held. Nine boats sank."
    of = article(text)
    outer, inner = Actor(name="The union", how="name"), Actor(name="police", how="name")
    said = (
        Attribution(
            source=(at(of, "The union"),),
            cue=(at(of, "said"),),
            content=(at(of, "police had told it that 41 people were held"),),
            kind="indirect",
            speaker=outer,
        ),
        Attribution(
            source=(at(of, "police"),), cue=(at(of, "told"),), content=(at(of, "41 people were held"),), kind="indirect", speaker=inner
        ),
    )
    parses = parser.parse([of.words(s) for s in of.sentences])
    first, second = figures(of, parses, said, ())
    assert (first.informant, first.attribution) == (inner, 1)
    assert (second.informant, second.attribution) == (None, None)


def test_works_without_parses() -> None:
    """Without a parser the numbers are still read; what they count is unknown."""
    of = article("At least 17 people were hurt.")
    (figure,) = figures(of, [], (), ())
    assert (figure.value, figure.counts) == (17, None)


@given(st.text(alphabet=st.sampled_from(list("0123456789,.-–$€%\"' aAoOnNeEtT/:()½mk")), max_size=80))
def test_any_text_gives_ordered_spans_inside_it(text: str) -> None:
    """Figures lie inside the text, hold their number, do not overlap and have bounds in order, whatever the signs."""
    end = 0
    for q in quantities(text, fold(text), 0, len(text), []):
        assert end <= q.start <= q.number_start < q.number_end <= q.end <= len(text)
        assert q.low is None or q.high is None or q.low <= q.high
        end = q.end


HOSTILE = [
    "1,",
    "1,000",
    "one hundred ",
    "$",
    "1-",
    "1.",
    "more than ",
    "a ",
    "1 in ",
    "http://1",
    "555-123-",
    "+1 ",
    "2:30 p",
    "2:30 pm ",
    "half a ",
    "1,00,",
    "1.000.",
    "1 peso ",
    "a few ",
    "one and ",
    "1 to ",
    "twenty-",
]


PIECES = [
    *HOSTILE,
    "said ",
    "up from ",
    "population ",
    "@",
    "#1",
    "www.",
    "https://a",
    "1:",
    "+1-",
    "(111) ",
    "0111 ",
    ".",
    "—",
    " in",
    "m ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_cost_grows_with_length_only(piece: str) -> None:
    """Twice the hostile input costs about twice the time."""

    def step(text: str) -> None:
        folded = fold(text)
        tokens(folded)
        list(quantities(text, folded, 0, len(text), []))

    assert in_step(lambda: step(piece * 1000), lambda: step(piece * 2000))


def test_no_pattern_costs_more_than_its_length() -> None:
    """Every compiled pattern of the modules that read figures, over every hostile piece."""
    found = list(patterns(figures_module, placing, counting, predicates, units, money, quantities_module, not_figures, numbers))
    money_names = [("money", names) for unit in ("shilling", "peso", "dollar", "franc") if (names := money._names_with(unit))]
    assert len(found) > 9
    for name, pattern in [*found, *money_names]:
        for piece in PIECES:
            assert linear(pattern, piece), (name, piece)
