"""Who "he", "the minister" and a source are: every table of docs/measured/speakers.md in one command.

    PYTHONPATH=src python evaluation/coreference.py [gum] [basil] [--reader rules|fast|accurate]

Reads ``parse/gum_*.conllu.gz`` and ``quotes/basil_speakers_dev.jsonl`` under the folder named by SECONDSOURCE_DATA (default:
../shared/data beside the checkout); where it is not there, says so and ends.

GUM: the tokens, tags, heads and names are GUM's own, so that the resolver is measured and not the parser. A pronoun is right where the
name or noun that the resolver chose for it stands in the pronoun's chain. Where the chain has no name and no noun before the pronoun,
the right answer is none.
"""

import argparse
import gzip
import json
import os
import re
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

from secondsource.reading.actors import Resolver, with_speakers
from secondsource.reading.attributions import found_in
from secondsource.reading.cast import Cast
from secondsource.reading.entities import mentions_in
from secondsource.reading.lemmas import lemma
from secondsource.reading.linking import linker
from secondsource.reading.parser import Parse, Token
from secondsource.reading.pronouns import candidates, shipped_scorer
from secondsource.reading.reader import open_reader
from secondsource.reading.referents import PRONOUN_KINDS, Chooser, Kind, Referent, Scene, Sort
from secondsource.reading.row import TokenRow
from secondsource.reading.tagging import tagger
from secondsource.records.article import Article, Block, Provenance, Span
from secondsource.records.reading import Attribution, Mention, Reading
from secondsource.text.sentences import sentence_spans

DATA = Path(os.environ.get("SECONDSOURCE_DATA") or Path(__file__).resolve().parents[1].parent / "shared" / "data")
KINDS = {"person": "person", "organization": "body", "place": "place"}
_MERGED = {"nmod:unmarked": "nmod", "nmod:desc": "compound", "nsubj:outer": "nsubj", "csubj:outer": "csubj", "advcl:relcl": "acl:relcl"}
_BRACKET = re.compile(r"\((\d+)(?:\[[^\]]*\])?-(\w+)-([^()]*)(\))?|(\d+)(?:\[[^\]]*\])?\)")
_SMALL = frozenset("of the for and to in on de la du del von van der bin al & - '".split())
_IN_PERSONS = _SMALL - frozenset("of the for and to in on &".split())
PRONOUNS = {
    "he": "he she",
    "him": "he she",
    "his": "he she",
    "himself": "he she",
    "she": "he she",
    "her": "he she",
    "hers": "he she",
    "herself": "he she",
    "they": "they",
    "them": "they",
    "their": "they",
    "theirs": "they",
    "themselves": "they",
    "it": "it",
    "its": "it",
    "itself": "it",
}


class Gold(NamedTuple):
    """A mention of GUM: its tokens (of the whole document), the token that heads it, its chain, GUM's type, and what the head is."""

    first: int
    last: int
    head: int
    chain: str
    kind: str
    form: str  # name, noun, pronoun, other


class Document(NamedTuple):
    """A document of GUM as an article with parses."""

    article: Article
    parses: list[Parse]
    gold: list[Gold]  # by first token, the longest first
    genre: str


def gum(split: str) -> list[Document]:
    """The documents of ``gum_SPLIT``, in order."""
    text = gzip.decompress((DATA / "parse" / f"gum_{split}.conllu.gz").read_bytes()).decode("utf-8")
    return [_document(lines) for lines in text.split("# newdoc id = ")[1:]]


def _document(lines: str) -> Document:
    name = lines.split("\n", 1)[0].strip()
    text = ""
    fresh = True
    columns: list[list[str]] = []
    sentences: list[Span] = []
    parses: list[Parse] = []
    found: list[Gold] = []
    base = 0
    for line in [*lines.split("\n")[1:], ""]:
        if line.startswith("# newpar"):
            fresh = True
        elif line.startswith("#"):
            continue
        elif line:
            columns.append(line.split("\t"))
        elif columns:
            text += "\n" if fresh and text else " " if text else ""
            start = len(text)
            cells = [c for c in columns if c[0].isdigit()]
            spans, text = _spelled(columns, text)
            gold = _mentions(cells)
            names = _names(cells, gold)
            parses.append(_parse(cells, [(a - start, b - start) for a, b in spans], names))
            sentences.append(Span(start, len(text)))
            found += [m._replace(first=m.first + base, last=m.last + base, head=m.head + base) for m in gold]
            base += len(cells)
            columns, fresh = [], False
    article = Article(
        id=name,
        text=text,
        published=None,
        blocks=(Block(start=0, end=len(text), kind="body"),),
        sentences=tuple(sentences),
        provenance=Provenance(input=name),
    )
    found.sort(key=lambda m: (m.first, -m.last))
    return Document(article, parses, found, name.split("_")[1])


