"""Who did what to whom: invented sentences of an article of Wednesday 4 March 2026."""

import pytest

from secondsource.reading.analysis import Analyser
from secondsource.reading.dates import dates
from secondsource.reading.entities import mentions
from secondsource.reading.event_lexicon import FRIENDLY, HOSTILE, classes, controls, nouns, verbs
from secondsource.reading.events import events
from secondsource.reading.participants import country_in, sector_in, stands_for_government
from secondsource.reading.reader import open_reader
from secondsource.records.article import Article
from secondsource.records.reading import Actor, Attribution, Event
from tests.builders import article, at

ROOTS = FRIENDLY | HOSTILE | {"AGREE", "REQUEST", "ACCUSE", "REJECT"}


@pytest.fixture(scope="module")
def parser() -> Analyser:
    return open_reader().analyser


def coded(of: Article, parser: Analyser, attributions: tuple[Attribution, ...] = ()) -> list[Event]:
    """The events of an article with the real parser."""
    parses = parser.parse([of.words(s) for s in of.sentences])
    return list(events(of, parses, attributions, dates(of, parses), mentions(of, parses)))


WHO = [
    ("France condemned Iran.", "ACCUSE", "France", "Iran"),
    ("Police arrested three students in Lima.", "COERCE", "Police", "students"),
    ("Three students were arrested by police.", "COERCE", "police", "students"),
    ("Three students were arrested on Monday.", "COERCE", None, "students"),
    ("Police cleared a nine-day blockade of the container terminal.", "COERCE", "Police", None),
    ("The Chilean foreign minister met his Peruvian counterpart in Quito.", "CONSULT", "Chilean foreign minister", "counterpart"),
    ("Norway held talks with Sweden.", "CONSULT", "Norway", "Sweden"),
    ("The president telephoned Anna Brack on Tuesday.", "CONSULT", "president", "Anna Brack"),
    ("Talks between Norway and Sweden failed to end the dispute.", "CONSULT", "Norway", "Sweden"),
    ("Rebels attacked an army base near the capital.", "ASSAULT", "Rebels", "army base"),
    ("Rebels launched an attack on the army.", "ASSAULT", "Rebels", "army"),
    ("The town was bombed by Syrian jets.", "ASSAULT", "Syrian jets", "town"),
    ("An Israeli strike on Hamas killed a commander.", "ASSAULT", "Israeli", "commander"),
    ("Kenya's annexation of Somalia was denounced by Ghana.", "ASSAULT", "Kenya", "Somalia"),
    ("Militants, who kidnapped two priests, fled.", "ASSAULT", "Militants", "priests"),
    ("Japan provided $2 million in aid to Fiji.", "AID", "Japan", "Fiji"),
    ("Canada and Mexico signed a trade agreement.", "SUPPORT", "Canada", "Mexico"),
    ("Brazil praised Portugal.", "SUPPORT", "Brazil", "Portugal"),
    ("Egypt released 40 prisoners.", "CONCEDE", "Egypt", "prisoners"),
    ("The government lifted a curfew in the province.", "CONCEDE", "government", None),
    ("Ethiopia withdrew its troops from Eritrea.", "RETREAT", "Ethiopia", "Eritrea"),
    ("The rebels declared a ceasefire with the army.", "RETREAT", "rebels", "army"),
    ("Spain urged Morocco to open the border.", "REQUEST", "Spain", "Morocco"),
    ("Spain called on Morocco to open the border.", "REQUEST", "Spain", "Morocco"),
    ("The envoy told Estonian officials to wait.", "REQUEST", "envoy", "officials"),
    ("India accused Pakistan of firing first.", "ACCUSE", "India", "Pakistan"),
    ("Prosecutors launched an investigation into the bank.", "ACCUSE", "Prosecutors", "bank"),
    ("Finland has expressed concern about Russia's new bases.", "ACCUSE", "Finland", "Russia"),
    ("Cuba rejected the American proposal.", "REJECT", "Cuba", None),
    ("The minister denied the request of the union.", "REJECT", "minister", None),
    ("North Korea threatened to attack Japan.", "THREATEN", "North Korea", "Japan"),
    ("Turkey warned Greece.", "THREATEN", "Turkey", "Greece"),
    ("Workers protested against the government.", "PROTEST", "Workers", "government"),
    ("Students staged a rally outside the embassy.", "PROTEST", "Students", None),
    ("Poland expelled two Belarusian diplomats.", "SANCTION", "Poland", "diplomats"),
    ("Germany has suspended aid to Niger.", "SANCTION", "Germany", "Niger"),
    ("Ruritania moved two armies to its western border after Russia mobilized troops.", "MOBILIZE", "Ruritania", None),
    ("Britain imposed sanctions on Iran.", "COERCE", "Britain", "Iran"),
    ("India shared intelligence with France.", "COOPERATE", "India", "France"),
    ("Rwanda agreed to withdraw its troops from Congo.", "AGREE", "Rwanda", "Congo"),
    ("The ministry and the union agreed on a 48-hour pause.", "AGREE", "ministry", "union"),
]


