"""How well attributions and speakers are read: every table of docs/measured/reading.md in one command.

    PYTHONPATH=src python evaluation/reading.py [--reader accurate|fast|rules] [--errors 20]
    PYTHONPATH=src python evaluation/reading.py --article ID

Prints precision, recall and F1 by kind of content, what was missed by kind of cue, source and length, where the errors lie, and speakers.
``--errors``: that many errors of each kind with their words; ``--article``: gold and found of one article side by side. Reads
``quotes/*`` under the folder named by SECONDSOURCE_DATA (default: ../shared/data beside the checkout); where it is not there, says so and
ends. Contents match where the Dice of their word sets is .8 or more, sources where they share a word and the Dice is .5 or the shorter lies
inside the longer; joint is both, one to one, the best pair first. "speech": the cue has a verb of saying, or is a colon.
"""

import argparse
import gzip
import json
import os
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from secondsource.reading import READERS
from secondsource.reading.reader import Reader, open_reader
from secondsource.records.article import Article, Block, Moment, Provenance, Span
from secondsource.records.reading import Attribution, Reading
from secondsource.text.quotations import quotations
from secondsource.text.sentences import sentence_spans

DATA = Path(os.environ.get("SECONDSOURCE_DATA") or Path(__file__).resolve().parents[1].parent / "shared" / "data")
ATTRIBUTIONS = (("news, US politics (84 articles)", "quotes/dev.jsonl.gz"), ("Wikinews (10 articles)", "quotes/wikinews_dev.jsonl"))
SPEAKERS = "quotes/basil_speakers_dev.jsonl"
_WORD = re.compile(r"\w+(?:['’\-‑]\w+)*")
_GROUP_LABELS = frozenset({"now", "lawmakers", "officials", "democrats", "republicans", "campaign"})