def _spelled(columns: Sequence[Sequence[str]], text: str) -> tuple[list[tuple[int, int]], str]:
    """Where each word stands when the sentence is written behind ``text``; words of a contraction share its letters out."""
    spans: list[tuple[int, int]] = []
    inside, whole = 0, ""
    for cells in columns:
        if "-" in cells[0]:
            low, high = map(int, cells[0].split("-"))
            inside, whole = high - low + 1, cells[9]
            continue
        if not cells[0].isdigit():
            continue
        spans.append((len(text), len(text) + len(cells[1])))
        text += cells[1]
        misc = cells[9]
        if inside:
            inside -= 1
            if inside:
                continue
            misc = whole
        if "SpaceAfter=No" not in misc:
            text += " "
    return spans, text.rstrip(" ")


def _mentions(cells: Sequence[Sequence[str]]) -> list[Gold]:
    opened: dict[str, list[tuple[int, str]]] = {}
    spans: list[tuple[int, int, str, str]] = []
    for number, cell in enumerate(cells):
        entity = re.search(r"(?:^|\|)Entity=([^|]*)", cell[9])
        for chain, kind, _, at_once, closing in _BRACKET.findall(entity[1] if entity else ""):
            if at_once:
                spans.append((number, number, chain, kind))
            elif chain:
                opened.setdefault(chain, []).append((number, kind))
            elif opened.get(closing):
                start, kind = opened[closing].pop()
                spans.append((start, number, closing, kind))
    found = []
    for first, last, chain, kind in spans:
        head = next((t for t in range(first, last + 1) if not first <= int(cells[t][6]) - 1 <= last), first)
        upos = cells[head][3]
        form = {"PROPN": "name", "NOUN": "noun", "PRON": "pronoun"}.get(upos, "other")
        found.append(Gold(first, last, head, chain, kind, form))
    return sorted(found, key=lambda m: (m.first, -m.last))


def _names(cells: Sequence[Sequence[str]], gold: Sequence[Gold]) -> dict[int, tuple[str, bool]]:
    """Token -> kind of name and whether it begins one: mentions headed by a proper noun, the longest first."""
    found: dict[int, tuple[str, bool]] = {}
    proper = [c[4] in ("NNP", "NNPS") for c in cells]
    for mention in sorted(gold, key=lambda m: m.first - m.last):
        if mention.kind == "time":
            continue
        first = mention.head
        if mention.form == "noun" and mention.kind == "person":  # "defender Ida Norn" is headed by its noun
            below = (t for t in range(first + 1, mention.last + 1) if int(cells[t][6]) - 1 == mention.head)
            first = next((t for t in below if proper[t] and cells[t][7] in ("appos", "flat")), first)
        if not proper[first] or cells[first][3] != "PROPN":
            continue
        last = first
        while first > mention.first and (proper[first - 1] or _joins(cells, proper, first - 1, mention)):
            first -= 1
        while last < mention.last and (proper[last + 1] or _joins(cells, proper, last + 1, mention)):
            last += 1
        if not any(t in found for t in range(first, last + 1)):
            found.update({t: (KINDS.get(mention.kind, "other"), t == first) for t in range(first, last + 1)})
    return found


def _joins(cells: Sequence[Sequence[str]], proper: Sequence[bool], at: int, mention: Gold) -> bool:
    """A small word between two proper nouns of the mention."""
    if cells[at][1].lower() not in (_IN_PERSONS if mention.kind == "person" else _SMALL):
        return False
    before = next((t for t in range(at - 1, mention.first - 1, -1) if cells[t][1].lower() not in _SMALL), -1)
    after = next((t for t in range(at + 1, mention.last + 1) if cells[t][1].lower() not in _SMALL), -1)
    return before >= 0 and after >= 0 and proper[before] and proper[after]