# A verb that means little and its noun: type, trigger, actor, recipient.
LIGHT = [
    ("Norway made a donation of tents to Fiji.", "AID", "donation", "Norway", "Fiji"),
    ("The convoy came under fire from rebels near the lake.", "ASSAULT", "fire", "rebels", "convoy"),
    ("The premier drew criticism from farmers over the dam.", "ACCUSE", "criticism", "farmers", "premier"),
    ("The candidate won the backing of three unions.", "SUPPORT", "backing", "unions", "candidate"),
    ("The senator paid a visit to Chile in June.", "CONSULT", "visit", "senator", "Chile"),
    ("Peru issued a threat to Bolivia.", "THREATEN", "threat", "Peru", "Bolivia"),
    ("The generals imposed a curfew on the students.", "COERCE", "curfew", "generals", "students"),
    ("A ban was imposed on the newspaper by the junta.", "COERCE", "ban", "junta", "newspaper"),
    ("The bank was hit with a fine by the regulator.", "COERCE", "fine", "regulator", "bank"),
    ("Two gunmen carried out an attack on the mayor.", "ASSAULT", "attack", "gunmen", "mayor"),
]


@pytest.mark.parametrize(("text", "kind", "trigger", "actor", "recipient"), LIGHT, ids=[row[0][:40] for row in LIGHT])
def test_noun_tells_the_event_of_a_light_verb(text: str, kind: str, trigger: str, actor: str, recipient: str, parser: Analyser) -> None:
    """ "Made a donation": the noun is the trigger; "came under fire", "won backing": the subject is at the other end."""
    of = article(text, published="2026-03-04")
    found = [event for event in coded(of, parser) if event.type == kind and of.words(event.trigger) == trigger]
    assert [(actor in e.actor.name, recipient in e.recipient.name) for e in found if e.actor and e.recipient] == [(True, True)]


# An event noun alone, participles without a subject, other orders.
ORDERS = [
    ("The killing of two nuns by bandits shocked the town.", "ASSAULT", "bandits", "nuns"),
    ("The army's arrest of the editor was a mistake.", "COERCE", "army", "editor"),
    ("The editor's arrest by the army was a mistake.", "COERCE", "army", "editor"),
    ("A threat to the bishop by smugglers kept the church shut.", "THREATEN", "smugglers", "bishop"),
    ("A complaint against the broker from pensioners is being read.", "ACCUSE", "pensioners", "broker"),
    ("Cooperation between Chile and Peru has grown.", "COOPERATE", "Chile", "Peru"),
    ("Asked by the police to leave, the lawyer sat down.", "REQUEST", "police", "lawyer"),
    ("Despite having been warned by Chile, Peru sent the ship.", "THREATEN", "Chile", "Peru"),
    ("The villagers were given tents by the army.", "AID", "army", "villagers"),
    ("The clerk was blamed by the judge and sheltered by the nuns.", "AID", "nuns", "clerk"),
    ("It was the governor who accused the dentist of fraud.", "ACCUSE", "governor", "dentist"),
    ("The bodyguard who stabbed the mayor fled.", "ASSAULT", "bodyguard", "mayor"),
    ("The rebels, against whom Chad massed troops, withdrew.", "MOBILIZE", "Chad", "rebels"),
    ("Police entered the hall, beat a baker and arrested two singers.", "COERCE", "Police", "singers"),
]


@pytest.mark.parametrize(("text", "kind", "actor", "recipient"), ORDERS, ids=[row[0][:40] for row in ORDERS])
def test_nouns_participles_and_orders(text: str, kind: str, actor: str, recipient: str, parser: Analyser) -> None:
    """Who did it is found where it does not stand before a verb."""
    found = [event for event in coded(article(text, published="2026-03-04"), parser) if event.type == kind]
    sides = [(event.actor.name if event.actor else "", event.recipient.name if event.recipient else "") for event in found]
    assert any(actor in who and recipient in whom for who, whom in sides), sides


