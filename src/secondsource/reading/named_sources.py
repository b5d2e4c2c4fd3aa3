"""Which of the names in a source says who speaks: its head, an apposition, the name after a title, an owner or an office.

"Harbour Board chief Ann Torv" is Torv, "Torv's lawyer" is not, "Torv's lawyer Ben Hale" is Hale, "the mayor and Ben Hale" are two.
"""

from collections.abc import Sequence

from secondsource.reading.cast import Cast, Named, known_words
from secondsource.reading.lexicon import listed_names
from secondsource.reading.row import TokenRow

# How far before "who" its person may stand, in tokens.
REACH = 30
_IN_TITLES = ("PROPN", "NOUN", "ADJ", "DET", "PUNCT", "ADP")
_OWNING = ("'s", "’s", "'", "’")
_PERSON_LISTS = ("roles", "spokes", "people", "male", "female", "vague")
_NEW = frozenset({"the", "a", "an", "his", "her", "their", "its", "other", "another"})


def named_person(row: TokenRow, cast: Cast, head: int, first: int, last: int) -> Named | None:
    """The person whom the source between the two tokens names, or None."""
    ending = _at_the_end(row, cast, head, first, last)
    if ending is not None:
        return ending
    here = cast.of_token(head)
    if here is not None and here.mention.kind == "person":
        return here
    for named in cast.inside(first, last):
        if named.mention.kind != "person":
            continue
        joined = row.deps[named.head] in ("appos", "flat", "dep", "parataxis") or (
            row.deps[named.head] == "compound" and named.first > head
        )
        if joined and row.heads[named.head] == head:
            return named
        if row.heads[head] == named.head and row.deps[head] in ("compound", "appos", "nmod", "flat"):
            return named
        # "White House spokeswoman X": a run of nouns that ends in the name, whatever tree the parser gave it.
        run = range(first, named.first)
        nouns = bool(run) and row.upos[run[-1]] in ("PROPN", "NOUN") and all(row.upos[t] in _IN_TITLES for t in run)
        verb = row.heads[named.head]  # "the site Ann Torv launched" is not Torv
        inside = row.deps[named.head] == "nsubj" and named.last < verb <= last and "," not in row.texts[named.last : verb]
        if nouns and row.deps[named.head] != "nmod" and not inside and named.last >= head:
            return named
    return None


def _at_the_end(row: TokenRow, cast: Cast, head: int, first: int, last: int) -> Named | None:
    """The name that the source ends in, whatever the tree: after an owner, after the comma of an office, after an office's place."""
    named = next((n for n in reversed(cast.inside(first, last)) if n.last == last), None)
    if named is None or named.mention.kind != "person" or named.first == first:
        return None
    run = range(first, named.first)
    owner = next((t for t in reversed(run) if row.texts[t] in _OWNING), -1)
    if owner > first:
        loose = any(row.upos[t] == "ADP" and t not in cast.at for t in range(first, owner))
        office = all(row.upos[t] in ("PROPN", "NOUN", "ADJ") or row.lows[t] == "of" for t in range(owner + 1, named.first))
        return named if office and not loose and row.lows[named.first - 1] != "of" else None
    if row.lows[named.first - 1].strip(".") in listed_names("person_titles") and all(row.upos[t] in ("PROPN", "ADJ") for t in run):
        return named  # "HWF Acting Secretary Ann Torv"
    lemma = row.lemmas[head].lower()
    office = any(lemma in known_words(words) for words in _PERSON_LISTS) or lemma.strip(".") in listed_names("titles")
    single = office and head < named.first and row.tags[head] not in ("NNS", "NNPS")
    joins = [t for t in run if row.lows[t] in ("and", "or") and t not in cast.at]
    if not single or any(row.upos[t - 1] != "PROPN" or row.upos[t + 1] != "PROPN" for t in joins):
        return None
    if joins:  # "Secretary of Harbours and Fisheries Ann Torv"
        return named if row.texts[head][0].isupper() and row.upos[named.first - 1] == "PROPN" else None
    before = cast.of_token(named.first - 1)
    placed = before is not None and before.mention.kind in ("place", "body") and before.last == named.first - 1 and before.first > head
    return named if placed or row.texts[named.first - 1] == "," else None


