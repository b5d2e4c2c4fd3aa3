"""Words that tell an event, root by root, and everyday senses of the same words: short invented sentences of an undated article."""

import pytest

from secondsource.reading.dates import dates
from secondsource.reading.entities import mentions
from secondsource.reading.event_lexicon import classes, light_verbs, nouns, verbs
from secondsource.reading.events import events
from secondsource.reading.reader import open_reader
from secondsource.records.reading import Event
from tests.builders import article

# root: who does it, and what they do, parted by semicolons
TOLD = {
    "CONSULT": (
        "Kenya's president",
        """
        hosted the Somali premier; held consultations with the opposition; paid a visit to Uganda; had dinner with the French envoy;
        opened talks with the rebels; exchanged views with the Japanese minister; arrived in Cairo for talks; attended a summit in
        Delhi; is mediating between the two clans; phoned the Turkish leader; spoke by phone with the Turkish leader; had a meeting
        with union leaders; welcomed the Indian premier; huddled with his generals; discussed the border with Ethiopia's leader; held
        a video call with the Chinese president; conferred with the bishops; chaired a round of negotiations with the militias;
        granted the envoy an audience; sat down with the strikers; touched base with the bishops
        """,
    ),
    "AGREE": (
        "The two governments",
        """
        agreed to open the border; came to an understanding; struck a deal with the miners; made peace after a long feud; resolved
        their dispute over the island; agreed on a timetable; settled their row over fish; have hammered out a pact; buried the
        hatchet; shook hands on a deal; have consented to arbitration; pledged to cut tariffs; acceded to the ceasefire
        """,
    ),
    "SUPPORT": (
        "The bishop of Mwanza",
        """
        backed the teachers; praised the firefighters; defended the editor; endorsed the candidate; hailed the verdict; thanked the
        nurses for their work; congratulated the new president; expressed sympathy with the victims' families; sided with the
        tenants; vouched for the suspect; spoke up for the refugees; lauded the midwives; pledged his support to the miners; paid
        tribute to the fallen soldiers; threw his weight behind the strikers; approved the nuns' plan; campaigned for the mayor
        """,
    ),
    "CONCEDE": (
        "The government of Togo",
        """
        released forty prisoners; pardoned the poet; lifted the curfew; apologised to the widows; dropped the charges against the
        singer; gave in to the strikers' demands; eased restrictions on visitors; compensated the farmers; reinstated the sacked
        teachers; withdrew the bill; backed down over the fuel tax; bowed to pressure from the unions; scrapped the levy; let the
        exiles return; granted amnesty to the deserters; resigned after the riots; returned the confiscated boats to the fishermen;
        allowed inspectors into the plant; made concessions to the rebels; ceded power to the council; reopened the border with
        Benin; restored the licence of the radio station; granted the islanders autonomy; yielded to the opposition;
        emancipated the bondsmen; legalised the union; caved to the strikers
        """,
    ),
    "COOPERATE": (
        "Chile and Peru",
        """
        shared intelligence on smugglers; held joint exercises; exchanged prisoners; work together on water; conducted a joint
        patrol; set up a joint venture; coordinated their rescue services; cooperate on whales; traded data on earthquakes; pooled
        their helicopters; resumed trade after a year; jointly built a telescope; teamed up to find the wreck; collaborated on a
        vaccine; joined forces against poachers; formed an alliance against the cartel; extradited the suspects to Spain; handed over
        the fugitive to Bolivia; shared a patrol boat; coordinated
        their patrols
        """,
    ),
    "AID": (
        "Norway",
        """
        sent blankets to Syria; donated vaccines to Ghana; lent Ukraine 20 million euros; rescued forty sailors; airlifted food to
        the village; sheltered the refugees; granted asylum to the dissident; trained Kenyan police officers; supplied rifles to the
        rebels; treated wounded fighters; resettled Afghan families; fed the stranded passengers; provided tents for earthquake
        victims; financed a hospital in Malawi; cancelled the debt of Zambia; took in Sudanese orphans; sent peacekeepers to Mali;
        delivered medicine to the hospital; gave shelter to deserters; raised money for the flood victims; came to the aid of the
        fishermen; helped the survivors; bailed out the bank; sent doctors to Haiti; armed the militia; vaccinated the herders;
        shipped wheat to Lebanon
        """,
    ),
    "RETREAT": (
        "The rebel army",
        """
        withdrew from the city; pulled its troops out of Goma; laid down its arms; surrendered to the marines; retreated to the
        hills; abandoned its base at Bor; declared a ceasefire; halted its offensive; fled the town; handed over its weapons; vacated
        the airport; left the province; disbanded last week; evacuated the fort; ceased fire at noon; gave up its positions;
        capitulated after a week; pulled back from the river; demobilised 400 men; dismantled its checkpoints
        """,
    ),
    "REQUEST": (
        "The widow of the pilot",
        """
        asked the minister for help; urged the court to act; demanded an inquiry; begged the judge for mercy; called on the mayor to
        resign; appealed to the kidnappers; petitioned the king; called for a boycott; requested asylum in Canada; sought
        compensation from the airline; ordered the guards to leave; pleaded with the gunmen; insisted on an apology from the navy;
        lobbied the senators; pressed the airline for answers; implored the army to search again; invited the president to the
        funeral; submitted a petition to the council; recommended that the court free him; applied to the council for help; advised
        the ministry to wait
        """,
    ),
    "ACCUSE": (
        "The human rights group",
        """
        accused the army of torture; blamed the police for the deaths; condemned the killings; criticised the mayor; denounced the
        decree; sued the oil company; investigated the prison; filed a complaint against the bank; lambasted the minister; faulted
        the judges; chided the council; opened an inquiry into the police; reported the officer to the prosecutor; questioned the
        figures of the ministry; rebuked the embassy; alleged fraud by the party; took the state to court; pointed the finger at the
        militia; slammed the sentence; decried the silence of the UN; voiced outrage at the verdict; hit out at the regulator;
        impeached the president; indicted the warlord; suspects the guards of theft; linked the army to the massacre
        """,
    ),
    "REJECT": (
        "The ruling party",
        """
        rejected the proposal; refused to negotiate; vetoed the bill; turned down the offer; dismissed the demand; declined the
        invitation; spurned the envoy; boycotted the talks; walked out of the talks; cancelled the meeting with the unions; blocked
        the appointment; denied the request of the farmers; voted against the treaty; opposed the merger; ruled out a coalition with
        the Greens; defied the court; ignored the ultimatum; threw out the petition; snubbed the ambassador; postponed its visit to
        Rome; tore up the agreement; pulled out of the pact; broke its promise to the miners; resisted calls for reform; overruled
        the mayor; rebuffed the bishops; flouted the ban; disobeyed the order
        """,
    ),
    "THREATEN": (
        "The militia",
        """
        threatened the village; warned the drivers not to leave; issued an ultimatum to the council; vowed revenge on the tribe;
        threatened to blow up the dam; intimidated the voters; blackmailed the merchant; brandished rifles at the monks; gave the
        army a deadline; menaced the pilgrims; sent death threats to the judge; bullied the shopkeepers; put a bounty on the general;
        swore vengeance against the police; pointed guns at the children; promised bloodshed; terrorised the farmers; extorted money
        from traders
        """,
    ),
    "PROTEST": (
        "Thousands of students",
        """
        marched on parliament; went on strike; rallied against the law; blocked the motorway; demonstrated in the capital; occupied
        the university; rioted after the verdict; boycotted classes; staged a sit-in; took to the streets; burned an effigy of the
        premier; picketed the ministry; clashed with police; walked out of lessons; held a vigil for the dead; booed the minister;
        threw eggs at the governor; chanted slogans against the king; downed tools; barricaded the bridge; went on hunger strike;
        rose up against the junta; formed a human chain around the dam; set up barricades; joined the protest against the tax; waved
        banners outside the court
        """,
    ),
    "SANCTION": (
        "The European Union",
        """
        expelled two diplomats; froze aid to Mali; suspended Hungary; recalled its ambassador; cut ties with the junta; halted arms
        sales to the kingdom; broke off relations with Syria; banned imports of timber; withdrew its observers; stripped the minister
        of his medal; closed its embassy in Kabul; cut off funding for the clinic; severed links with the bank; revoked the visas of
        the officials; placed an embargo on weapons; excluded the team from the games; boycotted the company; downgraded relations
        with Iran; stopped payments to the farmers; walked away from negotiations; ended its cooperation with the police; ejected the
        delegation; ostracised the regime
        """,
    ),
    "MOBILIZE": (
        "The army of Chad",
        """
        deployed tanks to the border; massed troops on the frontier; sent reinforcements to Bol; put its forces on standby; tested a
        missile; moved artillery into the town; called up conscripts; strengthened its garrison; dug trenches along the river;
        scrambled fighter jets; dispatched warships; advanced on the capital; gathered at the border; stationed soldiers at the port;
        set up roadblocks; surrounded the palace; patrolled the border; positioned snipers on the roof; built up its forces;
        reinforced its positions; drafted young men; placed the navy on alert; rolled into the city
        """,
    ),
    "COERCE": (
        "The police",
        """
        arrested nine men; detained the reporter; jailed the blogger; seized the passports of the family; evicted the tenants;
        dispersed the crowd; banned the march; imposed a curfew; closed the radio station; deported the monk; confiscated the cattle;
        used tear gas against the marchers; charged the priest with treason; cordoned off the district; searched the villa; fined the
        newspaper; sealed the offices; blocked the website; handcuffed the teacher; rounded up the beggars; demolished the huts; put
        the opposition leader under house arrest; broke up a demonstration; hacked the phone of the editor; cut off the internet;
        subpoenaed the banker; sentenced the poet to death; declared martial law; censored the film; barred the singer from leaving;
        forced the farmers to sell; outlawed the union; dissolved the council; cracked down on smugglers; took the activist into
        custody; issued a warrant for the singer; dragged the protesters away; impounded the trawler; tapped the lawyer's phone;
        expropriated the mine
        """,
    ),
    "ASSAULT": (
        "Gunmen",
        """
        killed the mayor; shot a policeman; attacked the convoy; bombed the market; kidnapped a nurse; ambushed the patrol; stabbed
        the rabbi; beat the driver; burned down the school; fired on the boat; captured the town; seized the airport; took six
        hostages; assassinated the judge; blew up the bridge; stormed the hotel; opened fire on worshippers; tortured the captives;
        massacred villagers; raped the women; threw grenades at the station; hijacked a bus; shelled the village; wounded two
        soldiers; looted the shops; besieged the fort; clashed with soldiers; abducted the pilot; executed the prisoners; set fire to
        the mosque; beheaded the shepherd; robbed the bank; shot down a helicopter; planted a bomb under the car; torched the market;
        fought with soldiers; slaughtered the herders; poisoned the well; destroyed the dam; invaded the island; sank the ferry;
        launched rockets at the base; broke into the prison; assaulted the referee; mutilated the bodies; occupied the island;
        sabotaged the pipeline; rammed the gate; gunned down the singer; lynched the suspect; overran the camp; battered the guard;
        strangled the guard; harmed the hostages; pelted the bus with stones; detonated a bomb; cut the throat of the driver; dragged
        the mayor from his car; carried out an attack on the mine; spat at the imam; punched the referee; hit the base with mortars;
        rained shells on the town; mowed down the marchers; desecrated the graves; slit the throats of the guards; snatched the child
        """,
    ),
}

