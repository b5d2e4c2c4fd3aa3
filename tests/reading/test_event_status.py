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
    "The general did not show up, nor did he *apologise* to anyone.",
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
    "Instead of *apologising* for the insult, the envoy repeated it.",
    "Investigators do not believe that the captain *bribed* anyone.",
    "The nurses ended their meeting without a vote to go on *strike*.",
    "The minister met union leaders on Monday but did not *offer* them anything.",
    '"We have *signed* nothing and we *promised* nothing," the envoy said.',
    "A *strike* planned for Thursday has been called off.",
    "Plans for a *boycott* were dropped on Monday.",
    "The court blocked the *deportation* of two Afghan families.",
    "The ministry would not *meet* the union's terms, its spokesman said.",
    "Nobody has *attacked* us, the governor insisted.",
    "Neither side has agreed to *withdraw*.",
    "The farmers did not, despite their threats, *block* the bridge.",
    "A *ceasefire* never came.",
    "Hopes of a *truce* were dashed on Monday when talks collapsed.",
    "The army held its fire and *shelled* nothing.",
    "Hardly anyone *protested*.",
    "No deal was *reached* on Monday.",
    "Hungary alone did not *condemn* the coup.",
    "The governor, who had never *met* the rebels, fled.",
    "The general ordered his men not to *shoot*.",
    "The minister promised that no one would be *deported*.",
    "The army says it will no longer *bomb* the valley.",
    "The two ministers shook hands but refused to *sign* or *talk*.",
    "The bishop has ruled out a *meeting* with the rebels.",
    "The session ended without senators *approving* the treaty.",
    '"We did not *kill* him," said the guard.',
    "The police were criticised for not *arresting* the thief.",
    "Lack of *aid* has closed the clinic.",
    "Three days on, no one has *claimed* the *killing*.",
    "The port authority stopped short of *closing* the harbour.",
    "The pilots' union rejected a *strike* by a narrow margin.",
    "The two presidents did not *shake* hands.",
    "For all its threats, the junta has never *expelled* a single diplomat.",
    "At last week's summit nothing was *signed*.",
    "The colonel was not *charged* with any crime.",
    "The embassy dismissed claims that it had *sheltered* the fugitive.",
    "The king left without *meeting* the widows.",
    "Denmark won't *join* the embargo.",
    "He insists that he did not *threaten* the clerk.",
    "The army resisted calls to *shell* the monastery and withdrew.",
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
    "Bishop fears an *attack* on the pilgrims",
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
    '"If they *arrest* me, carry on without me," the singer wrote.',
    "The farmers will *march* on the capital unless the tax is dropped.",
    "The admiral is said to favour *bombing* the islands.",
    "The court was asked to *order* the release of the boy.",
    "Diplomats see little hope of a *ceasefire* before winter.",
    "Any *attack* on the dam would be a crime, the jurist said.",
    "An *attack* on the dam is possible, officials said.",
    "The question is whether the army will *obey*.",
    "It is feared that the rebels will *shell* the hospital.",
    "It is possible that the guards *shot* first.",
    "The judge said the boy may have been *beaten*.",
    "Somebody must have *attacked* the watchman, the coroner said.",
    "The rebels have offered to *free* the nuns.",
    "Spain has asked for *help* from its neighbours.",
    "The envoy pleaded with the king to *pardon* the boy.",
    "The mayor wants the army to *leave*.",
    "To *attack* now would be folly, the general said.",
    "Were the union to *strike*, the port would close.",
    "The bank would have *sued* the village had the mayor not paid.",
    "Parliament should *impeach* him, the editor wrote.",
    "The rule lets police *seize* tractors without a warrant.",
    "Police are looking into whether guards *beat* the boy.",
    "Rather than wait for the court to *free* him, he dug a tunnel.",
    "A general *strike* would paralyse the island.",
    "Villagers feared *reprisals* after the ambush.",
    "The senator said sanctions should be *imposed* at once.",
    "He risks being *deported* to a country he has never seen.",
    "The treaty allows either side to *inspect* the other's ports.",
    "The union wants Parliament to *investigate* the fire.",
    "The priest begged the gunmen to *spare* the children.",
    "What would happen if the rebels *seized* the dam?",
    "The foreign minister may *travel* to Doha to *meet* the rebels.",
    "The mission's purpose is to *disarm* the militias.",
    "The general threatened *reprisals* against any village that shelters deserters.",
    "Police used dogs to *disperse* the crowd.",
    "The guerrillas would *lay* down their arms only if the army left first.",
    "Opposition seeks *probe* into bridge collapse",
    "The party urged voters to *boycott* the poll.",
    "It is too early to say whether the blast was an *attack*.",
    "Most voters support *impeaching* the mayor.",
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
    "*Talks* on water rights are set for Monday",
    "Railway workers to *strike* for three days in July",
    "Under the accord, the guerrillas will *surrender* their weapons by June.",
    "Some 200 nurses will go on *strike* on Monday at two hospitals in the north.",
    "The family's lawyer said he would *sue* the hospital.",
    "The ministry said that the convoy would be *escorted* by the navy.",
    "The next *round* of talks is scheduled for 12 April in Doha.",
    "The farmers will *march* on the capital on Saturday.",
    "The *truce* is to take effect at dawn on Thursday.",
    "The minister arrives on Thursday and will *meet* the king the same evening.",
    "A day before *talks* were to open in Geneva, the envoy fell ill.",
    "The council has voted to *close* the port to Russian ships from May.",
    '"The army *leaves* on Friday," said the mayor.',
    "The rebels said they had agreed to *release* nine hostages.",
    "The union has called a *strike* for Monday.",
    "The *trial* of the two bankers opens next Tuesday.",
    "Kenya, which is due to *host* the summit, has closed the airport.",
    "The firm has promised an *apology*.",
    "The *deportation* of the two brothers, set for Friday, has split the village.",
    "The chancellor *flies* to Ankara on Thursday to open the fair.",
    "The two sides will *resume* talks after the feast, mediators said.",
    "The general vowed to *crush* the revolt.",
    "The ban will be *lifted* on 1 April.",
    "Next week the council *votes* on the sanctions.",
    "The envoy said she would *brief* the council on Friday.",
    "The navy is preparing to *evacuate* the islanders.",
    "Belmar to *withdraw* last troops by May",
    "Ministers agreed on Monday to *send* engineers to the flooded towns.",
    "The *evacuation* of the island begins on Friday.",
    "The mayor has pledged to *apologise* to the widows.",
    "Teachers have announced a *strike* for next Thursday.",
    "The rebels' *surrender* is expected within days.",
    "The prisoners are going to be *released* tomorrow, the governor said.",
    "We are going to initiate an *inquiry* into the banks.",
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
    "Two decades ago, the rebels *kidnapped* her brother.",
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
    "The film tells of the 1956 *uprising* and of a baker who hid two students.",
    "A street was named after the doctor, who *treated* prisoners during the siege of 1943.",
    "The archive holds letters from the years when the two states *bombed* each other's ports, 1967 to 1970.",
    "He *surrendered* to police in November 2025 and has been in jail ever since.",
    "The company had *paid* the militia until 2018, a trial heard.",
    "Half a century after the colonels *arrested* him, the painter returned.",
    "Nine months after *signing* the accord, both sides accuse each other of breaking it.",
    "Her grandfather *fought* in the civil war of 1936.",
    "The fort, which rebels *besieged* in 1794, is now a hotel.",
    "In the spring of 2008 the two states *broke* off relations.",
    "Her uncle was *shot* during the coup of 1980.",
    "Ten years ago the firm *sued* the village and lost.",
    "The monument honours the miners *killed* in the 1934 strike.",
    "He had *spied* for the enemy in the 1960s, the archives show.",
    "It was in 2003 that the council *banned* the march.",
    "The mill was *seized* by the state in 1949 and returned in 1991.",
    "The two have not spoken since a *quarrel* in 2012.",
    "The minister, *jailed* for fraud in 2014, is standing for mayor.",
    "The *siege* of 1683 is the subject of a new opera.",
    "More than thirty years after police *shot* her son, she has had a letter.",
    "Unlike the *riots* of 2008, Tuesday's passed almost unnoticed.",
    "Bitterness over the 1995 *withdrawal* runs deep in the valley.",
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
    "The ministry confirmed that two pilots had been *captured*.",
    "Two pilots have been *captured*, the ministry confirmed on Monday.",
    "Neighbours heard that the boy had been *stabbed*.",
    "The *attack* on the dam was carried out by the navy, officials said.",
    "The guard is on trial for allegedly *poisoning* the dogs.",
    "The suspected *murder* of a priest has shaken the town.",
    "In the view of the union, the firm *broke* its word and *fired* the men unlawfully.",
    "By his own account the boy *attacked* the guard.",
    '"The guards *beat* us every night," reads a letter from the prison.',
    "Soldiers have *looted* the museum, its director wrote on Monday.",
    "The paper reports that the king *met* the rebels in secret.",
    "King *met* rebels in secret: report",
    "Rebels *killed* 12 in raid, army says",
    "The charges stem from claims that he *bribed* a judge.",
    "The junta blames foreign agents for *burning* the granary.",
    "The driver was charged with *ramming* the gate.",
    "A nurse who asked not to be named said that soldiers had *fired* into the ward.",
    "The rebels have *freed* the pilot, his brother announced on the radio.",
    '"First they *burned* the school, then the church," recalled an old man in Vesk.',
    "Dozens were *beaten* in the yard, a former prisoner testified.",
    "The ship, its owners maintain, was *boarded* by pirates.",
    "The governor stands accused of having *sold* the grain.",
    "Police *beat* farmers, union claims",
    "State television said the enemy had *fled*.",
    "The indictment says that he *plotted* to kill the king.",
    "Rumours that the chief had *resigned* spread through the market.",
    "The ministry warned that militias are *arming* villagers.",
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
    "The rebels did not leave the town but *attacked* it again on Tuesday.",
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
    "A gunman *opened* fire on worshippers in Tessel on Sunday, killing three.",
    "The *truce* took effect at dawn on Tuesday.",
    "Two weeks ago the council *banned* the march.",
    "Police have *detained* the editor since Friday.",
    "Norway has *suspended* aid to Malawi over the missing tractors.",
    "The minister arrived on Monday and *met* the king the same evening.",
    "The driver was *charged* with ramming the gate.",
    "The union *rejected* claims that it had broken the law.",
    '"We *demand* justice," the widow said.',
    '"I *thank* the king," the envoy said.',
    "What began as a *protest* over bread became a riot on Monday.",
    "Before *signing* the accord on Monday, the two kings shook hands.",
    "The *killing* of the priest on Sunday was condemned by three parties.",
    "Mali *withdrew* from the pact on Monday, saying it had been ignored.",
    "The council of Ferrin *rejected* the miners' petition by nine votes to four.",
    "Two ferries carrying medicine *arrived* in Tolm after the navy lifted its blockade.",
    "Lawyers for the widow *sued* the mill on Thursday over the poisoned well.",
    "The bishop's *visit* to the camp on Monday passed without incident.",
    "Peru and Chile *exchanged* forty prisoners at dawn, ending months of haggling.",
    "Students *booed* the minister, who has promised to build a new library.",
    "Envoy *praises* truce in Lorn valley",
    "Despite the *raid* on the village, the mayor refused to leave.",
    "Kavan denied the *allegation* on Monday.",
    "The insult led the channel to *cut* ties with the singer.",
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