def one_of_several(row: TokenRow, cast: Cast, first: int, last: int) -> Named | None:
    """ "One of the authors, former mayor Ann Torv", "one of the largest unions, the Harbour Workers": the one name after the comma."""
    if row.lows[first : first + 2] != ["one", "of"]:
        return None
    comma = next((t for t in range(first + 2, last) if row.texts[t] == ","), -1)
    names = [n for n in cast.inside(comma + 1, last) if n.mention.kind in ("person", "body")] if comma > 0 else []
    people = [n for n in names if n.mention.kind == "person"]
    if len(people) == 1 and not possessed(row, people[0], people[0].head, last) and _alone(row, people[0], comma):
        return people[0]
    return names[0] if len(names) == 1 and not people and names[0].first <= comma + 2 else None


def _alone(row: TokenRow, named: Named, comma: int) -> bool:
    """Nothing but nouns and their descriptions stands between the comma and the name: it is not the name of an owner or a place."""
    return all(row.upos[t] in _IN_TITLES and (row.upos[t] != "ADP" or row.lows[t] in ("of", "for")) for t in range(comma + 1, named.first))


def one_person(row: TokenRow, cast: Cast, others: Sequence[int], head: int, first: int, last: int) -> bool:
    """ "Former player and current coach Ann Torv", "the guild's president and founder, Ann Torv": two offices and one name.

    Args:
        others: tokens that are joined to the head of the source by "and".
    """
    people = [n for n in cast.inside(first, last) if n.mention.kind == "person"]
    if people and people[0].first <= head <= people[0].last and described(row, people[0], last):
        return True
    if len(people) != 1 or people[0].last != last or people[0].first <= head <= last:
        return False
    name = range(people[0].first, last + 1)
    before = row.lemmas[name[0] - 1].lower().strip(".")
    titled = before in known_words("roles") or before in known_words("spokes") or before in listed_names("person_titles")
    if titled and all(row.upos[t] == "PROPN" and t not in name for t in (head, *others)):
        return True  # "Food and Harbour Administration chief Ann Torv": the "and" of a body's name
    offices = [t for t in (head, *others) if t not in name]
    if row.lemmas[head].lower() not in known_words("roles") or any(row.tags[t] not in ("NN", "NNP") for t in offices):
        return False
    if any(row.lows[c] in _NEW for other in others for c in row.children[other]):
        return False  # "the mayor and his aide, Ann Torv"
    return row.lows[first] not in ("the", "a", "an") or (row.texts[name[0] - 1] == "," and len(offices) == len(others) + 1)


def described(row: TokenRow, named: Named, last: int) -> bool:
    """ "Ann Torv, founder of the guild and daughter of Ben Hale": the words after the comma say who it is; not "Torv, Hale and ..."."""
    comma = named.last + 1
    if comma >= last or row.texts[comma] != ",":
        return False
    nouns = [t for t in range(comma + 1, min(comma + 8, last + 1)) if row.upos[t] in ("NOUN", "PROPN")]
    kin = next((t for t in nouns if row.upos[t] == "NOUN"), -1)
    listed = kin >= 0 and any(row.lemmas[kin].lower() in known_words(words) for words in _PERSON_LISTS)
    joined = any(row.deps[c] == "conj" and row.upos[c] == "PROPN" for c in row.children[named.head])
    return (listed or (kin >= 0 and row.deps[kin] == "appos")) and not joined and row.lows[comma + 1] not in ("and", "his", "her", "their")