TWO = [
    ("Chile refused to meet Peru.", {("REJECT", "refused", "asserted"), ("CONSULT", "meet", "negated")}),
    ("Spain urged Morocco to free the journalist.", {("REQUEST", "urged", "asserted"), ("CONCEDE", "free", "hypothetical")}),
    ("India accused the guards of beating a monk.", {("ACCUSE", "accused", "asserted"), ("ASSAULT", "beating", "attributed")}),
    ("Iran threatened to expel the envoy.", {("THREATEN", "threatened", "asserted"), ("SANCTION", "expel", "hypothetical")}),
]


@pytest.mark.parametrize(("text", "both"), TWO, ids=[row[0] for row in TWO])
def test_governing_word_and_deed(text: str, both: set[tuple[str, str, str]], parser: Analyser) -> None:
    """A refusal, request, threat or accusation is told, and beside it the deed with its own status."""
    of = article(text, published="2026-03-04")
    assert both <= {(event.type, of.words(event.trigger), event.status) for event in coded(of, parser)}


@pytest.mark.parametrize(("text", "kind", "actor", "recipient"), WHO, ids=[row[0][:40] for row in WHO])
def test_type_actor_and_recipient(text: str, kind: str, actor: str | None, recipient: str | None, parser: Analyser) -> None:
    """Active, passive, light-verb, noun and relative-clause forms give the type, who did it and to whom."""
    found = [event for event in coded(article(text, published="2026-03-04"), parser) if event.type == kind]
    assert found, "no event of that type"
    sides = [(event.actor.name if event.actor else None, event.recipient.name if event.recipient else "") for event in found]
    assert any(
        (who is None if actor is None else who is not None and actor in who) and (recipient is None or recipient in whom)
        for who, whom in sides
    ), sides


STATUSES = [
    ("Chile met Peru on Monday.", "CONSULT", "asserted"),
    ("Chile did not meet Peru.", "CONSULT", "negated"),
    ("Chile will meet Peru on Friday.", "AGREE", "future"),
    ("Chile will not meet Peru.", "REJECT", "asserted"),
    ("Chile refused to meet Peru.", "REJECT", "asserted"),
    ("Chile may attack Peru.", "ASSAULT", "hypothetical"),
    ("If Chile attacks Peru, the pact is over.", "ASSAULT", "hypothetical"),
    ("Chile wants to meet Peru.", "CONSULT", "hypothetical"),
    ("Chile plans to attack Peru.", "THREATEN", "future"),
    ("Russia annexed Crimea in 2014.", "ASSAULT", "historical"),
    ("Ukraine, which Russia invaded in 2014, met France.", "ASSAULT", "historical"),
    ("Chile began withdrawing troops from Peru.", "RETREAT", "asserted"),
    ("The envoy said Chile must withdraw its troops from Peru.", "REQUEST", "asserted"),
    ("The envoy said Chile must repaint its border posts.", "REQUEST", "asserted"),
    ("Chile is ready to supply Peru with diesel.", "AGREE", "asserted"),
]


@pytest.mark.parametrize(("text", "kind", "status"), STATUSES, ids=[row[0] for row in STATUSES])
def test_status(text: str, kind: str, status: str, parser: Analyser) -> None:
    """What is denied, planned, possible or long ago is never told as news."""
    found = [(event.type, event.status) for event in coded(article(text, published="2026-03-04"), parser)]
    assert (kind, status) in found
    assert len({one for one in found if one[1] == "asserted" and one[0] == "ASSAULT"}) == 0


