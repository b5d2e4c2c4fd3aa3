"""What sort of thing a figure counts: how the board is ordered, and which figures stand side by side.

Figures of one sort that were not matched may still be about one thing: 9,000 guards here, 8,500 soldiers there. They are printed next to
one another, each with its own words, and never compared.
"""

import re

from secondsource.records.article import Article
from secondsource.records.reading import Figure, Measure
from secondsource.text.normalize import fold, words

MIN_LETTERS = 3
_AFTER = 40  # code points after a figure in which a participle says what happened: "17 are still missing"

# Nouns that say by themselves what is counted.
_NOUNS = {
    "killed": "dead death deaths body bodies fatality fatalities life lives victim victims casualty casualties corpse corpses killed",
    "injured": "injured wounded injury injuries wound wounds hurt",
    "missing": "missing",
    "arrested": "arrest arrests detention detentions detainee detainees prisoner prisoners detained arrested captive captives"
    " hostage hostages",
    "displaced": "refugee refugees evacuee evacuees displaced homeless migrant migrants",
    "troops": "troop troops soldier soldiers servicemen servicewomen servicemember servicemembers personnel force forces fighter fighters"
    " reservist reservists paratrooper paratroopers marine marines conscript conscripts gunman gunmen militant militants mercenary"
    " mercenaries rebel rebels",
    "units": "army armies brigade brigades battalion battalions division divisions regiment regiments squadron squadrons platoon platoons",
    "crowd": "crowd protester protesters protestor protestors demonstrator demonstrators marcher marchers striker strikers supporters",
    "people": "people person persons man men woman women child children civilian civilians resident residents passenger passengers worker"
    " workers employee employees patient patients student students pupil pupils voter voters member members villager villagers family"
    " families household households citizen citizens inhabitant inhabitants adult adults miner miners sailor sailors officer officers"
    " survivor survivors visitor visitors guest guests tourist tourists teacher teachers nurse nurses names",
}
_OF_NOUN = {noun: kind for kind, nouns in _NOUNS.items() for noun in nouns.split()}
_PREDICATES = {
    "killed": "kill die perish drown slay execute murder assassinate claim dead massacre",
    "injured": "injure wound hurt hospitalize hospitalise injured wounded maim",
    "missing": "missing unaccounted vanish disappear",
    "arrested": "arrest detain hold custody imprison jail apprehend seize",
    "displaced": "evacuate displace flee relocate shelter uproot move leave",
    "crowd": "protest demonstrate march rally gather",
}
_OF_PREDICATE = {lemma: kind for kind, lemmas in _PREDICATES.items() for lemma in lemmas.split()}
_PEOPLE = frozenset(("people", "troops", "crowd", ""))  # of whom a verb says what happened to them
_SAID = (
    ("killed", re.compile(r"\b(?:killed|dead|died|lost their lives|have died|perished|drowned)\b")),
    ("missing", re.compile(r"\b(?:missing|unaccounted for|not been found)\b")),
    ("injured", re.compile(r"\b(?:injured|wounded|hurt)\b")),
    ("arrested", re.compile(r"\b(?:arrested|detained|in custody)\b")),
    ("displaced", re.compile(r"\b(?:evacuated|displaced|fled|left their homes|homeless)\b")),
)
_ARMED = frozenset("army military tank infantry artillery combat naval armoured armored paratroop airborne police".split())
_CLAUSE = re.compile(r"[,;:.!?\"“”]|\b(?:and|but|while|when)\b")
_TIME = frozenset(("second", "minute", "hour", "night", "weekend", "day", "week", "month", "year", "decade", "century"))
_MONEY = frozenset("rupee lira krone krona franc shilling dinar dirham riyal rial peso dollar euro pound crown".split())
_TOLLS = frozenset(("killed", "injured", "missing", "arrested", "displaced"))
# Sorts of which all figures stand side by side. Sums of money and measures are of too many things for that.
KIN = _TOLLS | {"troops", "units", "crowd"}
# What counts nothing stands on a board only where reports differ about it.
MEASURES = frozenset(("age", "order", "since"))
_WEIGHTS = {
    **dict.fromkeys(_TOLLS, 0),
    "troops": 1,
    **dict.fromkeys(("people", "crowd", "units", "money"), 2),
    **dict.fromkeys(("share", "thing"), 3),
    **dict.fromkeys(("measure", "time"), 4),
}


def weight(kind: str) -> int:
    """How soon an editor wants figures of this sort: tolls and troops, people and money, things, measures and times, the rest."""
    return _WEIGHTS.get(kind, 5)


def kind_of(article: Article, figure: Figure) -> str:
    """``killed``, ``troops``, ``money``, ``age``, ...; ``thing`` for what has no sort of its own, ``number`` where nothing is counted."""
    if isinstance(figure, Measure):
        return figure.sort
    of_unit = _of_unit(figure.unit)
    if of_unit:
        return of_unit
    if figure.unit is None and figure.value is not None and 0 < figure.value < 1:
        return "share"  # "two-thirds of the vote"
    text = fold(article.text)
    noun = _noun(text, figure)
    if noun is not None and noun in _TOLLS:
        return noun
    if noun == "units":
        return noun
    happened = _OF_PREDICATE.get((figure.predicate or "").casefold(), "")
    if (noun or "") in _PEOPLE and noun is not None:
        if happened in _TOLLS and not (happened == "displaced" and noun == "troops"):
            return happened
        said = _said(text, article, figure)
        if said:
            return said
        return happened if happened == "crowd" and noun == "people" else noun
    if figure.counts is None:
        return _said(text, article, figure) or "number"
    return "thing"


def _of_unit(unit: str | None) -> str:
    if unit is None:
        return ""
    if unit in _TIME:
        return "time"
    if unit in ("%", "pp", "percentage point", "share", "basis point"):
        return "share"
    if unit in _MONEY or unit == "US cent" or (len(unit) == MIN_LETTERS and unit.isalpha() and unit.isupper() and unit != "MWh"):
        return "money"
    return "number" if unit in ("time", "unit") or unit.endswith(" old") else "measure"


def _noun(text: str, figure: Figure) -> str | None:
    """The sort of the head noun: the last word before a preposition, of what is counted or of the figure itself; None where it has none."""
    for start, end in ((figure.counts.start, figure.counts.end) if figure.counts else (0, 0), (figure.start, figure.end)):
        told = [word for word, _, _ in words(text, start, end)]
        for stop, word in enumerate(told):
            if word in ("in", "on", "at", "from", "of", "with", "who", "that", "protested") and stop:
                told = told[:stop]
                break
        if told and told[-1] in _OF_NOUN:
            return _OF_NOUN[told[-1]]
        if told and told[-1] == "units" and any(_OF_NOUN.get(f"{word}s") == "troops" or word in _ARMED for word in told):
            return "units"
    return None


def _said(text: str, article: Article, figure: Figure) -> str:
    """What the clause says after the figure: "17 are still missing", "31 names of people who have not been found"."""
    start = max(figure.end, figure.counts.end) if figure.counts else figure.end
    begin = min(figure.end, figure.counts.start) if figure.counts and figure.counts.start >= figure.start else figure.end
    high = next((s.end for s in article.sentences if s.start <= figure.start < s.end), start)
    end = min(high, start + _AFTER)
    stop = _CLAUSE.search(text, start, end)
    after = text[begin : stop.start() if stop else end]
    return next((kind for kind, pattern in _SAID if pattern.search(after)), "")
