"""The names that two stories have in common, as they stand in an article of the story.

A link between stories holds names without case and marks, good for comparing and not for printing. Each is looked up in the articles; a
name that stands in none of them is not printed.
"""

from collections.abc import Mapping, Sequence

from secondsource.brief.citing import cite
from secondsource.records.article import Article
from secondsource.records.brief import Ref
from secondsource.records.reading import Reading
from secondsource.text.normalize import fold, words

MAX_NAMES = 4
_KINDS = ("person", "body", "other", "place")
SAME_BEGINNING = 5  # letters: of "Russia" and "Russian" one is enough


class Names:
    """Finds names in the bodies of the articles of one story, ``articles`` in order of key."""

    def __init__(self, articles: Sequence[Article], readings: Mapping[str, Reading]) -> None:
        self.articles = articles
        self._words = {article.id: _body_words(article) for article in articles}
        self._kinds: dict[str, str] = {}
        for article in articles:
            reading = readings.get(article.id)
            for mention in reading.mentions if reading else ():
                self._kinds.setdefault(_key(mention.name), mention.kind)
                self._kinds.setdefault(_key(article.text[mention.start : mention.end]), mention.kind)

    def shared(self, names: Sequence[str]) -> tuple[Ref, ...]:
        """The first places of these names: people first, then bodies, then places; the longer form where two say the same."""
        found = [(name, ref) for name in dict.fromkeys(map(_key, names)) if name and (ref := self._place(name.split())) is not None]
        found.sort(key=lambda pair: _KINDS.index(self._kind(pair[0])))
        chosen: list[tuple[str, Ref]] = []
        for name, ref in found:
            same = next((i for i, (other, _) in enumerate(chosen) if _same(name, other)), None)
            if same is None:
                chosen.append((name, ref))
            elif chosen[same][0].startswith(name) and " " not in chosen[same][0]:
                chosen[same] = name, ref  # "Russia" rather than "Russian"
        return tuple(ref for _, ref in chosen[:MAX_NAMES])

    def _kind(self, name: str) -> str:
        if name in self._kinds:
            return self._kinds[name]
        # "foreign minister adela fenwick" is a mention with its title.
        inside = [kind for known, kind in sorted(self._kinds.items()) if len(known) > SAME_BEGINNING and f" {name} ".endswith(f" {known} ")]
        return inside[0] if inside else "other"

    def _place(self, wanted: Sequence[str]) -> Ref | None:
        """Where the words stand one after another in a sentence, written as a name."""
        for article in self.articles:
            told = self._words[article.id]
            for at in range(len(told) - len(wanted) + 1):
                if told[at][0] == wanted[0] and [word for word, _, _ in told[at : at + len(wanted)]] == wanted:
                    start, end = told[at][1], told[at + len(wanted) - 1][2]
                    said = article.text[start:end]
                    if any(char.isupper() for char in said) or not any(char.islower() for char in said):
                        return cite(article, start, end)
        return None


def _bare(word: str) -> str:
    return word.removesuffix("'s").replace("'", "")


def _key(name: str) -> str:
    return " ".join(_bare(word) for word, _, _ in words(fold(name)))


def _body_words(article: Article) -> list[tuple[str, int, int]]:
    """The words of the sentences, without possessive endings; a name may not run from one sentence into the next."""
    folded = fold(article.text)
    found: list[tuple[str, int, int]] = []
    for sentence in article.sentences:
        for word, start, end in words(folded, sentence.start, sentence.end):
            found.append((_bare(word), start, end - (2 if word.endswith("'s") else 0)))
        found.append(("", sentence.end, sentence.end))
    return found


def _same(name: str, other: str) -> bool:
    if f" {name} " in f" {other} " or f" {other} " in f" {name} ":
        return True
    return " " not in name and " " not in other and name[:SAME_BEGINNING] == other[:SAME_BEGINNING]
