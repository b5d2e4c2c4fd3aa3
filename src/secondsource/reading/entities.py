"""People, bodies and places, joined inside the article.

``mentions(article, parses)`` gives every name with its kind and the fullest form that the article has for it: the later "Smith" and
"Mr. Smith" carry the name "Ann Smith", "HWF" carries "Harbour Workers' Federation" where the article explains it. The parser's own
names are mended by general rules: titles and possessives are no part of a name, ministries are bodies, one name has one kind.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence

from secondsource.reading.lexicon import listed_names as _listed
from secondsource.reading.name_runs import HYPHENS, LAST_NAMES, PARTIES, PRONOUNS, SUFFIXES, Name, only_an_office, runs_of_names
from secondsource.reading.parser import Parse
from secondsource.reading.participants import country_in, stands_for_government
from secondsource.reading.row import TokenRow
from secondsource.records.article import Article
from secondsource.records.reading import Mention

# Buildings and streets that newspapers use for those who govern from them.
SEATS = frozenset(
    {"white house", "kremlin", "pentagon", "downing street", "capitol hill", "élysée", "elysee", "whitehall", "foggy bottom", "blue house"}
)
_HOUSES = frozenset({"house", "senate"})
# What a parser takes for the first word of a name, and for its last.
_BEFORE_NAMES = frozenset("the a an ' ’ “ \" ‘ this that every ` , - — – of for".split())
_BEHIND_NAMES = frozenset("'s ’s ' ’ , . ” \" - — – and s the of & in )".split())
_ACRONYM = re.compile(r"\(\s*(?:the\s+)?[\"“]?([A-Z][A-Za-z&-]{1,8})[\"”]?\s*\)")


def _titled(row: TokenRow, first: int) -> bool:
    """A title of persons stands right before the name (inside what the parser took for the name, or before it)."""
    before = first - 1
    return (
        before >= 0
        and row.sentence[before] == row.sentence[first]
        and row.lows[before].strip(".") in _listed("person_titles")
        and row.texts[before][0].isupper()
    )


def _ruled(row: TokenRow, first: int, last: int) -> bool:
    """A place by what stands beside it: "the mayor of X", "X, a town of ..."."""
    of = first >= 2 and row.lows[first - 1] == "of" and row.lemmas[first - 2].lower() in _listed("governed")
    if of:
        return True
    if last + 3 >= len(row) or row.texts[last + 1] != "," or row.lows[last + 2] not in ("a", "an", "the"):
        return False
    stop = next((t for t in range(last + 3, min(last + 7, len(row))) if row.upos[t] not in ("ADJ", "NOUN")), last + 3)
    return stop > last + 3 and row.lemmas[stop - 1].lower() in _listed("places")


def mentions(article: Article, parses: Sequence[Parse]) -> tuple[Mention, ...]:
    """All names of the body, in order."""
    row = TokenRow(article, parses)
    return mentions_in(row, parses)


def mentions_in(row: TokenRow, parses: Sequence[Parse]) -> tuple[Mention, ...]:
    """As :func:`mentions`, for a row that was made already."""
    found = [name for name in (_mended(row, name) for name in runs_of_names(row, parses)) if name is not None]
    keys = [_key(row, name) for name in found]
    _one_kind_each(found, keys)
    fullest = _fullest_forms(row, found, keys)
    result = []
    for name, full in zip(found, fullest, strict=True):
        kind = name.kind if name.kind in ("person", "body", "place") else "other"
        span = row.span(name.first, name.last)
        result.append(Mention(start=span.start, end=span.end, name=" ".join(full.split()), kind=kind))  # type: ignore[arg-type]
    return tuple(result)


_QUOTES = frozenset({'"', "“", "”", "''", "``"})


def _with_its_nickname(row: TokenRow, name: Name) -> tuple[int, int]:
    """First and last token of a person's name that was cut at a quotation mark: William "Mo" Torv."""
    first, last = name.first, name.last
    marks = [t for t in range(first, last + 1) if row.texts[t] in _QUOTES]
    if name.kind != "person" or len(marks) != 1:
        return first, last
    if first >= 2 and row.texts[first - 1] in _QUOTES and row.upos[first - 2] == "PROPN" and first < marks[0] < last:
        return first - 2, last
    after = last + 2
    if after < len(row) and row.texts[last + 1] in _QUOTES and row.upos[after] == "PROPN" and first < marks[0] < last:
        return first, after
    return first, last


