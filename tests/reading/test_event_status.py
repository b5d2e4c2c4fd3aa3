"""Whether an article tells a deed as done: invented sentences of an article of Wednesday 4 March 2026, the deed between stars."""

import pytest

from secondsource.reading.analysis import Analyser
from secondsource.reading.attributions import attributions
from secondsource.reading.dates import dates
from secondsource.reading.entities import mentions
from secondsource.reading.event_helpers import effects
from secondsource.reading.event_moods import folded
from secondsource.reading.event_status import day_of, status_of
from secondsource.reading.reader import open_reader
from secondsource.reading.trees import Tree
from tests.builders import article


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return open_reader().analyser


def told(analyser: Analyser, marked: str, published: str | None = "2026-03-04") -> list[str]:
    """The status of each deed between stars."""
    pieces = marked.split("*")
    starts = [sum(map(len, pieces[:n])) for n in range(1, len(pieces), 2)]
    of = article("".join(pieces), published=published)
    (analysis,) = analyser.analyse([of])
    named = mentions(of, analysis.parses)
    said, when = attributions(of, analysis.parses, named, analysis.reports), dates(of, analysis.parses)
    found = []
    for start in starts:
        sentence, parse = next((s, p) for s, p in zip(of.sentences, analysis.parses, strict=True) if s.start <= start < s.end)
        tree = Tree(parse, sentence.start)
        found.append(status_of(tree, tree.within(start, start + 1)[0], said, when, day_of(of)))
    return found


NEGATED = [
    "Police have not *arrested* anyone over the fire in Dorfen.",
    "The two sides have never *met*.",
    "Neither government has *recognised* the new assembly.",
    "None of the ministers *resigned* after the vote.",
    "The army no longer *shells* the eastern quarter at night.",
    "Soldiers did not attack or *detain* the villagers.",
    "The bank has yet to *pay* the families of the drowned.",
    "The delegation left Geneva without *signing* the treaty.",
    "The mayor failed to *condemn* the raid.",
    "The judge stopped short of *jailing* the editor.",
    "The colonel denied *ordering* the strike.",
    "Rebels denied that they had *shelled* the market.",
    "Under no circumstances will the union *accept* the offer.",
    "The government will not *send* troops to the border.",
    "The president cannot *pardon* the two men.",
    "There was no *attack* on the convoy, the ministry said.",
    "The talks ended without an *agreement*.",
    "The envoys were unable to *agree* on a date.",
    "The guards were too frightened to *shoot*.",
    "Instead of *protesting*, the farmers went home.",
    "The council decided not to *ban* the march.",
    "The minister ruled out *visiting* the camp.",
    "It is untrue that the navy *fired* on the trawler.",
    "The officer refused to *release* the boys.",
    "Nobody was *arrested*, police said.",
    "The company has no plans to *sue* the village.",
    "The union called off a *strike* at the docks.",
    "Not one of the suspects was *charged*.",
    "The police prevented the crowd from *storming* the hall.",
    "Nor did the general *apologise*.",
    "The ceasefire held and no shells were *fired*.",
    "Few expected it, but the rebels have not *surrendered*.",
    "Lawmakers voted against *impeaching* the president.",
    "Hundreds marched, but police did not *intervene* or *arrest* anyone.",
    "The embassy said it had not *expelled* the two students.",
    "The prosecutor dropped plans to *charge* the captain.",
    "Hours after the vote, the losing candidate had still not *conceded*, and his supporters were camped outside the palace.",
    "No group has *claimed* the *attack* on the pipeline, which cut supplies to half of the city.",
    "The generals have repeatedly refused to *hand* over power to the elected council.",
    "The two sides failed to *reach* a deal despite nine hours of talks in Vienna.",
    "The airline has so far declined to *compensate* the passengers.",
    "Ruling party drops *boycott* of talks",
    "Army did not *fire* on crowd, inquiry finds",
    "Mayor refuses to *meet* strikers",
    "There has been no *ceasefire* in the valley since January.",
    "Without *naming* the minister, the judge spoke of a culture of lies.",
    "Far from *apologising*, the envoy repeated the insult.",
    "Investigators do not believe that the captain *bribed* anyone.",
    "The nurses ended their meeting without a vote to go on *strike*.",
    "The minister met union leaders on Monday but did not *offer* them anything.",
    '"We have *signed* nothing and we *promised* nothing," the envoy said.',
    "A *strike* planned for Thursday has been called off.",
    "Plans for a *boycott* were dropped on Monday.",
    "The court blocked the *deportation* of two Afghan families.",
]


