"""Who takes part in an event: the name, the country and the sector behind a noun phrase.

What question it answers: who is ``"the Estmark transport minister, Ilse Varnholt"``? Words inside the phrase come first, then what the
article says of the same name elsewhere (``"Lothen Trade Minister Piers Hallam"`` once makes every later ``Hallam`` a part of a government).
Capitals and seats of government as actors stand for the government.
"""

import functools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from secondsource.reading.lexicon import listed, rows
from secondsource.reading.trees import Tree
from secondsource.records.article import Article
from secondsource.records.reading import Attribution, Mention, Participant

_WORD = re.compile(r"[^\W_](?:[\w'’.&-]*[\w])?\.?")
_POSSESSIVE = re.compile(r"['’]s$")
MAX_WORDS = 5  # of a name of a country or a title


_INSIDE_NAMES = frozenset({"of", "for", "to", "in", "from"})


class Codes(NamedTuple):
    """ISO 3166 alpha-3 and sector, each None where not known."""

    country: str | None = None
    sector: str | None = None


@functools.cache
def _countries() -> tuple[dict[str, str], frozenset[str]]:
    """Names, people and seats by their words; and those that stand for the government when they act."""
    table: dict[str, str] = {}
    seats: set[str] = set()
    for code, names, people, capitals in rows("countries.tsv"):
        for cell, governs in ((names, True), (people, False), (capitals, True)):
            for name in cell.split("|"):
                if name != "-":
                    table.setdefault(name, code)
                    if governs:
                        seats.add(name)
    return table, frozenset(seats)


@functools.cache
def _sectors() -> dict[str, str]:
    return {word: row[1] for row in rows("sectors.tsv") for word in row[0].split("|")}


def _words(text: str) -> list[str]:
    return [_POSSESSIVE.sub("", match[0]) for match in _WORD.finditer(text)]


def _variants(words: Sequence[str]) -> Iterable[str]:
    joined = " ".join(words)
    yield joined
    if joined.endswith("."):
        yield joined[:-1]


@functools.lru_cache(maxsize=4096)
def country_in(text: str) -> str | None:
    """The first country that the words name, by its name, its people or its capital."""
    table = _countries()[0]
    words = _words(text.replace("-", " ")) if "-" in text and text not in table else _words(text)
    for at in range(len(words)):
        if not words[at][:1].isupper():
            continue
        for size in range(min(MAX_WORDS, len(words) - at), 0, -1):
            for name in _variants(words[at : at + size]):
                if name in table:
                    return table[name]
    return None


def stands_for_government(text: str) -> bool:
    """Whether the words are nothing but a country, a capital or a seat of government."""
    words = [word for word in _words(text) if word.lower() != "the"]
    return any(name in _countries()[1] for name in _variants(words))


@functools.lru_cache(maxsize=4096)
def sector_in(text: str) -> str | None:
    """The sector of the last title or body that the words name; a longer name goes before a shorter one inside it."""
    table = _sectors()
    words = [word.lower() for word in _words(text)]
    at = len(words)
    while at > 0:
        for size in range(min(MAX_WORDS, at), 0, -1):
            for name in _variants(words[at - size : at]):
                if name in table:
                    return table[name]
        at -= 1
    return None


_TITLE_GAP = frozenset({"of", "the", "for", "former", "deputy", "acting", "then", "foreign", "prime", "vice", "senior"})


def codes_by_name(article: Article, mentions: Sequence[Mention]) -> dict[str, Codes]:
    """What the words beside its mentions say of each name: "Russian Deputy Foreign Minister Sergei R.", "Dmytro K., Ukraine's minister"."""
    found: dict[str, Codes] = {}
    for mention in mentions:
        known = found.get(mention.name, Codes())
        if known.country and known.sector:
            continue
        around = [article.text[mention.start : mention.end]]
        if mention.kind == "person":
            ends = max((other.end for other in mentions if other.end <= mention.start), default=0)
            title = _title_before(article.text, mention.start, ends if article.text[ends : mention.start].strip() else 0)
            if sector_in(title):  # a country alone ("in China Mr. Reyk said") says nothing of the person
                around.insert(0, title)
        after = re.match(r",? (?:who is |is )?(?:the |a )?([^,.;:()\n]{3,60})", article.text[mention.end : mention.end + 80])
        if after and mention.kind == "person" and article.text[mention.end : mention.end + 1] == "," and _is_title(after[1]):
            around.append(after[1])
        country = next((code for part in around if (code := country_in(part))), None)
        sector = next((code for part in around if (code := sector_in(part))), None)
        found[mention.name] = Codes(known.country or country, known.sector or sector)
    return found


