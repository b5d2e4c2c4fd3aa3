"""The dictionary form of an English word, given its part of speech.

``lemma("stated", "VERB")`` is ``"state"``, ``lemma("wives", "NOUN")`` is ``"wife"``. Irregular forms stand in a table; regular ones are
undone by suffix, and the silent "e" is put back by the letters before it. Compared with the lemmatiser of a larger model
(docs/measured/reading.md) and many times faster, since that one needs a second pass over each token.
"""

import re
from functools import lru_cache


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_IRREGULAR_VERBS = {
    "be": "am is are was were been being 's 're 'm ’s ’re ’m",
    "have": "has had having 've ’ve",
    "do": "does did done",
    "will": "wo 'll ’ll",
    "can": "ca",
    "would": "'d ’d",
    "go": "goes went gone",
    "say": "said says saith",
    "tell": "told",
    "think": "thought",
    "make": "made making",
    "take": "took taken taking",
    "get": "got gotten",
    "give": "gave given giving",
    "come": "came",
    "become": "became",
    "overcome": "overcame",
    "see": "saw seen",
    "oversee": "oversaw overseen",
    "know": "knew known",
    "find": "found",
    "leave": "left",
    "feel": "felt",
    "bring": "brought",
    "begin": "began begun",
    "keep": "kept",
    "hold": "held",
    "uphold": "upheld",
    "withhold": "withheld",
    "write": "wrote written writing",
    "rewrite": "rewrote rewritten",
    "stand": "stood",
    "understand": "understood",
    "withstand": "withstood",
    "hear": "heard",
    "mean": "meant",
    "meet": "met",
    "run": "ran",
    "pay": "paid",
    "repay": "repaid",
    "sit": "sat",
    "speak": "spoke spoken",
    "lead": "led",
    "mislead": "misled",
    "read": "reads",
    "grow": "grew grown",
    "lose": "lost losing",
    "fall": "fell fallen",
    "send": "sent",
    "build": "built",
    "rebuild": "rebuilt",
    "draw": "drew drawn",
    "withdraw": "withdrew withdrawn",
    "break": "broke broken",
    "spend": "spent",
    "rise": "rose risen rising",
    "arise": "arose arisen",
    "drive": "drove driven",
    "buy": "bought",
    "wear": "wore worn",
    "choose": "chose chosen",
    "seek": "sought",
    "throw": "threw thrown",
    "overthrow": "overthrew overthrown",
    "catch": "caught",
    "deal": "dealt",
    "win": "won",
    "forget": "forgot forgotten",
    "fight": "fought",
    "teach": "taught",
    "eat": "ate eaten",
    "sing": "sang sung",
    "strike": "struck stricken",
    "hang": "hung",
    "shake": "shook shaken",
    "ride": "rode ridden",
    "feed": "fed",
    "shoot": "shot",
    "drink": "drank drunk",
    "hit": "hitting",
    "arm": "armed",
    "fly": "flew flown flies",
    "flee": "fled",
    "hide": "hid hidden",
    "swear": "swore sworn",
    "steal": "stole stolen",
    "tear": "tore torn",
    "bear": "bore borne",
    "beat": "beaten",
    "bite": "bit bitten biting",
    "blow": "blew blown",
    "bind": "bound",
    "wind": "wound",
    "freeze": "froze frozen",
    "sell": "sold",
    "sleep": "slept",
    "slide": "slid",
    "stick": "stuck",
    "swim": "swam swum",
    "swing": "swung",
    "weep": "wept",
    "wake": "woke woken",
    "awake": "awoke awoken",
    "lend": "lent",
    "light": "lit",
    "forgive": "forgave forgiven",
    "forbid": "forbade forbidden",
    "foresee": "foresaw foreseen",
    "forego": "forewent foregone",
    "undergo": "underwent undergone",
    "undertake": "undertook undertaken",
    "mistake": "mistook mistaken",
    "overtake": "overtook overtaken",
    "show": "shown",
    "prove": "proven",
    "sink": "sank sunk",
    "spring": "sprang sprung",
    "sting": "stung",
    "spin": "spun",
    "dig": "dug",
    "creep": "crept",
    "cling": "clung",
    "sweep": "swept",
    "spread": "spreads",
    "shed": "sheds shedding",
    "slay": "slew slain",
    "bend": "bent",
    "breed": "bred",
    "bleed": "bled",
    "lay": "laid",
    "quit": "quitting",
    "need": "needed",
    "breathe": "breathed breathing",
    "bathe": "bathed bathing",
    "agree": "agreed",
    "disagree": "disagreed",
    "guarantee": "guaranteed",
    "free": "freed",
    "succeed": "succeeded",
    "proceed": "proceeded",
    "exceed": "exceeded",
    "add": "added adding",
    "focus": "focused focusing focuses",
    "bias": "biased",
    "belie": "belying",
    "fuel": "fueled fueling",
    "postpone": "postponed postponing",
    "phone": "phoned phoning",
    "telephone": "telephoned telephoning",
    "condone": "condoned condoning",
    "convene": "convened convening",
    "intervene": "intervened intervening",
    "develop": "developed developing",
    "envelop": "enveloped",
    "pilot": "piloted",
    "interpret": "interpreted",
    "lambaste": "lambasted lambasting",
    "taste": "tasted tasting",
    "waste": "wasted wasting",
    "paste": "pasted",
    "welcome": "welcomed welcoming",
    "hope": "hoped hoping",
    "shrink": "shrank shrunk",
    "strew": "strewn",
    "fling": "flung",
    "owe": "owed owing",
    "underlie": "underlying underlay",
    "overpay": "overpaid",
    "rag": "ragged ragging",
    "install": "installed installing",
    "caucus": "caucused caucusing",
    "lie": "lay lain lying lied",
    "die": "died dying",
    "tie": "tied tying",
    "vie": "vied vying",
    "join": "joined joining",
    "ring": "rang rung",
    "kneel": "knelt",
    "overhear": "overheard",
    "undo": "undid undone",
    "misunderstand": "misunderstood",
    "spit": "spat",
    "spill": "spilt",
    "burn": "burnt",
    "learn": "learnt",
    "dream": "dreamt",
    "leap": "leapt",
    "smell": "smelt",
    "spoil": "spoilt",
    "remake": "remade remaking",
    "weave": "wove woven",
    "speed": "sped",
    "plead": "pled",
    "stride": "strode",
    "sling": "slung",
    "string": "strung",
    "wring": "wrung",
    "shine": "shone",
    "override": "overrode overridden",
    "outdo": "outdid outdone",
    "redo": "redid redone",
    "forgo": "forwent forgone",
    "foretell": "foretold",
    "retell": "retold",
    "resell": "resold",
    "befall": "befell befallen",
    "beget": "begat begot begotten",
    "tread": "trod trodden",
    "stink": "stank stunk",
    "grind": "ground",
    "sew": "sewn",
    "sow": "sown",
    "mow": "mown",
    "saw": "sawn",
    "lade": "laden",
    "overlay": "overlaid",
    "waylay": "waylaid",
    "inlay": "inlaid",
    "prepay": "prepaid",
    "overrun": "overran",
    "outrun": "outran",
    "outgrow": "outgrew outgrown",
    "overdo": "overdid overdone",
    "unbind": "unbound",
    "rewind": "rewound",
    "partake": "partook partaken",
    "behold": "beheld beholden",
    "traffic": "trafficked trafficking",
    "panic": "panicked panicking",
    "mimic": "mimicked mimicking",
    "picnic": "picnicked picnicking",
    "politick": "politicked politicking",
    "stymie": "stymied stymieing",
    "gas": "gassed gassing",
    "eye": "eyed eyeing",
    "dye": "dyed dyeing",
    "toe": "toed",
    "underpay": "underpaid",
    "retake": "retook retaken",
    "rethink": "rethought",
    "melt": "molten",
    "swell": "swollen",
    "up": "upped upping",
    "tee": "teed teeing",
    "age": "aged aging ageing",
    "singe": "singed singeing",
    "clothe": "clothed clothing clad",
    "debut": "debuted debuting",
    "butt": "butted butting",
    "quiz": "quizzed quizzing quizzes",
    "whiz": "whizzed whizzing",
}
_VERB_FORMS = {form: base for base, forms in _IRREGULAR_VERBS.items() for form in forms.split()}
# Same in the past as in the present, or read as they stand.
_BARE_VERBS = _words(
    "put set let cut hit hurt shut cost cast broadcast forecast split spread quit rid bid bet burst read beset upset thrust "
    "bring sing ring cling spring sting swing string fling ping wring need feed speed bleed breed heed seed weed exceed "
    "proceed succeed shed wed embed discuss miss pass press process address express stress guess assess access possess "
    "progress focus witness bless dismiss impress harass confess cross kiss toss"
)
_IRREGULAR_NOUNS = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "people": "people",
    "feet": "foot",
    "teeth": "tooth",
    "geese": "goose",
    "mice": "mouse",
    "wives": "wife",
    "lives": "life",
    "knives": "knife",
    "leaves": "leaf",
    "halves": "half",
    "thieves": "thief",
    "shelves": "shelf",
    "selves": "self",
    "wolves": "wolf",
    "loaves": "loaf",
    "crises": "crisis",
    "analyses": "analysis",
    "theses": "thesis",
    "bases": "base",
    "hypotheses": "hypothesis",
    "oases": "oasis",
    "diagnoses": "diagnosis",
    "parentheses": "parenthesis",
    "criteria": "criterion",
    "phenomena": "phenomenon",
    "data": "datum",
    "media": "medium",
    "alumni": "alumnus",
    "heroes": "hero",
    "potatoes": "potato",
    "tomatoes": "tomato",
    "echoes": "echo",
    "vetoes": "veto",
    "cargoes": "cargo",
    "torpedoes": "torpedo",
    "embargoes": "embargo",
    "volcanoes": "volcano",
    "movies": "movie",
    "cookies": "cookie",
    "calories": "calorie",
    "taxes": "tax",
    "woes": "woe",
    "foes": "foe",
    "toes": "toe",
    "shoes": "shoe",
    "grandchildren": "grandchild",
    "ties": "tie",
    "pies": "pie",
    "lies": "lie",
    "zombies": "zombie",
    "buses": "bus",
    "gases": "gas",
    "viruses": "virus",
    "campuses": "campus",
    "bonuses": "bonus",
    "statuses": "status",
    "caucuses": "caucus",
    "censuses": "census",
    "lenses": "lens",
    "axes": "axis",
    "oxen": "ox",
    "dice": "die",
}
_NOUN_AS_IS = _words(
    "acumen tactics news series species means politics economics physics mathematics athletics ethics tactics headquarters crossroads ms "
    "bus lens status virus campus bonus caucus census chaos asylum thanks us this perhaps always whereas besides alas "
    "bias gas "
    "canvas atlas iris tennis christmas texas kansas arkansas illinois"
)
_TAKES_E = re.compile(
    r"(?:[^aeiou]at|[crgu]eat$|[cvuz]|[^s]s|[^aeiou](?:ir|ur)$|(?:^|qu|[^aeiou])(?:ir|ur|ar)|[^eo]ar|(?:^[^aeiou]*|pl|st|ig|n|ad)or|"
    r"[^aeo]in|[^aeiou]ot|[^aeou]ut|[^aeiou]id|[^eo]ad|[^o]od|[^o]ud|[^e]ed|[^aeo]ak|[^aeo]ik|[^o]ok|uk|[^ae]im|[^aeo]am|[^o]om|um|[^aeo]il|"
    r"(?:sc|wh|in?h|xh|mp)al$|[^aeou]ul|[bcdfgkptz]l|[^aeo]ap|[^aeo]ip|[^o]op|yp|dg|rg|un|[^aeiou]iz|[^aeo]ib|[^aeo]ob|ub|[^aeo]as)$"
)
_NO_E = re.compile(
    r"(?:visit|credit|edit|limit|exit|it|monitor|honor|favor|labor|author|anchor|harbor|sponsor|doctor|mirror|error|censor|vector|color|"
    r"humor|rumor|abandon|target|budget|market|cancel|signal|rival|total|equal|appeal|reveal|deal|steal|heal|conceal|gallop|[aeiou]{2}[b-df-hj-np-tvwxz]|"
    r"begin|profit|exhibit|prohibit|inhibit|orbit|merit|inherit|deposit|benefit|audit|submit|commit|admit|permit|transmit|solicit|elicit|"
    r"ballot|pilot|riot|boycott|regret|forget|forbid|combat|format|treat|repeat|defeat|cheat|heat|threaten|murmur|occur|incur|recur|"
    r"bus|focus|bias|canvas|[^aeiou]er|visual|program|diagram|custom|accustom|blossom|fathom|harm|ransom|envelop|develop|worship|gossip|"
    r"equip|whip|pencil|imperil|model|travel|level|label|channel|tunnel|duel|fuel|pummel|awaken|happen|open|listen|strengthen|"
    r"zz|bedevil|pommel|parrot|spiral|marshal|squirrel|ruin|margin|cabin|log|blog|flag|lag|join|ing|row|aw|eed|eet|pivot|throat|ward|rack|ead)$"
)
# An "e" whatever stands before: no English verb ends in these without it (a short one doubles its last letter: "flagged").
_SURE_E = re.compile(
    r"(?:[iu]at|[aeiou]g|meat|rang|(?:^|[^t])hing|[ao]us|[aou]is|[aeiou]v|eez|creat|gnit|ssl|lg|suad|sheath|quot|dron|[ert]writ|uid|oic|(?:con|ter|tra)ven|leas)$"
)
_DOUBLED_L = _words(
    "controll patroll extoll cajoll signall totall equall rivall marshall diall spirall annull pedall medall initiall channell pencill"
)
_ENDS_E_EXTRA = _words(
    "complet delet compet cit incit recit excit invit unit reunit writ ignit despit expedit chang arrang rang challeng reveng "
    "aveng infring plung loung exchang spong hing cring fring estrang imping bing acquir requir inquir creat dat stat debat "
    "situat evaluat violat negotiat promot not vot quot devot pok dispos clos los us caus accus refus confus abus excus expos "
    "propos oppos suppos compos impos purchas increas decreas releas pleas eas ceas leas teas rais prais advis promis "
    "compromis exercis surpris rous hous brows choos brib describ subscrib prescrib inscrib ascrib scrib rob prob tub cub giv "
    "liv lov mov hav sav serv observ preserv deserv reserv solv resolv involv evolv dissolv achiev believ reliev receiv "
    "deceiv perceiv conceiv prov improv approv remov deriv arriv surviv reviv driv striv behav wav leav weav argu continu "
    "issu pursu rescu valu sue su virtu tissu ensu accru declar compar prepar shar scar car spar star dar bar fir hir tir wir "
    "admir retir aspir conspir inspir expir desir cur secur procur assur insur ensur measur pressur captur figur featur injur "
    "lectur nurtur fractur restor ignor explor stor scor bor ador deplor implor manag damag encourag engag stag rag wag pag "
    "packag urg charg merg emerg surg forg judg pledg acknowledg alleg besieg obligat welcom handl settl struggl enabl troubl "
    "doubl assembl resembl tumbl gambl scrambl battl tackl titl rul schedul fil smil compil pil reconcil whil exil profil "
    "stabil fuel scal tal insol consol control rol styl tim tam nam blam fram sham assum consum resum presum fum costum volum "
    "sam gam com overcom becom hom bik lik strik hik spik jok evok invok provok revok smok strok chok tak mak shak bak wak "
    "brak fak stak mistak escap shap tap scrap rap wip strip rip grip hop cop slop scop typ hyp wrot combin defin confin "
    "declin examin determin imagin undermin fin lin min outlin refin shin join din decid provid divid resid presid guid hid "
    "rid slid coincid collid invad trad persuad fad evad cod exclud includ conclud intrud erod explod conced preced reced rec "
    "seced imped supersed fac plac replac produc reduc introduc announc denounc pronounc renounc forc enforc reinforc financ "
    "advanc enhanc balanc danc convinc practic notic voic slic sacrific pric indic polic seiz organiz realiz recogniz "
    "criticiz apologiz emphasiz analyz freez gaz prioritiz sens licens respons condens nurs curs revers convers endors "
    "rehears immers dispers hors collaps laps glimps eclips breath bath soath loath sooth schem them phon clon "
    "deplet interfer adher coher rever persever seeth squar zon inton aton hol chaf straf parol massacr deceas "
    "underscor outscor creas dup delineat decre displeas appeas condol "
    "exhal impal bal pal regal extradit pric wip "
    "postpon hon ton tun prun intervn interven conven scen"
)


