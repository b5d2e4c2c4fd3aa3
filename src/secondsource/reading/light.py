"""A sentence → tags and rough heads without a network: what ``--reader rules`` reads with.

Tags: each word has the tags that the treebanks gave it (``data/tags.tsv.gz``: word, tag, count), unknown words those of their ending; the
one that suits the tag before it best is taken, from left to right. Heads: noun phrases, verb groups and clauses by their order. It is
right for four heads in six or so (docs/measured/reading.md), fast, and the same everywhere.
"""

import gzip
import hashlib
import math
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources

from secondsource.reading.lemmas import lemma
from secondsource.reading.parser import Parse, Token
from secondsource.reading.words import word_spans

_UPOS = {
    "CC": "CCONJ", "CD": "NUM", "DT": "DET", "EX": "PRON", "FW": "X", "IN": "ADP", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "MD": "AUX",
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PDT": "DET", "POS": "PART", "PRP": "PRON", "PRP$": "PRON", "RB": "ADV",
    "RBR": "ADV", "RBS": "ADV", "RP": "ADP", "TO": "PART", "UH": "INTJ", "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB",
    "VBP": "VERB", "VBZ": "VERB", "WDT": "PRON", "WP": "PRON", "WP$": "PRON", "WRB": "ADV", "$": "SYM", "SYM": "SYM", "LS": "X", "ADD": "X",
    "GW": "X", "AFX": "ADJ", "XX": "X",
}  # fmt: skip
_BE = frozenset("be am is are was were been being 's 're 'm ’s ’re ’m".split())
_HAVE_DO = frozenset("have has had having do does did 've ’ve 'd ’d".split())
_SUBORDINATORS = frozenset("that whether if because although though while since unless until as after before when where so".split())
_ALWAYS_MARKS = frozenset("that whether if because although though unless".split())
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_INSIDE_PHRASE = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "SYM", "PRON"})


class TagCounts:
    """How often a word, and an ending of a rare word, has a tag; how often one tag follows another."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.words: dict[str, dict[str, float]] = defaultdict(dict)
        self.endings: dict[str, dict[str, float]] = defaultdict(dict)
        self.after: dict[str, dict[str, float]] = defaultdict(dict)
        tables = {"word": self.words, "ending": self.endings, "after": self.after}
        for line in lines:
            if line.startswith("#"):
                continue
            kind, key, rest = line.split("\t", 2)
            counts = {tag: int(count) for tag, _, count in (cell.rpartition(":") for cell in rest.split("\t"))}
            total = sum(counts.values())
            tables[kind][key] = {tag: math.log(count / total) for tag, count in counts.items()}

    def choices(self, word: str, first: bool) -> dict[str, float]:
        """Tags that a word may have, with the logarithm of how often it does."""
        known = self.words.get(word)
        if known is None and (first or not word[0].isupper()):
            known = self.words.get(word.lower())
        if known is not None:
            return known
        if not any(c.isalnum() for c in word):
            return {_mark(word): 0.0}
        if word[0].isdigit():
            return {"CD": 0.0}
        if word[0].isupper() and not first:
            return {"NNP": 0.0}
        for size in (4, 3, 2, 1):
            found = self.endings.get(word.lower()[-size:])
            if found:
                return found
        return {"NN": 0.0}

    def tags(self, words: Sequence[str]) -> list[str]:
        """One Penn tag for each word; ties go to the tag first in alphabetical order."""
        found: list[str] = []
        before = "<s>"
        first = True
        for place, word in enumerate(words):
            choices = self.choices(word, first)
            if word in ("'s", "’s") and before.startswith("NN") and place + 1 < len(words):
                follows = self.choices(words[place + 1], False)
                likely = min(follows, key=lambda tag: (-follows[tag], tag))
                before = "POS" if likely[:2] in ("NN", "JJ", "CD") else "VBZ"
            elif len(choices) == 1:
                before = next(iter(choices))
            else:
                follow = self.after.get(before, {})
                before = min(choices, key=lambda tag: (-(choices[tag] + follow.get(tag, -9.0)), tag))
            found.append(before)
            first = first and not word[0].isalnum()
        return found


def _mark(word: str) -> str:
    if word in "“‘":
        return "``"
    if word in "”’\"'":
        return "''"
    return {",": ",", "(": "-LRB-", ")": "-RRB-", "[": "-LRB-", "]": "-RRB-", "-": "HYPH", "$": "$", "€": "$", "£": "$", "%": "NN"}.get(
        word, "." if word[0] in ".?!" else ":"
    )


class LightParser:
    """Tags and rough heads by counts and rules, behind ``reading/parser.py``'s interface."""

    @property
    def name(self) -> str:
        """``rules (weights HASH)``."""
        return f"secondsource-reader rules (weights {_hash()})"

    def parse(self, sentences: Sequence[str]) -> list[Parse]:
        """One parse for each sentence, in order."""
        counts = tag_counts()
        return [_parsed(sentence, counts) for sentence in sentences]