def _parse(cells: Sequence[Sequence[str]], spans: Sequence[tuple[int, int]], names: dict[int, tuple[str, bool]]) -> Parse:
    tokens = []
    for number, (cell, (start, end)) in enumerate(zip(cells, spans, strict=True)):
        kind, begins = names.get(number, ("", False))
        dep = _MERGED.get(cell[7], "obl:npmod" if cell[7] == "obl:unmarked" else cell[7])
        tokens.append(Token(cell[1], start, end, lemma(cell[1], cell[3]), cell[3], dep, int(cell[6]) - 1, kind, begins, cell[4]))
    return Parse(tuple(tokens))


class Chains:
    """GUM's chains by token."""

    def __init__(self, document: Document) -> None:
        self.gold = document.gold
        self.by_head: dict[int, list[Gold]] = {}
        for mention in document.gold:
            self.by_head.setdefault(mention.head, []).append(mention)
        self.told: dict[str, list[int]] = {}  # chain -> tokens of its names and nouns, in order
        for mention in document.gold:
            if mention.form in ("name", "noun"):
                self.told.setdefault(mention.chain, []).append(mention.head)

    def of_name(self, first: int, last: int) -> str | None:
        """The chain of the smallest mention that holds the name and is headed inside it."""
        holding = [m for t in range(first, last + 1) for m in self.by_head.get(t, ()) if m.first <= first and last <= m.last]
        return min(holding, key=lambda m: m.last - m.first).chain if holding else None

    def of_head(self, head: int, *, together: int = -1) -> str | None:
        """The chain of the smallest mention with this head; with ``together``, of the smallest that also holds that token."""
        holding = [m for m in self.by_head.get(head, ()) if together < 0 or m.last >= together]
        return min(holding, key=lambda m: m.last - m.first).chain if holding else None

    def right(self, token: int) -> str | None:
        """The chain of the pronoun, None where no name or noun of it stands before."""
        chain = self.of_head(token)
        return chain if chain is not None and any(t < token for t in self.told.get(chain, ())) else None

    def of_referent(self, referent: Referent) -> str | None:
        """The chain of the name, or of the first noun, that the referent has."""
        if referent.named is not None:
            return self.of_name(referent.named.first, referent.named.last)
        if referent.noun is None:
            return None
        first, last = referent.noun
        if referent.coordinated:
            return next((c for t in range(first, last + 1) if (c := self.of_head(t, together=last))), None)
        return self.of_head(last)


class Prepared(NamedTuple):
    """A document that is ready to be read: what the resolver is given, and the right answers."""

    name: str
    genre: str
    row: TokenRow
    cast: Cast
    mentions: Sequence[Mention]
    attributions: Sequence[Attribution]
    chains: Chains


def prepared(document: Document) -> Prepared:
    """Names and attributions are our own, on GUM's tokens."""
    row = TokenRow(document.article, document.parses)
    named = mentions_in(row, document.parses)
    cast = Cast(row, named)
    return Prepared(document.article.id, document.genre, row, cast, named, found_in(row, tagger(), linker()), Chains(document))