# Sport, business, weather, art: the same words, no event.
EVERYDAY = [
    "By talking about it she makes others take a position on the tax.",
    "The justices said that citizens have the right to make that call.",
    "Barring a new allegation, both will be confirmed.",
    "The editors blew them up into major stories.",
    "The readers were being targeted with an insult.",
    "The party can mobilize its own donors to restore the balance.",
    "The Foremost Group ordered several cargo ships from a yard in Korea.",
    "The president held rallies in Lund and Malmo.",
    "The board wants a wartime mobilization of private industry.",
    "The prosecutor struck every second juror.",
    "The couple hosted fundraisers for the school.",
    "He left Ireland humiliated.",
    "The two singers share a passion for chess.",
    "The goalkeeper saved two penalties and Rovers held on for a draw at Elm Park.",
    "Shares in the airline retreated 4% as oil prices climbed.",
    "The orchestra shared the stage with a choir of schoolchildren from Leith.",
    "Kimani broke the world record over ten miles in Lisbon on Sunday.",
    "The bank lends to farmers at a rate that few of them can pay.",
    "Her new novel abandons the city for a lighthouse and a dog.",
    "The bakery delivers bread to forty cafes before six every morning.",
    "Scientists at Leiden have built a telescope that can see through dust.",
    "The company will launch a cheaper phone in India next spring.",
    "A storm destroyed the pier and flooded the arcade behind it.",
    "The museum is open to visitors on weekdays, and children go free.",
    "Heavy rain forced organisers to cancel the regatta.",
    "Two dogs pulled the sledge across the frozen lake.",
    "The champion surrendered a two-set lead and lost in five.",
    "The chef throws onions into the pan and lowers the flame.",
    "The supermarket chain is to close nine stores by March.",
    "The film follows a widow who opens a hotel in Trieste.",
    "Rents in the capital rose faster than wages for a third year.",
    "The horse refused the last fence and threw its rider.",
    "Tourists took pictures of the volcano from a safe distance.",
    "The firm supplies engines to three carmakers in Europe.",
    "Older drivers tend to leave a longer gap to the car ahead.",
    "The choir will tour Norway in August, with eleven concerts.",
    "A tax on sugar has been in force since April.",
    "He dropped his brother at the station and drove home.",
    "The virus attacks the leaves first and then the stem.",
    "The new stadium will host six matches of the World Cup.",
    "The gallery has acquired a drawing by Rembrandt.",
    "Voters go to the polls on Sunday in three provinces.",
    "A landslide blocked the valley road for two days.",
    "The bride wore her grandmother's dress and carried lilies.",
    "Wheat prices fell after a good harvest in Kansas.",
    "Engineers dug a tunnel under the river to carry the cables.",
    "The runner pulled out of the marathon with a sore knee.",
    "The band split up in 1998 and reunited for one night in Leeds.",
    "The tailor cuts each jacket by hand in a basement in Naples.",
    "Property tax bills will be sent to households in June.",
    "The painting hung in a school hall for seventy years.",
    "Sales of electric bicycles doubled in the Netherlands.",
    "The defender headed the ball against his own post.",
    "The carmaker recalled 40,000 vans because of a faulty latch.",
    "The actress plays a judge who loses her memory.",
    "Swallows leave the valley in September and come back in April.",
    "A fire in a warehouse in Lodz killed a night porter.",
    "The startup raised 12 million euros from two funds.",
    "The fashion house showed its autumn collection in a tram depot.",
    "The prince was born in 1902 and educated in Geneva.",
    "Rovers beat City on penalties in front of 30,000 people.",
    "Passengers boarded the ferry in heavy rain.",
    "The old mill produces flour from local rye.",
    "Analysts expect the central bank to cut rates in May.",
    "The gardener plants tulips around the statue every autumn.",
]

