"""What kind of report: invented sentences with source, cue and content marked, and parts of speech given, so that no model is asked."""

import re
from itertools import pairwise

import msgspec
import pytest

from secondsource.reading.acts import GENERAL, act_lexicon
from secondsource.reading.kinds import kind_of_report
from secondsource.reading.lemmas import lemma
from secondsource.reading.parser import Parse, Token
from secondsource.reading.row import TokenRow
from secondsource.records.article import Span
from secondsource.records.reading import Act, Stance
from tests.builders import article

# Part of speech and Penn tag of the words below; all others are common nouns.
CLASSES = {
    "DET": "a the",
    "NUM": "300 two",
    "ADV": "again all at first how late never why",
    "ADP": "against as before for in of on out until within according",
    "PROPN": "amra bishop delic friday judge orlo parliament tamas",
    "VERB": "are armed asked assured believe called came changed chanted denied dismissed dumped fired forgotten gave hurt insisted issued "
    "learned locked made promised refused said sank signed thank threatened told vowed wanted wants warned wondered plans",
    "VERB VB": "avoid believe build close deny free join leave open pay plan rebuild retaliate rise rule run say send stay strike vote",
    "VERB VBG": "coming considering denying missing raising",
    "AUX": "been did does had have is must was were will would be",
    "ADJ": "clear fair many second true unsafe",
    "PRON": "he it she they we who you",
    "PRON PRP$": "his our their",
    "PART": "not to ’s",
    "SCONJ": "whether that",
    "PUNCT": "! , . : ? “ ”",
}
CLASS_OF = {word: tuple(kind.split()) for kind, words in CLASSES.items() for word in words.split()}

SENTENCES: list[tuple[str, Stance, Act]] = [
    # {s|source}, {c|cue}, {t|content}
    ("{s|The minister} {c|said} {t|that the bridge would open on Friday}.", "speech", "assertion"),
    ("{t|Two ferries sank}, {c|according to} {s|the coast guard}.", "speech", "assertion"),
    ("{s|Ministry}{c|:} {t|We will build 300 schools}", "speech", "assertion"),
    ("{s|The lawyer} {c|said} {t|it was not true}.", "speech", "assertion"),
    ("{s|The clerk} {c|did not say} {t|how many votes were missing}.", "speech", "assertion"),
    ("{s|The spokesman} {c|refused to say} {t|whether the plane was armed}.", "speech", "assertion"),
    ("{s|The general} {c|denied} {t|that his men had fired first}.", "speech", "denial"),
    ("{s|The army} {c|did not deny} {t|the reports}.", "speech", "assertion"),
    ("{s|The committee} {c|dismissed} {t|the claim as nonsense}.", "speech", "denial"),
    ("{s|The coach} {c|did not rule out} {t|a return to the club}.", "speech", "assertion"),
    ("{s|She} {c|issued a statement denying} {t|the affair}.", "speech", "denial"),
    ("{s|The senator} {c|asked} {t|whether the contract had been signed}.", "speech", "question"),
    ("{s|The mayor} {c|asked} {t|Parliament to vote before the summer}.", "speech", "demand"),
    ("{s|The union} {c|asked} {t|for a second inquiry}.", "speech", "demand"),
    ("{t|“Who gave the order?”} {c|asked} {s|Judge Tamas Orlo}.", "speech", "question"),
    ("{t|“Have we learned nothing at all?”} {s|the bishop} {c|said}.", "speech", "question"),
    ("{t|“Leave our town!”} {s|the crowd} {c|chanted}.", "speech", "demand"),
    ("{t|“Thank you for coming,”} {s|the host} {c|said}.", "speech", "assertion"),
    ("{s|Police} {c|told} {t|residents to stay indoors}.", "speech", "demand"),
    ("{s|Police} {c|told} reporters {t|that nobody was hurt}.", "speech", "assertion"),
    ("{s|The driver} {c|is said} {t|to be in hospital}.", "speech", "assertion"),
    ("{s|Amra Delic} {c|called for} {t|a recount}.", "speech", "demand"),
    ("{s|The minister} {c|called} {t|the report a disgrace}.", "speech", "assertion"),
    ("{s|The envoy} {c|insisted} on Friday {t|that the deal was fair}.", "speech", "assertion"),
    ("{s|The teachers} {c|insisted} {t|that the law must be changed}.", "speech", "demand"),
    ("{s|The company} {c|vowed} {t|to rebuild the mill}.", "speech", "promise"),
    ("{s|The colonel} {c|vowed} {t|to retaliate for the raid}.", "speech", "threat"),
    ("{s|The premier} {c|never promised} {t|a tax cut}.", "speech", "assertion"),
    ("{s|The rebels} {c|warned} {t|that they would strike the port again}.", "speech", "threat"),
    ("{s|The bank} {c|warned} {t|that prices would rise until spring}.", "speech", "assertion"),
    ("{s|The embassy} {c|warned} {t|travellers to avoid the border}.", "speech", "demand"),
    ("{s|The owners} {c|threatened} {t|to close the plant}.", "speech", "threat"),
    ("{s|The ministry} {c|said} {t|it would retaliate within days}.", "speech", "assertion"),
    ("{s|Farmers} {c|believe} {t|the dam is unsafe}.", "attitude", "assertion"),
    ("{s|He} {c|does not believe} {t|that the vote was fair}.", "attitude", "denial"),
    ("{s|Half of the members} {c|are against} {t|the merger}.", "attitude", "assertion"),
    ("{s|The town} {c|wants} {t|the ministry to pay for the repairs}.", "attitude", "demand"),
    ("{s|He} {c|wanted} {t|to be a pilot}.", "attitude", "assertion"),
    ("{s|Many} {c|wondered} {t|why the gates were locked}.", "attitude", "question"),
    ("{s|The firm} {c|plans} {t|to open a second mine}.", "plan", "assertion"),
    ("{s|She} {c|does not plan} {t|to run again}.", "plan", "denial"),
    ("{s|The islanders} {c|refused} {t|to leave their homes}.", "plan", "denial"),
    ("{s|The government} {c|is considering} {t|raising the fee}.", "plan", "assertion"),
    ("{s|The king’s} {c|pledge} {t|to free the prisoners} was forgotten.", "speech", "promise"),
    ("{s|The firm’s} {c|denial} {t|that it had dumped the oil} came late.", "speech", "denial"),
    ("{s|The party} {c|made it clear} {t|that it would not join a coalition}.", "speech", "assertion"),
    ("{s|The president} {c|assured} {t|the allies that he would send the grain}.", "speech", "promise"),
]