def _parsed(sentence: str, counts: TagCounts) -> Parse:
    spans = word_spans(sentence)
    words = [sentence[a:b] for a, b in spans]
    tags = counts.tags(words)
    upos = [_universal(word, tag) for word, tag in zip(words, tags, strict=True)]
    heads, relations = _tree(words, tags, upos)
    return Parse(
        tuple(
            Token(word, start, end, lemma(word, pos), pos, relation, head, "", False, tag)
            for word, (start, end), pos, relation, head, tag in zip(words, spans, upos, relations, heads, tags, strict=True)
        )
    )


def _universal(word: str, tag: str) -> str:
    if tag == "RB" and word.lower() in ("not", "n't", "n’t"):
        return "PART"
    if tag == "IN" and word.lower() in _ALWAYS_MARKS:
        return "SCONJ"
    return _UPOS.get(tag, "PUNCT")


class _Chunks:
    """Noun phrases and verbs of one sentence, while its tree is built."""

    def __init__(self, words: Sequence[str], tags: Sequence[str], upos: list[str]) -> None:
        self.words = words
        self.lows = [word.lower() for word in words]
        self.tags = tags
        self.upos = upos
        self.heads = [-2] * len(words)  # -2: not yet known
        self.relations = ["dep"] * len(words)

    def hang(self, word: int, head: int, relation: str) -> None:
        """Tie a word to its head."""
        if word != head and self.heads[word] == -2:
            self.heads[word] = head
            self.relations[word] = relation


def _tree(words: Sequence[str], tags: Sequence[str], upos: list[str]) -> tuple[list[int], list[str]]:
    """Heads and relations; words that no rule speaks of hang on the root."""
    if not words:
        return [], []
    made = _Chunks(words, tags, upos)
    phrase_of = _noun_phrases(made)
    verbs = _verb_groups(made, phrase_of)
    _clauses(made, phrase_of, verbs)
    roots = [word for word in verbs if made.heads[word] == -2] or [w for w in range(len(words)) if phrase_of[w] == w]
    root = roots[0] if roots else 0
    made.heads[root], made.relations[root] = -1, "root"
    for word in range(len(words)):
        if made.heads[word] == -2:
            made.heads[word] = root
            made.relations[word] = "punct" if upos[word] == "PUNCT" else "advmod" if upos[word] == "ADV" else "dep"
    for word in range(len(words)):  # a rule may have tied two words to each other: the later one hangs on the root
        seen = set()
        at = word
        while at >= 0 and at not in seen:
            seen.add(at)
            at = made.heads[at]
        if at >= 0:
            made.heads[word], made.relations[word] = (root, "dep") if word != root else (-1, "root")
    return made.heads, made.relations