# The words of a root where they tell no deed of that root: everyday and figurative senses, things as subjects, prefixes, answers.
NO_DEED = [
    ("The council called on Velm to de-escalate the dispute.", "MOBILIZE"),
    ("Satellite images suggest movements of troops along the river.", "REQUEST"),
    ("The study suggests that rents should fall.", "REQUEST"),
    ("The defendant pleaded guilty to fraud.", "REQUEST"),
    ("Senators sought to pass the budget before midnight.", "REQUEST"),
    ("The mayor called the ruling on Thursday a victory for the tenants.", "REQUEST"),
    ("I ask God for patience every morning.", "REQUEST"),
    ('"Should Estmark take any reckless step, it will pay for it," the envoy said.', "REQUEST"),
    ("The letter, released by the ministry, was two pages long.", "CONCEDE"),
    ("The app allows users to compare prices.", "CONCEDE"),
    ("The audit yielded little evidence of waste.", "CONCEDE"),
    ("The company did not return a question about its figures.", "CONCEDE"),
    ("She turned out to be an excellent swimmer.", "COERCE"),
    ("The judges remanded the case to a lower court.", "COERCE"),
    ("The late goal forced a replay.", "COERCE"),
    ("The tweet drew charges of bias.", "COERCE"),
    ("He kicked the door open.", "ASSAULT"),
    ("The farmer shot himself in the foot.", "ASSAULT"),
    ("Nurses are fighting the outbreak with masks.", "ASSAULT"),
    ("The minister is engaged in talks with the unions.", "ASSAULT"),
    ("The report deals with abuse of power in the ministry.", "ASSAULT"),
    ("The senator showed a lack of understanding.", "AGREE"),
    ("Most of the villagers agree with him.", "AGREE"),
    ("The treaty is an agreement between the coastal states.", "AGREE"),
    ("Drought threatens the harvest.", "THREATEN"),
    ("There was no threat to the islands.", "THREATEN"),
    ("Critics say the new legislation threatens small shops.", "THREATEN"),
    ("It helps us to understand the past.", "AID"),
    ("The bill was sponsored by three deputies.", "AID"),
    ("The regulator approved the drug for children.", "SUPPORT"),
    ("Thank God the bridge held.", "SUPPORT"),
    ("The new figures support fears of a slump.", "SUPPORT"),
    ("Bad weather has isolated the patient at home.", "SANCTION"),
    ("The sailors abandoned ship in the storm.", "RETREAT"),
    ("The candidate withdrew from the race.", "RETREAT"),
    ("Women of the valley joined the movement.", "MOBILIZE"),
    ("The scientist demonstrated that the metal bends.", "PROTEST"),
    ("The clashes have undermined a ceasefire.", "RETREAT"),
    ("I challenge everyone to plant a tree.", "ACCUSE"),
    ("He is ringing the alarm bells.", "CONSULT"),
    ("The archive gives a wealth of information.", "COOPERATE"),
]