@pytest.mark.parametrize("marked", NEGATED)
def test_negated(analyser: Analyser, marked: str) -> None:
    assert set(told(analyser, marked)) == {"negated"}


HYPOTHETICAL = [
    "If the army *attacks*, thousands will flee.",
    "The union may *strike* next month.",
    "The council might *ban* the march.",
    "Residents fear that the militia will *return* and *attack* the village.",
    "The opposition demanded that the minister *resign*.",
    "Germany urged Turkey to *release* the journalist.",
    "Activists called for a *boycott* of the games.",
    "The threat of a *strike* hangs over the port.",
    "Officials are preparing for a possible *attack* on the dam.",
    "The rebels want to *meet* the president.",
    "The mayor asked police to *clear* the square.",
    "The minister considered *resigning* over the scandal.",
    "Troops were sent to *protect* the pipeline.",
    "The law would allow police to *detain* suspects for a month.",
    "Should the talks fail, the rebels would *attack* again.",
    "Had the guards *fired*, many would have died.",
    "The general said the army could *attack* at any time.",
    "Doctors hope the government will *pay* them soon.",
    "The envoy is trying to *broker* a truce.",
    "The commander ordered his men to *withdraw*.",
    "Will the president *resign*?",
    "It is not clear whether police *arrested* the man.",
    "The bill would punish anyone who *attacks* a nurse.",
    "Villagers warned of an *attack* on the bridge.",
    "The bank is seeking *talks* with the unions.",
    "They would *strike* if wages were cut.",
    "The minister threatened to *expel* the envoy.",
    "Perhaps the rebels will *disarm*.",
    "A *strike* could halt trains for weeks.",
    "The court can *fine* the firm.",
    "The mediator proposed a *ceasefire* of ten days.",
    "In the event of an *attack*, sirens will sound.",
    "Protesters demanded the *release* of all prisoners.",
    "The guards opened the gate so that the workers could *leave*.",
    "The pope prayed that the two sides would *meet*.",
    "Unless Spain *withdraws*, the talks are over.",
    "France must *apologise*, the envoy said.",
    "The party would rather *support* the rebels.",
    "The firm was ready to *pay* the ransom.",
    "Investors worry that Norway might *impose* tariffs.",
    "There were calls for an *inquiry* into the deaths.",
    "The admiral suggested that Chile *send* a frigate.",
    "Analysts said the move could prompt Brussels to *impose* sanctions on the island's two banks.",
    "The foreign ministry warned that it would *close* the consulate if its staff were harassed again.",
    "The bill, if passed, would *ban* public gatherings of more than twenty people.",
    "Mothers of the missing are demanding an *investigation* into the navy's role.",
    "The committee is weighing whether to *summon* the central bank's governor.",
    "The president has the power to *dissolve* the parliament at any time.",
    "Farmers are threatening to *block* the roads around the capital unless the tax is dropped.",
    "The coach said his players might *boycott* the match.",
    "He called on the army to *respect* the result and *stay* in its barracks.",
    "Dozens of drivers blocked a bridge near Palz, demanding that the government *lower* fuel taxes.",
    "Minister urges *release* of jailed writers",
    "Bishop fears *attack* on pilgrims",
    "Turkey may *veto* pact",
    "Could Norway *cut* aid to Malawi?",
    "Women call for *inquiry* into camp deaths",
    "There are growing fears of a military *intervention*.",
    "The two companies are in talks over a *settlement*, but neither would say when one might come.",
    "Under the accord, the guerrillas must *surrender* their weapons by June.",
    "The general warned against *attacking* the port.",
    "Investigators are examining claims that the captain may have *bribed* two officials.",
    "Soldiers fired in the air to *disperse* the crowd.",
    "If Ankara had *agreed*, the ships would have sailed.",
    "The family's lawyer said he would *sue* the hospital if it did not release the records.",
    '"Let them *withdraw* first," said the rebel leader.',
    '"You must *release* her now," the priest shouted.',
    "The prime minister said Spain should *recognise* the state.",
    "Both sides say they are open to *talks*.",
    "The envoy said there was a chance of a *truce* before the feast.",
    "The court ruled that the state may *deport* the families.",
    "The guards had orders to *shoot* anyone who came near.",
    "The company said it was willing to *negotiate* with the unions.",
]