def _before_of(row: TokenRow, first: int, last: int) -> int:
    """The last token of a person's name: "Ann Torv of Estmark" ends before "of", "Duke of Arlen" and "Mary of Arlen" do not."""
    if first + 2 == last and row.lows[first + 1] == "of" and row.texts[last].isupper() and len(row.texts[last]) > 1:
        return first  # "Torv of HWF"
    at = next((t for t in range(first + 2, last) if row.lows[t] == "of"), -1)
    if at < 0 or (row.lows[at - 1].strip(".") in _listed("titles") and row.lows[at - 1] not in LAST_NAMES):
        return last
    return at - 1


def _trimmed(row: TokenRow, name: Name) -> tuple[int, int]:
    """First and last token of the name without what stands round it: article, marks, possessive, verb; last before first if all is gone."""
    first, last = _with_its_nickname(row, name)
    while first <= last and row.lows[first] in _BEFORE_NAMES:
        first += 1
    while first < last and row.upos[first] in ("ADJ", "NOUN") and row.texts[first].isalpha() and row.texts[first].islower():
        first += 1  # "fellow Democrats", "federal Harbour Board"
    while last >= first and row.lows[last] in _BEHIND_NAMES:
        last -= 1
    owner = next((t for t in range(first + 1, last + 1) if row.deps[t] == "nmod:poss" and row.upos[t] == "PRON"), -1)
    if owner > 0:  # "Hale and his allies"
        last = owner - 1 - (row.lows[owner - 1] == "and")
    if name.kind == "person":  # a verb right behind a name is no part of it: "Torv wrote"
        while last > first and row.texts[last].islower():
            last -= 1
        last = _before_of(row, first, last)
    return first, last


def _past_titles(row: TokenRow, first: int, last: int) -> int:
    """The first token behind the titles with which the words begin: "House Speaker Ann Torv", "Secretary of State Ann Torv"."""
    start = first
    # The "State" of "Secretary of State Ann Torv" is no given name.
    start += start < last and row.lows[start] == "state" and row.lows[start - 1] == "of"
    while start < last and row.lows[start].strip(".") in _listed("titles"):
        start += 1
    if first < start < last - 2 and row.lows[start] == "of":
        start += 2  # "Secretary of State Ann Torv"
    while start < last - 1 and (row.lows[start] in PARTIES | _HOUSES or row.lows[start].strip(".") in _listed("titles")):
        start += 1  # "House Democrat Ann Torv", "House Speaker Ann Torv"
    return start