def records(name: str) -> list[dict[str, Any]]:
    """The lines of a JSON-lines file of the data."""
    path = DATA / name
    text = gzip.decompress(path.read_bytes()).decode() if path.suffix == ".gz" else path.read_text("utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def article(record: dict[str, Any]) -> Article:
    """An article whose whole text is body, a paragraph a line."""
    text: str = record["text"]
    spans = [Span(a, b) for line in re.finditer(r"[^\n]+", text) for a, b in sentence_spans(text, line.start(), line.end())]
    date = record.get("date")
    return Article(
        id=record["id"],
        text=text,
        published=Moment(as_given=date, when=date[:10], precision="day") if date else None,
        blocks=(Block(start=0, end=len(text), kind="body"),),
        sentences=tuple(spans),
        provenance=Provenance(input=record["id"]),
    )


Part = tuple[frozenset[int], frozenset[int], frozenset[int]]  # words of source, cue and content, by number


class Words:
    """The words of a text by number, and which of them stand in quotation marks."""

    def __init__(self, text: str) -> None:
        self.spans = [m.span() for m in _WORD.finditer(text)]
        self.at = {offset: n for n, (a, b) in enumerate(self.spans) for offset in range(a, b)}
        lines = [m.span() for m in re.finditer(r"[^\n]+", text)]
        self.quoted = frozenset(n for r in quotations(text, lines) if text[r.start] not in "‘'" for n in self.of([(r.start, r.end)]))

    def of(self, spans: Sequence[Sequence[int]]) -> frozenset[int]:
        """Words that share a character with the spans."""
        return frozenset(self.at[k] for a, b in spans for k in range(a, b) if k in self.at)

    def kind(self, content: frozenset[int]) -> str:
        """direct (four words in five quoted), mixed or indirect."""
        quoted = len(content & self.quoted)
        return "indirect" if not quoted else "direct" if quoted >= 0.8 * len(content) else "mixed"


def dice(a: frozenset[int], b: frozenset[int]) -> float:
    """Overlap of two sets, 0..1."""
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def same_source(a: frozenset[int], b: frozenset[int]) -> bool:
    """Both empty, or one source in two lengths."""
    if not a or not b:
        return not a and not b
    shared = len(a & b)
    return shared > 0 and (dice(a, b) >= 0.5 or shared == min(len(a), len(b)))


def matches(gold: Sequence[Part], found: Sequence[Part], fits: Callable[[Part, Part], float]) -> list[tuple[int, int]]:
    """One-to-one pairs with a weight above 0, the heaviest first."""
    weighed = [(fits(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)]
    pairs: list[tuple[int, int]] = []
    for weight, i, j in sorted(weighed, key=lambda w: (-w[0], w[1], w[2])):
        if weight > 0 and all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


def joint(g: Part, f: Part) -> float:
    """Dice of the contents where content and source match."""
    overlap = dice(g[2], f[2])
    return overlap if overlap >= 0.8 and same_source(g[0], f[0]) else 0.0


MEASURES: dict[str, Callable[[Part, Part], float]] = {
    "joint": joint,
    "content": lambda g, f: dice(g[2], f[2]) if dice(g[2], f[2]) >= 0.8 else 0.0,
    "cue": lambda g, f: dice(g[1], f[1]),
    "source": lambda g, f: dice(g[0], f[0]) if g[0] and f[0] and same_source(g[0], f[0]) else 0.0,
}


SPEECH_CUES = frozenset(
    """say says said saying tell tells told telling add adds added adding write writes wrote written writing ask asks asked asking
    note notes noted noting report reports reported reporting announce announces announced announcing tweet tweets tweeted argue
    argues argued arguing explain explains explained explaining claim claims claimed claiming declare declares declared declaring
    state states stated stating warn warns warned warning insist insists insisted insisting acknowledge acknowledges acknowledged
    acknowledging according reply replies replied respond responds responded recall recalls recalled accuse accuses accused
    accusing urge urges urged urging deny denies denied denying confirm confirms confirmed confirming admit admits admitted allege
    alleges alleged alleging assert asserts asserted call calls called calling describe describes described describing criticize
    criticizes criticized criticizing continue continues continued conclude concludes concluded suggest suggests suggested
    suggesting promise promises promised vow vows vowed pledge pledges pledged question questioned predict predicts predicted
    testify testified concede conceded contend contends contended joke joked quip quipped remark remarked comment commented reveal
    revealed reiterate reiterated repeat repeated demand demanded cite cites cited citing show shows showed find finds found
    indicate indicates indicated read reads statement""".split()
)
PRONOUNS = frozenset(
    "he she they we it i you him her them us me his their its who one some many others someone everyone anyone nobody this that these "
    "those".split()
)
KINDS = ("direct", "mixed", "indirect")


def is_speech(text: str, cues: Sequence[Sequence[int]]) -> bool:
    """A verb of saying or a colon is part of the cue."""
    cue = " ".join(text[a:b] for a, b in cues).lower()
    return ":" in cue or any(word in SPEECH_CUES for word in re.findall(r"\w+", cue))


def spans_of(attribution: Attribution) -> dict[str, list[tuple[int, int]]]:
    """The spans of a found attribution in the form of the gold ones."""
    return {part: [(s.start, s.end) for s in getattr(attribution, part)] for part in ("source", "cue", "content")}


class Scores:
    """Counts over articles: pairs, gold and found by measure and subset, what was missed by kind, and the errors."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()
        self.missed: Counter[tuple[str, str]] = Counter()
        self.errors: Counter[str] = Counter()
        self.shown: dict[str, list[str]] = defaultdict(list)

    def add(self, text: str, gold: Sequence[Mapping[str, Any]], found: Sequence[Mapping[str, Any]]) -> None:
        """Compare one article's attributions; each a mapping with spans under source, cue and content."""
        words = Words(text)
        g, f = ([(words.of(a["source"]), words.of(a["cue"]), words.of(a["content"])) for a in side] for side in (gold, found))
        subsets_of = [{"all", words.kind(p[2]), *(["speech"] if is_speech(text, a["cue"]) else [])} for p, a in zip(g, gold, strict=True)]
        of_found = [{"all", words.kind(p[2]), *(["speech"] if is_speech(text, a["cue"]) else [])} for p, a in zip(f, found, strict=True)]
        for subsets in (*subsets_of, *of_found):
            if subsets & {"direct", "mixed"}:
                subsets.add("quoted")
        right: set[int] = set()
        for name, fits in MEASURES.items():
            pairs = matches(g, f, fits)
            inverse = {j: i for i, j in pairs}
            if name != "joint":
                part = {"source": 0, "cue": 1, "content": 2}[name]  # who has none is not asked for it
                self.counts[name, "gold"] += sum(bool(p[part]) for p in g)
                self.counts[name, "found"] += sum(bool(p[part]) for p in f)
                self.counts[name, "pairs"] += len(pairs)
                continue
            right = set(inverse.values())
            for i, subsets in enumerate(subsets_of):
                for subset in subsets:
                    self.counts[f"joint, {subset}", "gold"] += 1
                    self.counts[f"joint, {subset}", "pairs"] += i in right
            for j, subsets in enumerate(of_found):
                for subset in subsets_of[inverse[j]] if j in inverse else subsets:
                    self.counts[f"joint, {subset}", "found"] += 1
            self._missed(text, g, gold, right)
        self._errors(text, (g, gold), (f, found), right)

    def _missed(self, text: str, parts: Sequence[Part], gold: Sequence[Mapping[str, Any]], right: set[int]) -> None:
        for i, (part, one) in enumerate(zip(parts, gold, strict=True)):
            source = [text[a:b].lower() for a, b in one["source"]]
            length = len(part[2])
            kinds = (
                "cue: a verb of saying" if is_speech(text, one["cue"]) else "cue: another",
                "source: none" if not source else "source: pronoun" if source[0] in PRONOUNS else "source: noun or name",
                f"content of {'1 to 4' if length < 5 else '5 to 14' if length < 15 else '15 to 39' if length < 40 else '40 or more'} words",
                "content in pieces" if len(one["content"]) > 1 else "content in one piece",
            )
            for kind in kinds:
                self.missed[kind, "gold"] += 1
                self.missed[kind, "right"] += i in right

    def _errors(
        self,
        text: str,
        gold: tuple[Sequence[Part], Sequence[Mapping[str, Any]]],
        found: tuple[Sequence[Part], Sequence[Mapping[str, Any]]],
        right: set[int],
    ) -> None:
        """Every gold attribution that no found one matches, and every found one that touches no gold one, under what went wrong."""
        touched: set[int] = set()
        for i, part in enumerate(gold[0]):
            best = max(range(len(found[0])), key=lambda j: (dice(part[2], found[0][j][2]), -j), default=-1)
            overlap = dice(part[2], found[0][best][2]) if best >= 0 else 0.0
            if overlap:
                touched.add(best)
            if i in right:
                continue
            if overlap >= 0.8:
                other = found[0][best]
                kind = "source not found" if not other[0] else "source where there is none" if not part[0] else "another source"
                if same_source(part[0], other[0]):
                    kind = "found once, told twice"
            elif overlap:
                kind = "content too long" if len(found[0][best][2]) > len(part[2]) else "content too short"
            else:
                kind = "not found"
            self._note(kind, text, gold[1][i], found[1][best] if overlap else None)
        for j, part in enumerate(found[0]):
            if j not in touched and not any(dice(part[2], g[2]) for g in gold[0]):
                self._note("found, and no attribution in the gold", text, None, found[1][j])

    def _note(self, kind: str, text: str, gold: Mapping[str, Any] | None, found: Mapping[str, Any] | None) -> None:
        self.errors[kind] += 1
        self.shown[kind].append(f"gold:  {in_words(text, gold)}\n    found: {in_words(text, found)}")

    def show(self, label: str, errors: int) -> None:
        """Print the tables; ``errors``: of each kind, so many spread over the articles."""
        print(f"\n{label}\n{'':20}      P      R     F1   gold  found")
        subsets = ("all", "quoted", *KINDS, "speech")
        for name in (*(f"joint, {subset}" for subset in subsets), "content", "cue", "source"):
            gold, found, pairs = (self.counts[name, k] for k in ("gold", "found", "pairs"))
            p, r = pairs / max(1, found), pairs / max(1, gold)
            print(f"{name:20}  {100 * p:5.1f}  {100 * r:5.1f}  {200 * p * r / max(1e-9, p + r):5.1f}  {gold:5}  {found:5}")
        print("recall of joint by kind: " + "; ".join(self._share(kind) for kind in sorted({k for k, _ in self.missed})))
        print("errors by kind: " + ", ".join(f"{kind} {n}" for kind, n in self.errors.most_common()))
        for kind, lines in self.shown.items() if errors else ():
            print(f"\n  {kind}")
            for line in lines[:: max(1, len(lines) // errors)][:errors]:
                print("    " + line)

    def _share(self, kind: str) -> str:
        gold, right = self.missed[kind, "gold"], self.missed[kind, "right"]
        return f"{kind} {100 * right / gold:.0f}% of {gold}"


def in_words(text: str, one: Mapping[str, Any] | None) -> str:
    """An attribution in one line."""
    if one is None:
        return "-"
    shown = (" … ".join(" ".join(text[a:b].split()) for a, b in one[part]) or "-" for part in ("source", "cue", "content"))
    return " | ".join(shown)


def attribution_table(label: str, golden: Sequence[dict[str, Any]], readings: Sequence[Reading], errors: int = 0) -> Scores:
    """Precision, recall and F1 of each measure, of joint by kind of content, and the errors by kind."""
    scores = Scores()
    for record, reading in zip(golden, readings, strict=True):
        scores.add(record["text"], record["attributions"], [spans_of(a) for a in reading.attributions])
    scores.show(label, errors)
    return scores


def side_by_side(record: dict[str, Any], reading: Reading) -> None:
    """Gold and found of one article in the order of the text; what matches stands together."""
    words = Words(record["text"])
    found = [spans_of(a) for a in reading.attributions]
    g, f = ([(words.of(a["source"]), words.of(a["cue"]), words.of(a["content"])) for a in side] for side in (record["attributions"], found))
    pairs = dict(matches(g, f, joint))
    lines = [(min(a for a, _ in one["content"] or one["cue"]), i, True) for i, one in enumerate(record["attributions"])]
    lines += [(min(a for a, _ in one["content"] or one["cue"]), j, False) for j, one in enumerate(found) if j not in pairs.values()]
    for _, number, golden in sorted(lines, key=lambda line: (line[0], not line[2])):
        if golden:
            print("right " if number in pairs else "missed", in_words(record["text"], record["attributions"][number]))
        else:
            speaker = reading.attributions[number].speaker
            print("extra ", in_words(record["text"], found[number]), f"[{speaker.name}]" if speaker else "")


def speaker_table(golden: Sequence[dict[str, Any]], readings: Sequence[Reading]) -> None:
    """For quotations of named people: is the speaker that person (by last name)?"""
    counts: Counter[str] = Counter()
    ways: Counter[tuple[str, bool]] = Counter()
    for record, reading in zip(golden, readings, strict=True):
        for quote in record["quotes"]:
            name = quote["speaker"].split("_")
            last = name[-1]
            if len(name) < 2 or not all(part[:1].isupper() for part in name) or last.lower() in _GROUP_LABELS or last not in record["text"]:
                continue
            counts["quotations"] += 1
            start, end = quote["content"][0]
            over = [
                (min(end, c.end) - max(start, c.start), -(c.end - c.start), n)
                for n, a in enumerate(reading.attributions)
                for c in a.content
                if min(end, c.end) - max(start, c.start) > (end - start) / 2
            ]
            if not over:
                counts["in no attribution"] += 1
                continue
            speaker = reading.attributions[max(over)[2]].speaker
            if speaker is None:
                counts["speaker not told"] += 1
                continue
            fits = last.lower() in re.findall(r"\w+", speaker.name.lower())
            counts["right" if fits else "wrong"] += 1
            ways[speaker.how, fits] += 1
    print("\nspeakers of quotations (BASIL, 165 articles; labels that name a person of the article)")
    print("  " + ", ".join(f"{label} {n}" for label, n in counts.most_common()))
    print(f"  right of all: {100 * counts['right'] / max(1, counts['quotations']):.1f}%")
    print("  decided by: " + ", ".join(f"{how} {ways[how, True]} right {ways[how, False]} wrong" for how in sorted({h for h, _ in ways})))


def quotation_line(label: str, articles: Sequence[Article], readings: Sequence[Reading]) -> None:
    """Share of quotations of six words or more that touch a content."""
    long = covered = 0
    for one, reading in zip(articles, readings, strict=True):
        lines = [m.span() for m in re.finditer(r"[^\n]+", one.text)]
        for region in quotations(one.text, lines):
            if len(_WORD.findall(one.text[region.start : region.end])) < 6:
                continue
            long += 1
            covered += any(c.start < region.end and region.start < c.end for a in reading.attributions for c in a.content)
    print(f"quotations of six words or more in an attribution, {label}: {covered} of {long} ({100 * covered / max(1, long):.1f}%)")


def read(reader: Reader, golden: Sequence[dict[str, Any]]) -> tuple[list[Article], list[Reading]]:
    """Read the records and print the speed."""
    articles = [article(record) for record in golden]
    begun = time.process_time()
    readings = reader.read(articles)
    took = time.process_time() - begun
    words = sum(len(one.text.split()) for one in articles)
    print(f"\nread {len(articles)} articles, {words} words: {words / took:,.0f} words a second of one core, start included")
    return articles, readings


def main() -> None:
    """Print all tables."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--reader", default="accurate", choices=READERS)
    options.add_argument("--errors", type=int, default=0)
    options.add_argument("--article", metavar="ID")
    given = options.parse_args()
    if not (DATA / SPEAKERS).exists():
        print(f"no data at {DATA}: set SECONDSOURCE_DATA to the folder that holds quotes/")
        return
    reader = open_reader(given.reader)
    print("reader:", reader.name)
    if given.article:
        chosen = [record for _, name in ATTRIBUTIONS for record in records(name) if record["id"] == given.article]
        if not chosen:
            print(f"no article {given.article!r}; the ids begin with {records(ATTRIBUTIONS[0][1])[0]['id']!r}")
        for record in chosen:
            side_by_side(record, reader.read([article(record)])[0])
        return
    for label, name in ATTRIBUTIONS:
        golden = records(name)
        articles, readings = read(reader, golden)
        attribution_table(label, golden, readings, given.errors)
        quotation_line(label, articles, readings)
    golden = records(SPEAKERS)
    _, readings = read(reader, golden)
    speaker_table(golden, readings)
    print(f"\nsentences seen {reader.sentences_seen}, read anew {reader.sentences_parsed}")


if __name__ == "__main__":
    main()