@pytest.mark.parametrize("marked", HYPOTHETICAL)
def test_hypothetical(analyser: Analyser, marked: str) -> None:
    assert set(told(analyser, marked)) == {"hypothetical"}


FUTURE = [
    "The two presidents will *meet* in Oslo on Friday.",
    "The presidents are to *meet* in Oslo.",
    "The king is due to *visit* the camp next week.",
    "Workers plan to *strike* on Monday.",
    "The army is going to *withdraw* from the hills.",
    "The minister agreed to *release* the prisoners.",
    "The company promised to *compensate* the families.",
    "The government announced that it would *send* aid.",
    "The union has set a *strike* for 20 March.",
    "*Talks* are planned for next week in Geneva.",
    "The planned *withdrawal* has upset the generals.",
    "Nurses are expected to *walk* out on Thursday.",
    "President to *visit* flood zone",
    "Finland to *send* tanks to the border",
    "The trade ministers fly to Lima ahead of *talks* with miners.",
    "Police said they would *charge* the man on Thursday.",
    "The rebels have vowed to *avenge* their leader.",
    "The *strike* will begin at midnight.",
    "The ministers *meet* again on Friday.",
    "Greece is set to *impose* a fine on the firm.",
    "The governor intends to *veto* the bill.",
    "The upcoming *summit* has emptied the hotels.",
    "An agreement to *exchange* prisoners was reached on Monday.",
    "The two navies will hold joint *exercises* in May.",
    '"We will *fight* them tomorrow," the commander said.',
    "The general is about to *resign*.",
    "The mayor said he planned to *sue* the newspaper.",
    "The navy decided to *send* a frigate to the strait.",
    "The minister *visits* Lima next week.",
    "A *vote* on the sanctions is scheduled for Friday.",
    "The United Nations will *evacuate* its staff from the port by the end of the week, a spokeswoman said.",
    "South Korea and Peru have agreed to *hold* joint naval drills in the autumn, officials of both countries said.",
    "Prosecutors plan to *question* the former minister next week over the missing grain.",
    "A court is expected to *rule* on the matter and *sentence* the two brothers on Friday.",
    '"We are *leaving* Lesna next week and will not return," the commander of the garrison told the radio.',
    "Brazil to *expel* two diplomats after spy row",
    "Tunisia plans *withdrawal* from accord",
    "*Talks* on water rights set for Monday",
    "Railway workers to *strike* for three days in July",
    "Under the accord, the guerrillas will *surrender* their weapons by June.",
    "Some 200 nurses will go on *strike* on Monday at two hospitals in the north.",
    "The family's lawyer said he would *sue* the hospital.",
    "The ministry said that the convoy would be *escorted* by the navy.",
    "The next *round* of talks is scheduled for 12 April in Doha.",
]


@pytest.mark.parametrize("marked", FUTURE)
def test_future(analyser: Analyser, marked: str) -> None:
    assert set(told(analyser, marked)) == {"future"}