# What a noun tells where those who have each other are named together, or the parse joined the second to the noun.
NOUNS = [
    ("A summit of the four northern states opened in Oulu.", "CONSULT", "summit"),
    ("Cooperation between Austrian and Slovak detectives led nowhere.", "COOPERATE", "Cooperation"),
    ("Negotiations between Air Borealis and its pilots broke up at dawn.", "CONSULT", "Negotiations"),
    ("A sit-in by tenants has entered its third week.", "PROTEST", "sit"),
    ("The pullback of Azeri tanks took three days.", "RETREAT", "pullback"),
    ("A joint exercise by Omani and British marines surprised the fishermen.", "COOPERATE", "exercise"),
    ("Police suspect a knife attack on the rabbi.", "ASSAULT", "attack"),
]


def _read(sentences: list[str]) -> dict[str, list[Event]]:
    """The events of each sentence, all parsed in one pass."""
    analyser = open_reader().analyser
    found = {}
    for sentence, parse in zip(sentences, analyser.parse(sentences), strict=True):
        of = article(sentence)
        found[sentence] = list(events(of, [parse], (), dates(of, [parse]), mentions(of, [parse])))
    return found


def _deeds(root: str) -> list[str]:
    return [" ".join(deed.split()) for deed in TOLD[root][1].split(";")]