def _is_title(words: str) -> bool:
    """Whether what follows a name after a comma is an office of his: "the transport minister", "Peru's envoy", but not "voicing ..."."""
    parts = words.split()[:6]
    if not parts or sector_in(" ".join(parts)) is None:
        return False
    first = parts[0]
    return first[:1].isupper() or first.lower() in _TITLE_GAP or sector_in(first) is not None or sector_in(" ".join(parts[:2])) is not None


def _title_before(text: str, start: int, floor: int) -> str:
    """The run of title words that ends where a name begins."""
    window = text[max(0, start - 70, floor if re.search(r"\b(?:and|with|by|or)\b", text[floor:start]) else 0) : start]
    cut = max(window.rfind(sign) for sign in ',;:.!?"“”()\n') if window else -1
    if cut >= 0 and window[cut] == "." and re.search(r"\b(?:U\.S|U\.K|Gen|Col|Lt|Sen|Rep|Gov|Dr|Mr|Mrs|Ms)\.$", window[: cut + 1]):
        cut = -1
    words = window[cut + 1 :].split()
    kept: list[str] = []
    for word in reversed(words):
        bare = _POSSESSIVE.sub("", word)
        if not (bare[:1].isupper() or bare.lower() in _sectors() or bare in _TITLE_GAP):
            break
        kept.append(word)
    if kept and kept[0].lower() in {"of", "for", "the", "to"}:
        return ""  # "a lawyer for Corin Hale" is no title of his
    return " ".join(reversed(kept))


def _beside(tree: Tree, at: int, whole: Mention | None) -> bool:
    """Whether a preposition behind a phrase tells where somebody is, not who: "A in Aldmoor", "rebels in a long war", but not "B of C"."""
    word = tree.tokens[at].text.lower()
    if whole is not None and whole.kind in {"person", "place"}:
        return word != "of" or whole.kind == "person"
    if word == "of":
        return False
    return word in {"in", "to", "from"} and at + 1 < len(tree.tokens) and tree.tokens[at + 1].text.lower() in {"a", "an", "its", "their"}