HISTORICAL = [
    "In 1998 the army *shelled* the village.",
    "Police *arrested* him in 2009.",
    "The 1998 *raid* is still remembered.",
    "He was *jailed* in 1987 for *insulting* the king.",
    "Last year the two countries *signed* a treaty.",
    "The general, who *seized* power in 2011, was buried on Monday.",
    "Two decades ago rebels *kidnapped* her brother.",
    "The port has been quiet since the rebels *attacked* it in 2015.",
    "Last year's *strike* cost the firm millions.",
    "As a young officer in 1974 he *refused* to shoot.",
    "The treaty was *signed* in June 2019.",
    "Five years after the army *bombed* it, the school has reopened.",
    "The town was *bombed* during World War II.",
    "She had been *detained* in 2016 and *deported* a year later.",
    "The *massacre* of 1965 is taught in no school.",
    "During the 2014 protests, police *killed* nine students.",
    "In his youth he *attacked* a guard.",
    "The two states *fought* a war in the 1980s.",
    "In October 2024, when soldiers *fired* on miners, the minister resigned.",
    "Some 300 people *protested* against the dam in 2012, the paper said.",
    "Months earlier, the army had *withdrawn* from the valley.",
    "The men, both in their fifties, were *convicted* in 2007 of *plotting* against the crown.",
    "Thousands died when the army *crushed* the uprising in 1991.",
    "Before he *fled* the country in 2012, he had *led* the secret police for a decade.",
    "Man who *bombed* embassy in 1995 walks free",
    "He was a boy when the regime *executed* his father, a railwayman, in the summer of 1973.",
    "The party, which *boycotted* the last election five years ago, won nine seats.",
    "The island was *annexed* in 1884 and *given* its independence in 1968.",
    "On Tuesday a court freed the poet, who was *jailed* in 2018.",
    "Her brother had been *killed* by soldiers ten years earlier.",
    "Relations have been cold since Mali *expelled* the French envoy in 2022.",
]


@pytest.mark.parametrize("marked", HISTORICAL)
def test_historical(analyser: Analyser, marked: str) -> None:
    assert set(told(analyser, marked)) == {"historical"}


ATTRIBUTED = [
    "Police *arrested* six men, the ministry said.",
    "The army *shelled* the market, according to residents.",
    "According to the mayor, soldiers *burned* two houses.",
    '"They *beat* my brother," said Ana Duarte.',
    "Prosecutors accused the officer of *torturing* prisoners.",
    "He is charged with *attacking* a nurse.",
    "The rebels allegedly *kidnapped* two priests.",
    "The alleged *attack* took place on Monday.",
    "The minister reportedly *met* the rebels in Lagos.",
    "Witnesses told the court that guards had *beaten* the boy.",
    "The general claimed his men *repelled* the rebels.",
    "Reports that the navy *seized* a tanker moved the markets.",
    "Villagers believe soldiers *killed* the shepherd.",
    "Soldiers, she said, *burned* the mill.",
    "Two men suspected of *bombing* the bridge have fled.",
    "The radio reported the *arrest* of two bishops.",
    "Iran has *supplied* the militia with rockets, diplomats say.",
    "The army is said to have *bombed* the dam.",
    "The prosecutor blamed the *killing* on the militia.",
    "Gunmen *stormed* a police post before dawn and *killed* four officers, the provincial governor's office said in a statement.",
    "The opposition says the police *broke* up its rally in Marn and *detained* dozens of its members.",
    "Amnesty has accused the militia of *burning* villages and *shooting* farmers.",
    "A video posted online appears to show soldiers *beating* a man, a rights group said.",
    "The mayor is accused of *taking* bribes and of *evicting* tenants by force.",
    "Rebel forces have *captured* the airport, according to two diplomats and a resident.",
    "Police *shot* protesters, hospital says",
    "The suspect told detectives that he had *poisoned* the well.",
    "Investigators believe that the captain *bribed* two officials.",
    "The report alleges that guards *beat* prisoners and *withheld* food.",
    '"Our troops have *retaken* the bridge," the defence minister said on television.',
    "Her brother had been *killed* by soldiers, she said.",
    "The police chief, who denies the charge, is said to have *ordered* the raid.",
]


@pytest.mark.parametrize("marked", ATTRIBUTED)
def test_attributed(analyser: Analyser, marked: str) -> None:
    assert set(told(analyser, marked)) == {"attributed"}