NOTHING = [
    "The storm killed forty people.",
    "The river runs through four valleys.",
    "The ministry released a report.",
    "The company declined to comment.",
    "The minister told reporters the road was open.",
    "She took a train to attend a wedding, hoping to help her aunt.",
    "Police have no right to search the house.",
    "They talked of invading Ruritania.",
    "The team beat its rival in the final.",
    "The striker shot his side into the semifinal with two goals.",
    "The minister marched to the window.",
    "The judge called the minister a genius.",
    "The shop launched a campaign for soap.",
    "The storm that struck the coast left the mayor without power.",
    "The senator renewed a call for lower taxes.",
    "The company took over the lease.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_event_is_invented(text: str, parser: Analyser) -> None:
    """Weather, reports, habits of reporting and purposes are no events."""
    assert [event for event in coded(article(text, published="2026-03-04"), parser) if event.status == "asserted"] == []


def test_span_is_the_clause_without_its_attribution(parser: Analyser) -> None:
    """The words of an event are its clause, exact, without who says so; its day hangs on the same verb."""
    of = article("Police arrested the mayor of Lindmoor on Tuesday, the ministry said.", published="2026-03-04")
    said = (
        Attribution(
            source=(at(of, "the ministry"),),
            cue=(at(of, "said"),),
            content=(at(of, "Police arrested the mayor of Lindmoor on Tuesday"),),
            kind="indirect",
            speaker=Actor(name="the ministry", how="words"),
        ),
    )
    (event,) = coded(of, parser, said)
    assert of.text[event.start : event.end] == "Police arrested the mayor of Lindmoor on Tuesday"
    assert of.words(event.trigger) == "arrested"
    assert (event.status, event.attribution) == ("attributed", 0)
    assert event.when is not None
    assert event.when.first == "2026-03-03"


def test_codes_come_from_titles_elsewhere(parser: Analyser) -> None:
    """A title told once gives every later mention of the name its country and sector."""
    of = article("French President Luc Marin arrived early. Luc Marin condemned Iran.", published="2026-03-04")
    event = next(event for event in coded(of, parser) if event.type == "ACCUSE")
    assert event.actor is not None
    assert (event.actor.country, event.actor.sector) == ("FRA", "GOV")
    assert event.recipient is not None
    assert (event.recipient.country, event.recipient.sector) == ("IRN", "GOV")


def test_pronoun_of_the_sentence_is_resolved(parser: Analyser) -> None:
    """ "it" under a verb of speech is the one who speaks."""
    (event,) = [e for e in coded(article("The Chilean government said it had expelled two diplomats."), parser) if e.type == "SANCTION"]
    assert event.actor is not None
    assert "government" in event.actor.name


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("the Kremlin", "RUS"),
        ("British troops", "GBR"),
        ("U.S. officials", "USA"),
        ("South Korean police", "KOR"),
        ("a Saudi-led raid", "SAU"),
        ("the moon", None),
    ],
)
def test_country_of_words(words: str, code: str | None) -> None:
    """Countries are known by name, people, capital and seat of government."""
    assert country_in(words) == code


@pytest.mark.parametrize(
    ("words", "code"), [("defence minister", "MIL"), ("the foreign minister", "GOV"), ("rebels", "REB"), ("a tree", None)]
)
def test_sector_of_words(words: str, code: str | None) -> None:
    """The longest title that fits gives the sector."""
    assert sector_in(words) == code


def test_capitals_stand_for_governments() -> None:
    """A capital that acts is its government; a demonym is not."""
    assert stands_for_government("Moscow")
    assert not stands_for_government("Russian")


def test_lexicon_is_well_formed() -> None:
    """Every type of the lexicon is a root, every class that a row names exists, every effect is known."""
    assert {frame.type for frames in verbs().values() for frame in frames} <= ROOTS
    assert {noun.type for noun in nouns().values()} <= ROOTS
    assert set(controls().values()) <= {"same", "agree", "intent", "refuse", "fail", "plan", "wish", "stop", "ask", "threaten", "cause"}
    named = {need[1:] for frames in verbs().values() for frame in frames for need in frame.needs or () if need.startswith("@")}
    assert named - set(classes()) <= {"country"}


def test_pronoun_of_the_next_sentence_is_resolved(parser: Analyser) -> None:
    """ "He" is the one man of the sentence before, with the codes that his title gave him; with two men named nothing is guessed."""
    of = article("French President John Marin arrived in Oslo. He condemned Iran.", published="2026-03-04")
    event = next(event for event in coded(of, parser) if event.type == "ACCUSE")
    assert event.actor is not None
    assert (event.actor.name, event.actor.country) == ("John Marin", "FRA")
    assert of.text[event.actor.start : event.actor.end] == "He"
    two = article("In Oslo the plan of Luc Marin and Ilo Reyk was read. He condemned Iran.", published="2026-03-04")
    assert [event.actor for event in coded(two, parser) if event.type == "ACCUSE"] == [None]  # told, of nobody in particular