def _noun_phrases(made: _Chunks) -> list[int]:
    """For each word the head of its noun phrase, or -1. Inside, everything hangs on the head; a name's later words on its first."""
    count = len(made.words)
    phrase_of = [-1] * count
    at = 0
    while at < count:
        if made.upos[at] not in _INSIDE_PHRASE or (made.lows[at] in _RELATIVE and made.tags[at] != "DT"):
            at += 1
            continue
        stop = at + 1
        pronoun = made.upos[at] == "PRON" and made.tags[at] not in ("PRP$", "WP$")
        while (
            not pronoun
            and stop < count
            and (
                (made.upos[stop] in _INSIDE_PHRASE and made.upos[stop] not in ("DET", "PRON"))
                or (made.tags[stop] in ("POS", "HYPH") and stop + 1 < count and made.upos[stop + 1] in _INSIDE_PHRASE)
                or (
                    made.tags[stop] in ("VBN", "VBG")
                    and stop > at
                    and made.upos[stop - 1] in ("DET", "ADJ")
                    and stop + 1 < count
                    and made.upos[stop + 1] in ("NOUN", "PROPN")
                )
            )
        ):
            stop += 1
        nouns = [w for w in range(at, stop) if made.upos[w] in _NOMINAL]
        if not nouns:
            at = stop
            continue
        head = nouns[-1]
        owner = next((w for w in range(at, stop) if made.tags[w] == "POS"), -1)
        name = head
        while name - 1 >= max(at, owner + 1) and made.upos[head] == "PROPN" and made.upos[name - 1] == "PROPN":
            name -= 1
        for word in range(at, stop):
            phrase_of[word] = name
            if name < word <= head:
                made.hang(word, name, "flat")
            elif word < owner and owner > 0:
                last = owner - 1
                made.hang(word, last if word != last else name, "nmod:poss" if word == last else _inside(made, word))
            elif word == owner:
                made.hang(word, owner - 1, "case")
            elif word != name:
                made.hang(word, name, _inside(made, word))
        at = stop
    return phrase_of


def _inside(made: _Chunks, word: int) -> str:
    if made.tags[word] in ("PRP$", "WP$"):
        return "nmod:poss"
    return {"DET": "det", "ADJ": "amod", "NUM": "nummod", "NOUN": "compound", "PROPN": "compound", "VERB": "amod", "PUNCT": "punct"}.get(
        made.upos[word], "dep"
    )


def _verb_groups(made: _Chunks, phrase_of: Sequence[int]) -> list[int]:
    """The main verbs (or what a "be" says of its subject), in order; helpers hang on them."""
    count = len(made.words)
    verbs: list[int] = []
    at = 0
    while at < count:
        if made.upos[at] not in ("VERB", "AUX") or phrase_of[at] >= 0:
            at += 1
            continue
        group = [at]
        stop = at + 1
        helps = made.upos[at] == "AUX" or made.lows[at] in _BE or made.lows[at] in _HAVE_DO
        while helps and stop < count and (made.upos[stop] in ("VERB", "AUX") or made.upos[stop] in ("ADV", "PART")) and phrase_of[stop] < 0:
            if made.upos[stop] in ("VERB", "AUX"):
                group.append(stop)
                helps = made.upos[stop] == "AUX" or made.lows[stop] in _BE or made.lows[stop] in _HAVE_DO
            elif made.tags[stop] == "TO":
                break
            stop += 1
        main = group[-1]
        passive = made.tags[main] == "VBN" and any(made.lows[w] in _BE for w in group[:-1])
        for word in group[:-1]:
            made.upos[word] = "AUX"
            made.hang(word, main, "aux:pass" if passive and made.lows[word] in _BE else "aux")
        for word in range(at, stop):
            if made.upos[word] in ("ADV", "PART"):
                made.hang(word, main, "advmod")
        if made.lows[main] in _BE:
            said = next((w for w in range(stop, min(stop + 3, count)) if made.upos[w] not in ("ADV", "PART")), -1)
            told = phrase_of[said] if said >= 0 and phrase_of[said] >= 0 else said if said >= 0 and made.upos[said] == "ADJ" else -1
            if told >= 0 and made.heads[told] == -2:
                made.upos[main] = "AUX"
                for word in group:
                    made.heads[word], made.relations[word] = told, "cop" if word == main else "aux"
                main = told
        if made.tags[group[0]] in ("VB", "VBG") and at and made.tags[at - 1] == "TO":
            made.hang(at - 1, main, "mark")
        verbs.append(main)
        at = max(stop, at + 1)
    return sorted(set(verbs))