def _sentence(root: str, deed: str) -> str:
    return f"{TOLD[root][0]} {deed} on Monday."


@pytest.fixture(scope="module")
def told() -> dict[str, list[Event]]:
    everything = [_sentence(root, deed) for root in TOLD for deed in _deeds(root)]
    return _read([*everything, *EVERYDAY, *(text for text, _, _ in NOUNS), *(text for text, _ in NO_DEED)])


@pytest.mark.parametrize("root", TOLD)
def test_the_words_of_each_root_tell_an_event(root: str, told: dict[str, list[Event]]) -> None:
    missed = [deed for deed in _deeds(root) if not any(event.type == root for event in told[_sentence(root, deed)])]
    assert missed == []


@pytest.mark.parametrize("root", TOLD)
def test_the_subject_of_the_words_does_it(root: str, told: dict[str, list[Event]]) -> None:
    who = TOLD[root][0]
    actors = [event.actor for deed in _deeds(root) for event in told[_sentence(root, deed)] if event.type == root]
    right = [actor for actor in actors if actor is not None and actor.start < len(who)]
    assert len(right) >= 0.9 * len(actors)


def test_everyday_senses_of_the_words_tell_none(told: dict[str, list[Event]]) -> None:
    assert [text for text in EVERYDAY if told[text]] == []


@pytest.mark.parametrize(("text", "root", "trigger"), NOUNS)
def test_nouns_tell_of_several_who_have_each_other(text: str, root: str, trigger: str, told: dict[str, list[Event]]) -> None:
    assert (root, trigger) in [(event.type, text[event.trigger.start : event.trigger.end]) for event in told[text]]


@pytest.mark.parametrize(("text", "root"), NO_DEED, ids=[text[:40] for text, _ in NO_DEED])
def test_in_other_company_the_words_tell_no_deed_of_the_root(text: str, root: str, told: dict[str, list[Event]]) -> None:
    """A thing that suggests asks for nothing; a drug that is approved is no ally."""
    assert root not in {event.type for event in told[text]}


def test_a_class_that_names_another_holds_its_words() -> None:
    assert classes()["refugee"] <= classes()["needy"]
    assert classes()["site"] <= classes()["premises"]


def test_every_class_that_a_verb_names_is_there() -> None:
    named = {word for frames in verbs().values() for frame in frames if frame.needs for word in frame.needs if word.startswith("@")}
    assert {word[1:] for word in named} <= set(classes())


def test_the_tables_hold_no_empty_words() -> None:
    assert all(word.strip() == word and word for table in (verbs(), nouns(), light_verbs()) for word in table)