def _mended(row: TokenRow, name: Name) -> Name | None:
    """The name without article, titles and possessive; None where nothing is left of it."""
    first, last = _trimmed(row, name)
    if first > last or (row.texts[first] in ("D", "R", "I") and first + 1 < len(row) and row.texts[first + 1] == "-"):
        return None  # nothing is left; or a party and a state, "R-Tolm."
    body = any(row.lows[t].strip(".") in _listed("body_words") for t in range(first, last + 1))
    words = " ".join(row.lows[first : last + 1])
    kind = name.kind
    if words in SEATS:
        return Name(first, last, "body")
    if kind == "person" or (not kind and not body):
        start = _past_titles(row, first, last)
        if start > first and kind != "person" and row.upos[start] == "PROPN":
            kind = "person"
        first = start
    surface = row.text[row.starts[first] : row.ends[last]]
    if only_an_office(row, first, last) or (first == last and row.lows[first] in PRONOUNS):
        return None
    if (
        kind in ("person", "", "other", "body") and not body and stands_for_government(surface)
    ):  # a country or its capital, whatever the parser took it for
        return Name(first, last, "place")
    office = row.lows[first] in _listed("titles") or row.lows[first] == "state"
    if (
        first == last
        and (not kind or office)
        and first >= 2
        and row.lows[first - 1] == "of"
        and row.lows[first - 2].strip(".") in _listed("titles")
    ):
        return None  # "Secretary of State"
    if first == last and row.lows[first] in _listed("bodies") and not _titled(row, first):
        return Name(first, last, "body")
    if kind in ("person", "other", "") and not body and _ruled(row, first, last):
        return Name(first, last, "place", titled=True)
    if _titled(row, first):
        return Name(first, last, "person", titled=True)
    article = name.first > 0 and "the" in (row.lows[name.first], row.lows[name.first - 1])
    if kind == "person" and first == last and article and row.deps[last] not in ("compound", "nmod:poss"):
        kind = "body" if body else "other"  # "told the Gazette": people have no article
    if kind == "person" and last + 2 < len(row) and row.texts[last + 1] == "," and row.lows[last + 2] == "which":
        kind = "other"  # people are "who"
    if body and kind != "place" and not (kind == "person" and first == last):
        kind = "body"
    if not any(row.texts[t][:1].isupper() or row.texts[t][:1].isdigit() for t in range(first, last + 1)):
        return None
    if all(row.lows[t].strip(".") in _listed("days") for t in range(first, last + 1)):
        return None
    return Name(first, last, kind)


def _key(row: TokenRow, name: Name) -> str:
    return " ".join(row.lows[name.first : name.last + 1])


def _one_kind_each(found: list[Name], keys: list[str]) -> None:
    """The kind that most mentions of the same words have; ties go to the first in alphabetical order, "other" last."""
    titled = {key: name.kind for name, key in zip(found, keys, strict=True) if name.titled}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for name, key in zip(found, keys, strict=True):
        if name.kind:
            votes[key][name.kind] += 1
    for name, key in zip(found, keys, strict=True):
        if key in titled:
            name.kind = titled[key]
        elif votes[key]:
            name.kind = min(votes[key].items(), key=lambda kv: (kv[0] == "other", -kv[1], kv[0]))[0]


def _surface(row: TokenRow, name: Name) -> str:
    return row.text[row.starts[name.first] : row.ends[name.last]]


def _fullest_forms(row: TokenRow, found: list[Name], keys: list[str]) -> list[str]:
    """For each name the fullest form in the article: full names for last names, long names for acronyms."""
    # A run of two or three capitalised words, no body by its words, is a person where a person's last name alone takes it up.
    alone = {keys[i] for i, name in enumerate(found) if name.kind == "person" and name.first == name.last}
    for name in found:
        if name.kind != "person" and 1 <= name.last - name.first <= 2 and row.lows[name.last] in alone:
            words = row.lows[name.first : name.last + 1]
            if not any(word.strip(".") in _listed("body_words") or not word[0].isalpha() for word in words):
                name.kind = "person"
    people = [i for i, name in enumerate(found) if name.kind == "person" and not _one_word(row, name)]
    by_last: dict[str, list[int]] = defaultdict(list)
    by_first: dict[str, list[int]] = defaultdict(list)
    for i in people:
        end = _last_name(row, found[i])
        double = end - 2 > found[i].first and row.texts[end - 1] in HYPHENS
        by_last[" ".join(row.lows[end - 2 if double else end : end + 1])].append(i)
        by_first[row.lows[found[i].first]].append(i)
    longest: dict[tuple[str, str], str] = {}
    for i in people:
        ends = row.lows[found[i].first], row.lows[found[i].last]
        longest[ends] = max(longest.get(ends, ""), _surface(row, found[i]), key=lambda form: (len(form.split()), -len(form), form))
    acronyms = _acronyms(row, found)
    # "The" with a capital inside a sentence is part of a name of one word.
    articled = {
        keys[i]
        for i, name in enumerate(found)
        if name.first == name.last and name.first - 1 > row.first[row.sentence[name.first]] and row.texts[name.first - 1] == "The"
    }
    forms = []
    for i, name in enumerate(found):
        form = _surface(row, name)
        low = keys[i]
        if _one_word(row, name) and (name.kind == "person" or not _fixed(low) or _no_paper(row, name, by_last.get(low, []), found)):
            full = _bearer(row, found, by_last.get(low, []), i)
            if full is None and name.kind == "person":
                full = _nearest_before(by_first.get(low, []), i)
            if full is not None:
                form = _surface(row, found[full])
                name.kind = "person"
        elif name.kind == "person":  # two forms of more than one word: with and without the middle name
            form = longest.get((row.lows[name.first], row.lows[name.last]), form)
        if low in articled and name.kind in ("body", "other", "") and name.first == name.last:
            form = f"The {form}"
        if low in acronyms:
            form = acronyms[low]
            name.kind = "body" if name.kind != "place" else name.kind
        forms.append(form)
    return forms