def possessed(row: TokenRow, named: Named, head: int, last: int) -> bool:
    """The name only says whose: "Smith's lawyer"; "Smith's" alone is Smith."""
    after = named.last + 1
    owning = after < len(row) and row.lows[after] in _OWNING
    return owning and (named.head != head or any(row.upos[t] == "NOUN" for t in range(after + 1, last + 1)))


def called(row: TokenRow, named: Named, head: int) -> bool:
    """ "The Estmark governor": what was taken for a name is an office."""
    office = row.texts[head][:1].islower() and row.lemmas[head].lower() in known_words("roles")
    return office and named.first <= head <= named.last


def party_member(row: TokenRow, named: Named, first: int) -> bool:
    """ "The Lindmoor Republican": somebody of a party, spoken of by where they come from."""
    return (
        row.lows[first] == "the"
        and row.lows[named.last] in known_words("partisans")
        and named.mention.kind != "person"
        and all(row.upos[t] in ("PROPN", "ADJ", "NOUN", "DET", "NUM", "PUNCT") for t in range(first, named.last))
    )


def antecedent(row: TokenRow, cast: Cast, token: int) -> Named | list[int] | None:
    """What the relative pronoun at ``token`` stands for: a name, or the tokens of a phrase; None where the tree does not tell."""
    at = token
    for _ in range(6):
        if at < 0 or row.deps[at] == "acl:relcl":
            break
        at = row.heads[at]
    before = next((t for t in range(token - 1, max(-1, token - 3), -1) if row.upos[t] != "PUNCT"), -1)
    above = row.heads[at] if at >= 0 and row.deps[at] == "acl:relcl" else -1
    if above < 0:  # the tree does not tell: the noun or name right before "who" or "which"
        beside = before >= 0 and row.sentence[before] == row.sentence[token] and row.upos[before] in ("NOUN", "PROPN")
        if not beside or row.lows[token] not in ("who", "which"):
            return None
        above = before
    nearest = cast.of_token(before)
    if row.lows[token] == "who" and (nearest is None or nearest.mention.kind != "person") and not _crowd(row, before):
        # "a baker from Brask, who said", "protests from Brask's bakers, who said": no place and no protest is "who"
        above = _person_before(row, cast, token, above)
        nearest = cast.of_token(above)
        nearest = nearest if nearest is not None and (nearest.mention.kind == "person" or above == before) else None
    if nearest is not None:
        return nearest
    copula = max((c for c in row.children[above] if row.deps[c] == "cop" and c < above), default=-1)
    if copula >= 0 and row.tags[above] == "NN":  # "Ann Torv is a nurse who says ...": Torv
        subject = next((c for c in row.children[above] if row.deps[c] == "nsubj"), -1)
        named = cast.of_token(subject)
        if named is not None and named.mention.kind == "person":
            return named
    tokens = [t for t in row.subtree(above) if copula < t < token and row.upos[t] not in ("PUNCT", "ADP")]
    while tokens and row.upos[tokens[0]] == "CCONJ":
        tokens = tokens[1:]
    return tokens if tokens and len(tokens) <= 25 else None


def _crowd(row: TokenRow, token: int) -> bool:
    """Members of a party, people of a country, a team."""
    return token >= 0 and row.tags[token] == "NNPS"


def _person_before(row: TokenRow, cast: Cast, token: int, above: int) -> int:
    """The nearest noun or name of people before "who" in the sentence; the word that the clause hangs on where that is one, or none is."""
    listed = [known_words(words) for words in _PERSON_LISTS]
    places: list[int] = [above, *range(token - 1, max(token - REACH, row.first[row.sentence[token]] - 1), -1)]
    for at in places:
        named = cast.of_token(at)
        if (
            (named is not None and named.mention.kind == "person" and at == named.last and row.deps[named.head] != "nmod:poss")
            or (named is None and row.upos[at] in ("NOUN", "PRON") and any(row.lemmas[at].lower() in words for words in listed))
            or _crowd(row, at)
        ):
            return at
    return above