def _clauses(made: _Chunks, phrase_of: Sequence[int], verbs: list[int]) -> None:
    """Subjects, objects and what hangs between: each noun phrase on the verb or noun beside it, each verb on the one before it."""
    count = len(made.words)
    verb_at = set(verbs)
    last_verb = last_noun = -1
    waiting: list[int] = []  # phrases that may be the next verb's subject
    starts: dict[int, int] = {}
    for word in range(count):
        if phrase_of[word] >= 0:
            starts.setdefault(phrase_of[word], word)
    done: set[int] = set()
    mark = -1
    for word in range(count):
        head = phrase_of[word]
        if made.upos[word] in ("SCONJ",) or (made.lows[word] in _SUBORDINATORS and head < 0):
            mark = word
        if word in verb_at:
            subject = next((w for w in reversed(waiting) if made.heads[w] == -2 and w != word), -1)
            to = any(made.tags[w] == "TO" and made.heads[w] == word for w in range(max(0, word - 3), word))
            relative = next((w for w in range(word - 1, max(-1, word - 5), -1) if made.lows[w] in _RELATIVE), -1)
            passive = any(made.heads[w] == word and made.relations[w] == "aux:pass" for w in range(max(0, word - 5), word))
            if relative >= 0 and last_noun >= 0 and last_noun < relative and relative - last_noun <= 3:
                made.hang(word, last_noun, "acl:relcl")
                made.hang(relative, word, "nsubj:pass" if passive else "nsubj")
            elif to and last_verb >= 0:
                made.hang(word, last_verb, "xcomp")
            elif subject >= 0 and not to:
                made.hang(subject, word, "nsubj:pass" if passive else "nsubj")
                if last_verb >= 0 and last_verb != word:
                    if mark > last_verb:
                        made.hang(mark, word, "mark")
                        made.hang(word, last_verb, "ccomp" if made.lows[mark] in ("that", "whether", "if") else "advcl")
                    elif any(made.tags[w] == "CC" for w in range(last_verb + 1, word)):
                        made.hang(word, last_verb, "conj")
                    else:
                        made.hang(word, last_verb, "ccomp")
            elif last_verb >= 0:
                joined = any(made.tags[w] == "CC" for w in range(last_verb + 1, word))
                made.hang(word, last_verb, "conj" if joined else "advcl" if made.tags[word] in ("VBG", "VBN") else "ccomp")
            last_verb = word
            waiting.clear()
            mark = -1
        if head < 0 or head in done or starts[head] != word:
            continue
        done.add(head)
        before = word - 1
        while before >= 0 and made.upos[before] in ("ADV",) and before > 0:
            before -= 1
        if before >= 0 and made.upos[before] == "ADP" and phrase_of[before] < 0:
            made.hang(before, head, "case")
            noun = made.lows[before] == "of" and last_noun >= 0
            if noun or (last_verb < 0 and last_noun >= 0):
                made.hang(head, last_noun, "nmod")
            elif last_verb >= 0:
                made.hang(head, last_verb, "obl")
        elif before >= 0 and made.tags[before] == "CC" and last_noun >= 0 and before - last_noun <= 2:
            made.hang(before, head, "cc")
            made.hang(head, last_noun, "conj")
        elif (
            before >= 0
            and made.words[before] == ","
            and 0 <= last_noun == before - 1
            and word + 1 <= head
            and made.upos[word] in ("DET", "ADJ", "NOUN")
        ):
            made.hang(head, last_noun, "appos")
        elif (
            last_verb >= 0
            and all(made.upos[w] not in ("PUNCT", "CCONJ", "SCONJ") for w in range(last_verb + 1, word))
            and not waiting
            and head not in verb_at
        ):
            follows = next((w for w in range(head + 1, min(head + 4, count)) if w in verb_at), -1)
            if follows >= 0 and made.tags[follows] in ("VBD", "VBZ", "VBP", "MD"):
                waiting.append(head)
            else:
                made.hang(head, last_verb, "obj")
        else:
            waiting.append(head)
        last_noun = head


@lru_cache(maxsize=1)
def tag_counts() -> TagCounts:
    """The counts that come with the package."""
    return TagCounts(gzip.decompress(_file()).decode("utf-8").splitlines())


def _file() -> bytes:
    return resources.files("secondsource.reading").joinpath("data/tags.tsv.gz").read_bytes()


@lru_cache(maxsize=1)
def _hash() -> str:
    folder = resources.files("secondsource.reading").joinpath("data")
    digest = hashlib.sha256(_file())
    for name in ("roles.tsv.gz", "links.tsv", "cues.tsv"):
        digest.update(folder.joinpath(name).read_bytes())
    return digest.hexdigest()[:12]