def test_we_is_the_speaker_of_the_quotation(parser: Analyser) -> None:
    """ "We" inside a quotation is whoever is quoted."""
    of = article("“We condemn Iran,” Luc Marin said.", published="2026-03-04")
    said = Attribution(
        source=(at(of, "Luc Marin"),),
        cue=(at(of, "said"),),
        content=(at(of, "“We condemn Iran,”"),),
        kind="direct",
        speaker=Actor(name="Luc Marin", how="name", kind="person"),
    )
    (event,) = coded(of, parser, (said,))
    assert event.actor is not None
    assert (event.actor.name, event.status) == ("Luc Marin", "asserted")  # to say "we condemn" is to do it


UGLY = [
    "“““ said ” he will, will, will, and did not, attack.",
    "To to to agree to refuse to threaten to attack him of of of.",
    "Police arrested.",
    "- , . ; 5 6 7 8 killed by by by",
    "AND THE ARMY ATTACKED AND ATTACKED AND WAS ATTACKED BY THE ARMY WHICH ATTACKED",
    "Attack attack attack on on on, which, who, that attacked.",
]


@pytest.mark.parametrize("text", UGLY)
def test_spans_lie_in_their_sentence(text: str, parser: Analyser) -> None:
    """Whatever the words, every span is inside its sentence and holds words."""
    of = article(text, published="2026-03-04")
    for event in coded(of, parser):
        for start, end in [(event.start, event.end), (event.trigger.start, event.trigger.end)]:
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip() == text[start:end]
        for side in (event.actor, event.recipient):
            assert side is None or text[side.start : side.end].strip()


def test_order_of_mentions_does_not_matter(parser: Analyser) -> None:
    """The same events whatever the order in which names are handed over."""
    of = article("French President Luc Marin met Anna Brack, Peru's minister. Marin condemned Iran and Anna Brack.", published="2026-03-04")
    parses = parser.parse([of.words(s) for s in of.sentences])
    named = mentions(of, parses)
    assert events(of, parses, (), (), named) == events(of, parses, (), (), tuple(reversed(named)))