class Tally:
    """Right, wrong and not told, by genre and by what was asked."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str, str]] = Counter()

    def add(self, genre: str, asked: str, right: str | None, answer: str | None) -> None:
        """One answer: ``right`` None where the right answer is none."""
        if right is None:
            outcome = "none, right" if answer is None else "none, wrong"
        else:
            outcome = "not told" if answer is None else "right" if answer == right else "wrong"
        for of in (genre, "all genres"):
            self.counts[of, asked, outcome] += 1

    def show(self, label: str) -> None:
        """Print one row for each genre and question."""
        print(f"\n{label}\n{'':32}  asked  right wrong not told   none: right wrong     right of all")
        for of in ("news", "interview", "all genres"):
            for asked in sorted({a for g, a, _ in self.counts if g == of}):
                n = [self.counts[of, asked, o] for o in ("right", "wrong", "not told", "none, right", "none, wrong")]
                share = 100 * (n[0] + n[3]) / max(1, sum(n))
                print(f"{of:10} {asked:22} {sum(n):5} {n[0]:6} {n[1]:5} {n[2]:8} {n[3]:13} {n[4]:5} {share:15.1f}%")


class _Noting:
    """Chooses, and notes the chain of each choice as it is then: a referent may get another name later."""

    def __init__(self, chooser: Chooser, chains: Chains) -> None:
        self.chooser = chooser
        self.chains = chains
        self.answers: dict[int, str] = {}

    def choose(self, scene: Scene, token: int, kind: Kind) -> Referent | None:
        chosen = self.chooser.choose(scene, token, kind)
        if chosen is not None:
            self.answers[token] = self.chains.of_referent(chosen) or "?"
        return chosen


def measure(documents: Sequence[Prepared], tally: Tally, chooser: Chooser, sorts: Mapping[str, Sort] | None = None) -> None:
    """Ask for every pronoun of the third person that GUM has in a chain."""
    for one in documents:
        noting = _Noting(chooser, one.chains)
        Scene(one.row, one.cast, noting, one.attributions, sorts).until(len(one.row))
        for token, low in enumerate(one.row.lows):
            kind = PRONOUN_KINDS.get(low)
            if kind is not None and one.row.upos[token] == "PRON" and one.chains.of_head(token) is not None:
                tally.add(one.genre, kind, one.chains.right(token), noting.answers.get(token))


def measure_nouns(documents: Sequence[Prepared], tally: Tally) -> None:
    """Ask for every noun with "the", "this" or an owner that heads a person or an organisation of GUM: is the name its chain's?

    The right answer is none where the chain has no name before. Appositions and predicates are left out: there the name stands beside.
    """
    for one in documents:
        row = one.row
        resolver = Resolver(row, one.cast, one.attributions)
        sources = [row.inside(a.source[0].start, a.source[0].end) if a.source else range(0) for a in one.attributions]
        asked = 0  # attributions whose source was read
        for mention in one.chains.gold:
            head = mention.head
            if mention.form != "noun" or mention.kind not in ("person", "organization") or row.tags[head] != "NN":
                continue
            if row.deps[head] in ("appos", "compound") or any(row.deps[c] == "cop" for c in row.children[head]):
                continue
            first = next((t for t in range(mention.first, head + 1) if row.lows[t] in ("the", "this", "that")), None)
            if first is None or any(row.deps[c] in ("appos", "flat") for c in row.children[head]):
                continue
            while asked < len(sources) and (not sources[asked] or sources[asked][0] < first):
                resolver.speaker(one.attributions[asked], asked)
                asked += 1
            names = [m for m in one.chains.gold if m.chain == mention.chain and m.form == "name" and m.last < mention.first]
            named = resolver.named_by_noun(first, head)
            answer = None if named is None else one.chains.of_name(named.first, named.last) or "?"
            tally.add(one.genre, mention.kind, mention.chain if names else None, answer)


class Nearest:
    """The plain way: whoever of fitting number and sex was mentioned last."""

    def choose(self, scene: Scene, token: int, kind: Kind) -> Referent | None:
        """The first candidate."""
        return next((referent for referent, _ in candidates(scene, token, kind)), None)


# Labels of BASIL that name a group, not a person.
_GROUPS = frozenset({"now", "lawmakers", "officials", "democrats", "republicans", "campaign"})
Written = Literal["a name", "a pronoun", "a title or noun", "no source", "in no attribution"]


def basil_records() -> list[dict[str, Any]]:
    """BASIL's articles with the speakers of their quotations."""
    return [json.loads(line) for line in (DATA / "quotes" / "basil_speakers_dev.jsonl").read_text("utf-8").splitlines() if line.strip()]


def plain_article(record: Mapping[str, Any]) -> Article:
    """An article whose whole text is body, a paragraph a line."""
    text: str = record["text"]
    lines = re.finditer(r"[^\n]+", text)
    return Article(
        id=record["id"],
        text=text,
        published=None,
        blocks=(Block(start=0, end=len(text), kind="body"),),
        sentences=tuple(Span(a, b) for line in lines for a, b in sentence_spans(text, line.start(), line.end())),
        provenance=Provenance(input=record["id"]),
    )