def _stem_base(stem: str) -> str:
    """The verb whose regular ``-ed``/``-ing`` form has this stem."""
    if len(stem) >= 4 and stem[-1] == stem[-2] and stem[-1] not in "aeiouslzf" and stem not in ("boycott", "egg", "purr", "butt"):
        return stem[:-1]
    if stem in _DOUBLED_L or (stem.endswith("ell") and re.search("[aeiou]", stem[:-3].removeprefix("qu")) and stem != "misspell"):
        return stem[:-1]
    if stem in _ENDS_E_EXTRA or _SURE_E.search(stem):
        return stem + "e"
    if _NO_E.search(stem):
        return stem
    if _TAKES_E.search(stem):
        return stem + "e"
    return stem


def _verb(word: str) -> str:
    if word in _VERB_FORMS:
        return _VERB_FORMS[word]
    if word in _BARE_VERBS:
        return word
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("ed") and len(word) > 3:
        return _stem_base(word[:-2])
    if word.endswith("ing") and len(word) > 4 and re.search("[aeiouy]", word[:-3]):
        return _stem_base(word[:-3])
    return _third_person(word)


def _third_person(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(?:ss|sh|ch|x|zz|o)es$", word):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 2:
        return word[:-1]
    return word


def _noun(word: str) -> str:
    if word in _IRREGULAR_NOUNS:
        return _IRREGULAR_NOUNS[word]
    if word in _NOUN_AS_IS:
        return word
    if word.endswith("men") and len(word) > 4 and not word.endswith(("omen", "umen", "amen", "imen")):
        return word[:-3] + "man"
    if word.endswith("women"):
        return word[:-5] + "woman"
    return _third_person(word)


@lru_cache(maxsize=65536)
def lemma(word: str, upos: str) -> str:
    """Lower-case dictionary form; proper names keep their letters."""
    if upos == "PROPN":
        return word
    low = word.lower()
    if upos in ("VERB", "AUX"):
        return _verb(low)
    if upos == "NOUN":
        return _noun(low)
    if upos == "PART" and low in ("n't", "n’t"):
        return "not"
    return low