KNOWN = [  # text, root, word, status, actor, recipient: a word that the lexicon knows is found in whatever construction it stands
    ("Nobody was charged over the fire in Tolna.", "COERCE", "charged", "negated", None, None),
    ("No one was arrested during the concert, police said.", "COERCE", "arrested", "negated", None, None),
    ("Neither side attacked overnight.", "ASSAULT", "attacked", "negated", "side", None),
    ("No shots were fired at the checkpoint.", "ASSAULT", "fired", "negated", None, None),
    ("The delegates went home without signing the treaty.", "SUPPORT", "signing", "negated", "delegates", None),
    ("Far from supporting the tax, the bishops denounced it.", "SUPPORT", "supporting", "negated", "bishops", "tax"),
    ("Never has the council condemned a mayor.", "ACCUSE", "condemned", "negated", "council", "mayor"),
    ("Opposition leaders were prevented from meeting the envoy.", "CONSULT", "meeting", "negated", "leaders", "envoy"),
    ("Talks between the two governments did not take place.", "CONSULT", "Talks", "negated", "governments", None),
    ("Weeks of shuttling have produced no ceasefire in the hills.", "RETREAT", "ceasefire", "negated", None, None),
    ("A jury acquitted her of bombing the embassy.", "ASSAULT", "bombing", "negated", "her", "embassy"),
    ("If the rebels were to attack the dam, the army would strike back.", "ASSAULT", "attack", "hypothetical", "rebels", "dam"),
    ("The farmers want the bank to compensate them.", "CONCEDE", "compensate", "hypothetical", "bank", "them"),
    ("Guards put out the lamps in case rebels attacked the mill.", "ASSAULT", "attacked", "hypothetical", "rebels", "mill"),
    ("The minister did not rule out meeting the rebels.", "CONSULT", "meeting", "hypothetical", "minister", "rebels"),
    ("Hundreds marched to demand the release of the singer.", "REQUEST", "demand", "hypothetical", "Hundreds", None),
    ("Police are expected to charge the driver on Friday.", "COERCE", "charge", "future", "Police", "driver"),
    ("The envoy is due to meet the opposition on Friday.", "CONSULT", "meet", "future", "envoy", "opposition"),
    ("Two platoons will be sent to the district.", "MOBILIZE", "sent", "future", None, None),
    ("The guards are alleged to have beaten a prisoner.", "ASSAULT", "beaten", "attributed", "guards", "prisoner"),
    ("Prosecutors accused the ferryman of beating a passenger.", "ASSAULT", "beating", "attributed", "ferryman", "passenger"),
    ("The mayor, his aides insist, phoned the governor.", "CONSULT", "phoned", "attributed", "mayor", "governor"),
    ("The singer, granted refuge in 2013, was jailed on Monday.", "AID", "refuge", "historical", None, "singer"),
    ("They laid flowers on the anniversary of the invasion of Chad.", "ASSAULT", "invasion", "historical", None, "Chad"),
    ("He was arrested at the harbour on Monday.", "COERCE", "arrested", "asserted", None, "He"),
    ("They arrested my father at the gate.", "COERCE", "arrested", "asserted", None, "father"),
    ("A car bomb killed six cadets on Monday.", "ASSAULT", "killed", "asserted", None, "cadets"),
    ("The report accuses the contractor of fraud.", "ACCUSE", "accuses", "asserted", None, "contractor"),
    ("Fishermen demanded fuel.", "REQUEST", "demanded", "asserted", "Fishermen", None),
    ("Villagers asked the council for tents.", "REQUEST", "asked", "asserted", "Villagers", "council"),
    ("Detectives are investigating whether the clerk lied.", "ACCUSE", "investigating", "asserted", "Detectives", None),
    ("The bishop was forced to apologise to the imam.", "CONCEDE", "apologise", "asserted", "bishop", "imam"),
    ("Gunmen kidnapped and later freed a priest.", "ASSAULT", "kidnapped", "asserted", "Gunmen", "priest"),
    ("A clerk whom guards had beaten sued the ministry.", "ASSAULT", "beaten", "asserted", "guards", "clerk"),
    ("Against the tax marched thousands of shopkeepers.", "PROTEST", "marched", "asserted", "thousands", "tax"),
    ("Among those arrested by the army were two judges.", "COERCE", "arrested", "asserted", "army", "judges"),
    ("The governor ordered police to clear the square.", "REQUEST", "ordered", "asserted", "governor", "police"),
    ("The families thanked Qatar for freeing the sailors.", "CONCEDE", "freeing", "attributed|asserted", "Qatar", "sailors"),
    ("Latvia gave the hospital six ambulances.", "AID", "gave", "asserted", "Latvia", "hospital"),
    ("Protests broke out in nine cities.", "PROTEST", "Protests", "asserted", None, None),
    ("Talks between Chad and Mali ended with a deal on water.", "AGREE", "deal", "asserted", "Chad", "Mali"),
    ("Chad sent the council a letter threatening Mali.", "THREATEN", "threatening", "asserted", "Chad", "Mali"),
]


@pytest.mark.parametrize(("text", "kind", "word", "status", "actor", "recipient"), KNOWN, ids=[row[0][:40] for row in KNOWN])
def test_a_known_word_is_found(
    text: str, kind: str, word: str, status: str, actor: str | None, recipient: str | None, parser: Analyser
) -> None:
    """Also where nobody did it, where the doer is not named, inherited, or stands behind the verb."""
    of = article(text, published="2026-03-04")
    found = [event for event in coded(of, parser) if of.text[event.trigger.start : event.trigger.end] == word and event.type == kind]
    assert len(found) == 1, [(event.type, of.words(event.trigger)) for event in coded(of, parser)]
    assert found[0].status in status.split("|")
    assert (actor is None and found[0].actor is None) or (actor is not None and found[0].actor is not None and actor in found[0].actor.name)
    assert recipient is None or (found[0].recipient is not None and recipient in found[0].recipient.name)


NO_DEEDS = [
    "I visit a museum in every town.",
    "The firm will not meet its forecast this year.",
    "Lightning killed eleven cows on Monday.",
    "The figures suggest that prices have risen.",
    "The senator seeks re-election in the autumn.",
    "The minister backed away from the plan.",
]


@pytest.mark.parametrize("text", NO_DEEDS)
def test_habits_forecasts_and_weather_are_no_deeds(text: str, parser: Analyser) -> None:
    """Words of the lexicon in another sense, or told of nobody."""
    found = coded(article(text, published="2026-03-04"), parser)
    assert [(event.type, event.status) for event in found if event.type in {"CONSULT", "ASSAULT", "REQUEST", "SUPPORT"}] == []