ASSERTED = [
    "Police *arrested* six men on Tuesday.",
    "The mayor *condemned* the attack.",
    "The minister condemned the *arrest* of six students.",
    "The bishop praised the guards who *arrested* the thief.",
    "Not only did the rebels *attack* the camp, they burned it.",
    "No fewer than forty people were *arrested* on Monday.",
    "The army *shelled* the town after the rebels refused to leave.",
    "Troops *opened* fire when the crowd would not leave.",
    "The minister, who will resign in May, *met* the union on Monday.",
    "The *strike* could cost the port millions.",
    "Thousands have *marched* in the capital.",
    "The rebels *released* a priest on Sunday to show good will.",
    "The company was forced to *apologise*.",
    "The union began to *block* the road on Monday.",
    '"We *reject* this verdict," the lawyer said.',
    "Police *clash* with farmers in Dorfen",
    "The president *signed* a law that will allow police to search homes.",
    "The *attack* on the market killed nine people on Monday.",
    "The minister *threatened* to resign.",
    "The union *demanded* that the minister resign.",
    "The officer *refused* to release the boys.",
    "After *meeting* the envoy on Monday, the king flew home.",
    "Soldiers kept *shelling* the valley on Tuesday.",
    "The council *accused* the firm of bribing officials.",
    "The protest came a day after police *shot* a student.",
    "Lawmakers *approved* the deal despite calls for a boycott.",
    "Since Monday the miners have *occupied* the pit.",
    "The two sides *agreed* to meet in May.",
    "The rebels did not leave but *attacked* again on Tuesday.",
    "The interior minister, whose party lost the election in May, *resigned* on Tuesday after a week of protests.",
    "In a rare rebuke, the bishops *criticised* the president for *jailing* his rivals.",
    "The rebels on Sunday *handed* over eleven captured soldiers to the Red Cross.",
    "The *arrest* of the newspaper's editor on Monday drew protests from three embassies.",
    "Demonstrators *hurled* stones at the police, who *answered* with tear gas.",
    "The court *sentenced* the editor to four years in prison for *insulting* the king.",
    '"I *apologise* to every family," the minister told the parliament on Monday.',
    "Dozens of lorry drivers *blocked* a bridge near Palz on Monday, demanding that the government lower fuel taxes.",
    "Rebels *seize* border town as talks stall",
    "Chile *recalls* ambassador from Quito over remarks",
    "It was the third *attack* on the mine in a week.",
    "The *accord*, which was signed on Monday, ends nine years of war.",
    "Some 200 nurses went on *strike* on Monday at two hospitals in the north.",
    "The council *voted* on Monday to condemn the coup.",
    "Soldiers *fired* in the air to disperse the crowd.",
    "The minister *met* union leaders on Monday but did not promise them anything.",
    "For a third day, students *occupied* the faculty of law.",
    "Egypt *mediated* between the two factions, which have been fighting since 2019.",
    "On Tuesday a court *freed* the poet, who was jailed in 2018.",
    "The court *blocked* the deportation of two Afghan families.",
    "The government *rejected* a call by the unions to raise wages.",
    "Despite the ceasefire, both armies *shelled* each other's lines on Tuesday.",
]


@pytest.mark.parametrize("marked", ASSERTED)
def test_asserted(analyser: Analyser, marked: str) -> None:
    assert set(told(analyser, marked)) == {"asserted"}


def test_two_deeds_of_one_sentence(analyser: Analyser) -> None:
    assert told(analyser, "The minister *refused* to *meet* the miners.") == ["asserted", "negated"]
    assert told(analyser, "The rebels *threatened* to *attack* the port, where police *shot* a man in 2004.") == [
        "asserted",
        "hypothetical",
        "historical",
    ]
    assert told(analyser, "Peru and Chile *agreed* on Monday to *exchange* prisoners.") == ["asserted", "future"]


def test_without_a_day_of_the_article_a_year_lies_back(analyser: Analyser) -> None:
    assert told(analyser, "Police *arrested* him in 2009.", published=None) == ["historical"]
    assert told(analyser, "Police *arrested* him on Tuesday.", published=None) == ["asserted"]


def test_twice_no_is_yes() -> None:
    assert folded("no", "no") is None
    assert folded("maybe", "no") == "no"
    assert folded("no", "maybe") == "no"
    assert folded("if", "no") == "if"
    assert folded("future", "said") == "future"
    assert folded(None, "said") == "said"


def test_every_word_has_one_effect_on_a_form() -> None:
    assert {form for _, form in effects()} == {"do", "that", "it", "like"}
    assert set(effects().values()) == {"no", "maybe", "future", "said", "so"}