class Cast:
    """Everyone that an article names, with what is known of each."""

    def __init__(
        self,
        article: Article,
        mentions: Sequence[Mention],
        attributions: Sequence[Attribution] = (),
        pronouns: Callable[[int], str | None] | None = None,
    ) -> None:
        """``pronouns`` gives the name behind the "he" or "she" that begins at an offset of the article."""
        self.attributions = attributions
        self.pronouns = pronouns
        self.text = article.text
        self.mentions = sorted(mentions, key=lambda mention: (mention.start, mention.end))
        self.codes: Mapping[str, Codes] = codes_by_name(article, self.mentions)

    def mention_at(self, start: int, end: int) -> Mention | None:
        """The longest mention that overlaps ``[start, end)``."""
        over = [mention for mention in self.mentions if mention.start < end and start < mention.end]
        return max(over, key=lambda mention: (mention.end - mention.start, -mention.start), default=None)

    def behind_pronoun(self, start: int, end: int) -> str | None:
        """The name of the person whom a pronoun at ``[start, end)`` stands for; None where the article leaves a choice."""
        word = self.text[start:end].lower()
        if word in {"i", "we", "me", "us"}:
            said = [a for a in self.attributions if a.kind != "indirect" and any(part.start <= start < part.end for part in a.content)]
            named = [a.speaker.name for a in said if a.speaker is not None and a.speaker.named]
            return named[-1] if named else None
        if word not in {"he", "she", "him", "her", "his"}:
            return None
        for attribution in self.attributions:
            if attribution.speaker is not None and any(part.start <= start < part.end for part in attribution.source):
                return attribution.speaker.name if attribution.speaker.kind == "person" else None
        return self.pronouns(start) if self.pronouns is not None else None

    def participant(self, tree: Tree, head: int) -> Participant:
        """The participant whose phrase is headed by token ``head``."""
        if tree.tokens[head].upos == "PRON":
            start, end = tree.begin(head), tree.finish(head)
            person = self.behind_pronoun(start, end)
            codes = self.codes.get(person) or Codes(country_in(person), sector_in(person)) if person else Codes()
            return Participant(start=start, end=end, name=person or self.text[start:end], country=codes.country, sector=codes.sector)
        first, last = self._ends(tree, head)
        start, end = tree.begin(first), tree.finish(last)
        mention = self._mention_of(tree, head)
        own = self.text[start : tree.finish(head)]
        behind = self.text[tree.finish(head) : end]
        country = country_in(own) or (country_in(behind) if behind.lstrip().startswith(("of ", "in ")) else None)
        sector = sector_in(own)
        name = mention.name if mention else " ".join(self.text[start:end].split())
        if mention:
            known = self.codes.get(mention.name, Codes())
            country, sector = country or known.country, sector or known.sector
            start, end = min(start, mention.start), max(end, mention.end)
        if mention and mention.kind != "person" and stands_for_government(mention.name):
            sector = "GOV"
        if sector == "IGO":
            country = None
        if sector is None and stands_for_government(self.text[tree.begin(head) : tree.finish(head)] if not mention else mention.name):
            sector = "GOV"
        return Participant(start=start, end=end, name=name, country=country, sector=sector)

    def _mention_of(self, tree: Tree, head: int) -> Mention | None:
        """The name at the head of the phrase, or the person whose title it is: "Foreign Minister Ola Brandt"."""
        here = self.mention_at(tree.begin(head), tree.finish(head))
        if here is None and tree.tokens[head].upos in {"NOUN", "PROPN"}:
            for kid in tree.kids(head, "flat"):
                if tree.tokens[kid].ent == "person":
                    return self.mention_at(tree.begin(kid), tree.finish(kid))
        return here

    def _ends(self, tree: Tree, head: int) -> tuple[int, int]:
        """First and last token of what names the participant: no article, number or adverb, no half of a word, no place or time of his."""
        tokens = tree.tokens
        first, last = tree.phrase(head)
        counted = [kid for kid in (*tree.kids(head, "nummod"), *tree.kids(head, "cop")) if kid < head]
        first = max([first, *(kid + 1 for kid in counted)])
        while (
            first < head
            and tokens[first].ent == ""
            and (
                tokens[first].upos in {"DET", "NUM", "ADV", "ADP", "PUNCT"}
                or tokens[first].tag == "POS"
                or (tokens[first].upos == "PRON" and tokens[first].dep != "nmod:poss")
            )
        ):
            first += 1
        while first > 1 and tokens[first - 1].text == "-" and tokens[first - 1].start == tokens[first - 2].end:
            if tokens[first - 2].text.lower() == "so":  # "the so-called league"
                first = min(head, first + 1)
                break
            first -= 2
        whole = self._mention_of(tree, head)
        for at in range(head - 1, first, -1):  # "earlier in the week, strikers"
            aside = tokens[at - 1].upos in {"NOUN", "PROPN", "NUM"} and tokens[at - 1].dep not in {"amod", "compound"}
            if tokens[at].text in {")", "—", "–"} or (tokens[at].text == "," and aside):
                first = at + 1
                break
        known = max([head, *(tree.within(whole.start, whole.end) if whole is not None else ())])
        lead = None  # the preposition of the phrase that is gone through
        for at in range(head + 1, last + 1):
            token = tokens[at]
            if token.upos == "ADP" and not (token.text == "-" or (at > 0 and tokens[at - 1].text == "-")):
                if at > known and (token.text.lower() not in _INSIDE_NAMES or _beside(tree, at, whole)):
                    last = at - 1
                    break
                lead = at
            elif token.lemma.lower() in listed("time nouns") and at > known:
                last = (lead if lead is not None else at) - 1
                break
            elif at > known and (
                token.text == "," or token.tag in {"WDT", "WP", "WP$", "WRB"} or token.dep in {"acl", "acl:relcl", "advcl", "ccomp"}
            ):
                last = at - 1
                break
        last = max(head, last)
        while last > head and tokens[last].upos in {"ADV", "PUNCT", "ADP", "DET"} and tokens[last].ent == "" and last > known:
            last -= 1
        while last + 2 < len(tokens) and tokens[last + 1].text == "-" and tokens[last + 1].start == tokens[last].end:
            other = tokens[last + 2]
            if other.start != tokens[last + 1].end or other.text[:1].isupper() or other.upos in {"VERB", "ADJ"}:
                break
            last += 2
        return first, last

    def acts(self, tree: Tree, head: int) -> bool:
        """Whether the phrase can do things: a name, people of a country, a body or a title."""
        token = tree.tokens[head]
        if token.upos == "PRON":
            return token.dep != "nmod:poss" and token.text.lower() in {"him", "her", "them", "us", "me"}
        if token.upos == "PROPN" or token.ent in {"person", "body", "place"}:
            return token.tag != "CD"
        if self.mention_at(tree.begin(head), tree.finish(head)):
            return True
        lemma = token.lemma.lower().removeprefix("ex-")
        if head > 0 and f"{tree.tokens[head - 1].text} {token.text}".lower() in _sectors():
            return True
        if lemma in listed("somebody") or (token.text.isupper() and len(token.text) > 1 and token.upos == "NOUN"):
            return True
        return sector_in(lemma) is not None or sector_in(token.text) is not None or country_in(token.text) is not None