def written(article: Article, reading: Reading, attribution: Attribution) -> Written:
    """How the source is written."""
    if not attribution.source:
        return "no source"
    span = attribution.source[0]
    if article.text[span.start : span.end].lower() in (*PRONOUN_KINDS, "who", "i", "we"):
        return "a pronoun"
    inside = [m for m in reading.mentions if m.kind == "person" and span.start <= m.start and m.end <= span.end]
    possessed = all(article.text[m.end : m.end + 1] in ("'", "’") for m in inside)  # "Norn's lawyer" is no name of the lawyer
    return "a name" if inside and not possessed else "a title or noun"


def basil_table(golden: Sequence[Mapping[str, Any]], articles: Sequence[Article], readings: Sequence[Reading]) -> None:
    """Is the speaker of a quotation the person whom BASIL names (by last name), by how our source is written?"""
    counts: Counter[tuple[Written, str]] = Counter()
    for record, article, reading in zip(golden, articles, readings, strict=True):
        for quote in record["quotes"]:
            name = quote["speaker"].split("_")
            last = name[-1]
            if len(name) < 2 or not all(part[:1].isupper() for part in name) or last.lower() in _GROUPS or last not in record["text"]:
                continue
            start, end = quote["content"][0]
            over = [
                (min(end, c.end) - max(start, c.start), -(c.end - c.start), n)
                for n, a in enumerate(reading.attributions)
                for c in a.content
                if min(end, c.end) - max(start, c.start) > (end - start) / 2
            ]
            if not over:
                counts["in no attribution", "not told"] += 1
                continue
            attribution = reading.attributions[max(over)[2]]
            speaker = attribution.speaker
            told = "not told" if speaker is None else "right" if last.lower() in re.findall(r"[\w-]+", speaker.name.lower()) else "wrong"
            counts[written(article, reading, attribution), told] += 1
    print(f"\nBASIL: speakers of quotations, by how our source is written\n{'':20} asked  right wrong not told")
    for kind in (*dict.fromkeys(k for k, _ in sorted(counts)), "all"):
        n = [sum(v for (k, o), v in counts.items() if o == outcome and kind in (k, "all")) for outcome in ("right", "wrong", "not told")]
        print(f"{kind:20} {sum(n):5} {n[0]:6} {n[1]:5} {n[2]:8} {100 * n[0] / max(1, sum(n)):8.1f}%")


def speed(documents: Sequence[Prepared]) -> None:
    """Milliseconds that the speakers of a thousand words take, from finished parses, names and attributions."""
    best = float("inf")
    for _ in range(3):
        begun = time.process_time()
        for one in documents:
            with_speakers(one.row, one.mentions, one.attributions)
        best = min(best, time.process_time() - begun)
    words = sum(len(one.row) for one in documents)
    print(f"\nspeakers: {1e6 * best / words:.1f} ms of CPU time for 1,000 tokens (best of three over {words} tokens)")


def main() -> None:
    """Print the tables that were asked for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("tables", nargs="*", default=["gum", "basil"], help="gum, basil")
    options.add_argument("--reader", default="accurate")
    given = options.parse_args()
    if not (DATA / "parse").exists():
        print(f"no data at {DATA}: set SECONDSOURCE_DATA to the folder that holds parse/ and quotes/")
        return
    if "gum" in given.tables:
        for split in ("train", "dev"):
            documents = [prepared(document) for document in gum(split)]
            for label, chooser in (("nearest", Nearest()), ("learned weights", shipped_scorer())):
                tally = Tally()
                measure(documents, tally, chooser)
                tally.show(f"GUM {split}, pronouns: {label}")
            tally = Tally()
            measure_nouns(documents, tally)
            tally.show(f"GUM {split}, nouns")
        speed(documents)
    if "basil" in given.tables:
        reader = open_reader(given.reader)
        golden = basil_records()
        articles = [plain_article(record) for record in golden]
        print("\nreader:", reader.name)
        basil_table(golden, articles, reader.read(articles))


if __name__ == "__main__":
    main()