def _last_name(row: TokenRow, name: Name) -> int:
    """The token that ends the last name: "Hald" of "Per Hald, Jr."."""
    suffixed = name.last - 2 > name.first and row.lows[name.last] in SUFFIXES and row.texts[name.last - 1] == ","
    return name.last - 2 if suffixed else name.last


def _one_word(row: TokenRow, name: Name) -> bool:
    """One word, or two that a hyphen joins: a last or a given name alone."""
    return name.first == name.last or (name.last == name.first + 2 and row.texts[name.first + 1] in HYPHENS)


def _fixed(low: str) -> bool:
    """A word that names a country, its capital or a known body is no last name."""
    return low in _listed("bodies") or country_in(low.title()) is not None


def _no_paper(row: TokenRow, name: Name, bearers: Sequence[int], found: Sequence[Name]) -> bool:
    """A person who is called like a paper or an agency ("Bloomberg"): named in full before, and here nobody who is told or reports."""
    if row.lows[name.first] not in _listed("bodies") or not any(found[i].first < name.first for i in bearers):
        return False
    above = row.heads[name.first]
    if row.deps[name.first] in ("obj", "iobj", "obl", "compound", "nmod") or row.lows[max(0, name.first - 1)] in ("to", "by", "a", "the"):
        return False
    return above < 0 or row.lemmas[above] != "report"


def _nearest_before(indices: list[int], at: int) -> int | None:
    """The last index before ``at``, else the first after it."""
    if not indices:
        return None
    return indices[max(0, bisect_right(indices, at) - 1)]


def _bearer(row: TokenRow, found: Sequence[Name], indices: list[int], at: int) -> int | None:
    """Whose last name it is. Of several people the one named so far first: papers keep the bare last name for whom they write of."""
    forms = {_key(row, found[i]) for i in indices}
    if len(forms) < 2:
        return _nearest_before(indices, at)
    before = [i for i in indices if i < at] or indices[:1]
    often = Counter(_key(row, found[i]) for i in before)
    return min(before, key=lambda i: (-often[_key(row, found[i])], i)) if len(before) > 2 else before[0]


def _acronyms(row: TokenRow, found: list[Name]) -> dict[str, str]:
    """Acronyms that the article explains, lower case, with their long names: "Long Name (LN)", or a body whose initials they are."""
    result: dict[str, str] = {}
    for match in _ACRONYM.finditer(row.text):
        letters = [c for c in match[1] if c.isupper()]
        before = row.text[max(0, match.start() - 120) : match.start()].rstrip()
        words = list(re.finditer(r"[\w’'.&-]+", before.rsplit("\n", 1)[-1]))
        initials: list[str] = []
        for word in reversed(words):
            if word[0][0].isupper():
                initials.insert(0, word[0][0])
            elif word[0].lower() not in _listed("small"):
                break
            if initials == letters:
                line = before.rsplit("\n", 1)[-1]
                result[match[1].lower()] = line[word.start() :]
                break
    for name in found:
        if name.kind == "body" and name.last > name.first:
            parts = [row.texts[t] for t in range(name.first, name.last + 1) if row.texts[t][:1].isupper()]
            if len(parts) >= 2:
                result.setdefault("".join(part[0] for part in parts).lower(), _surface(row, name))
    return result