def read(marked: str) -> tuple[Stance, Act]:
    """The kind of the attribution that is marked in the sentence."""
    text, spans = unmarked(marked)
    tokens = []
    for found in re.finditer(r"’s|[^\W_]+|[^\w\s]", text):
        word = found.group()
        upos, tag = (*CLASS_OF.get(word.lower(), ("NOUN",)), "")[:2]
        base = lemma(word, upos) if upos != "PUNCT" else word
        tokens.append(Token(word, found.start(), found.end(), base, upos, "dep", -1, "", tag=tag))
    whole = msgspec.structs.replace(article(text), sentences=(Span(0, len(text)),))
    row = TokenRow(whole, [Parse(tuple(tokens))])
    pairs = {part: [(row.inside(*span)[0], row.inside(*span)[-1]) for span in of] for part, of in spans.items()}
    return kind_of_report(row, next(iter(pairs["c"]), None), next(iter(pairs["s"]), None), pairs["t"])


def unmarked(marked: str) -> tuple[str, dict[str, list[tuple[int, int]]]]:
    """The sentence without its marks, and the spans that they held."""
    text, at = "", 0
    spans: dict[str, list[tuple[int, int]]] = {"s": [], "c": [], "t": []}
    for found in re.finditer(r"\{([sct])\|(.*?)\}", marked):
        text += marked[at : found.start()]
        spans[found[1]].append((len(text), len(text) + len(found[2])))
        text += found[2]
        at = found.end()
    return text + marked[at:], spans


@pytest.mark.parametrize(("marked", "stance", "act"), SENTENCES)
def test_kind(marked: str, stance: Stance, act: Act) -> None:
    """Stance and act of each sentence."""
    assert read(marked) == (stance, act)


def test_no_cue() -> None:
    """What stands alone in quotation marks is said, and may be a question."""
    assert read("{t|“We will build 300 schools.”}") == ("speech", "assertion")
    assert read("{t|“Who gave the order?”} {s|The judge} was late.") == ("speech", "question")


def test_an_unknown_cue_is_speech() -> None:
    """A word that is not listed."""
    assert read("{s|The judge} {c|zzzed} {t|that the dam was unsafe}.") == ("speech", "assertion")


def test_lexicon() -> None:
    """Particular rows stand before the general one, and each word has only one of these in a class."""
    lexicon = act_lexicon()
    for key, rows in lexicon.rows.items():
        forms = [one.form in GENERAL for one in rows]
        assert all(before <= after for before, after in pairwise(forms)), key
        assert sum(forms) <= 1, key
    assert "avenge|V" in lexicon.hostile
    assert "close|V" in lexicon.harmful
    assert "comment|V" in lexicon.speaking
