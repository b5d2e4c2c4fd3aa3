"""An article as one row of tokens, with offsets and heads of the whole article.

``token_row(article, parses)`` joins the parses of the sentences: ``heads`` and ``starts`` then index the row and ``article.text``, so that
what crosses a sentence (a quotation, "he said" after it) can be looked at without arithmetic. It also tells which quotation and which
paragraph each token stands in.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from secondsource.reading.parser import Parse
from secondsource.records.article import Article, Span
from secondsource.text.quotations import Region, quotations


class TokenRow:
    """Tokens of an article's sentences. Lists run in parallel, one entry a token.

    ``sentence``, ``paragraph``: their index; ``region``: of the quotation it stands in, or -1; ``heads``: -1 for a root.
    """

    def __init__(self, article: Article, parses: Sequence[Parse]) -> None:
        self.text = article.text
        self.texts: list[str] = []
        self.lows: list[str] = []
        self.lemmas: list[str] = []
        self.upos: list[str] = []
        self.tags: list[str] = []
        self.deps: list[str] = []
        self.heads: list[int] = []
        self.ents: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.sentence: list[int] = []
        self.first: list[int] = []  # of each sentence: index of its first token
        self.paragraphs = paragraphs(article)
        for number, (span, parse) in enumerate(zip(article.sentences, parses, strict=True)):
            base = len(self.texts)
            self.first.append(base)
            for token in parse.tokens:
                self.texts.append(token.text)
                self.lows.append(token.text.lower())
                self.lemmas.append(token.lemma)
                self.upos.append(token.upos)
                self.tags.append(token.tag)
                self.deps.append(token.dep)
                self.heads.append(token.head + base if token.head >= 0 else -1)
                self.ents.append(token.ent)
                self.starts.append(span.start + token.start)
                self.ends.append(span.start + token.end)
                self.sentence.append(number)
        self.first.append(len(self.texts))
        self.regions: list[Region] = quotations(article.text, self.paragraphs)
        self.region = self._places([(r.start, r.end) for r in self.regions])
        self.paragraph = self._places(self.paragraphs)
        self.children: list[list[int]] = [[] for _ in self.texts]
        for index, head in enumerate(self.heads):
            if head >= 0:
                self.children[head].append(index)

    def __len__(self) -> int:
        return len(self.texts)

    def _places(self, spans: Sequence[tuple[int, int]]) -> list[int]:
        """For each token the index of the span that holds its start, or -1."""
        begins = [start for start, _ in spans]
        found = []
        for start in self.starts:
            at = bisect_right(begins, start) - 1
            found.append(at if at >= 0 and start < spans[at][1] else -1)
        return found

    def inside(self, start: int, end: int) -> range:
        """Indices of the tokens that begin in ``[start, end)``."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def subtree(self, token: int) -> list[int]:
        """The token and all that hangs on it, in order."""
        found = []
        stack = [token]
        while stack:
            at = stack.pop()
            found.append(at)
            stack += self.children[at]
        return sorted(found)

    def span(self, first: int, last: int) -> Span:
        """From the first to the last token, both included."""
        return Span(self.starts[first], self.ends[last])


def paragraphs(article: Article) -> list[tuple[int, int]]:
    """Paragraphs of the body, in order: its blocks cut at line ends."""
    found = []
    for block in article.blocks:
        if block.kind != "body":
            continue
        at = block.start
        while at < block.end:
            stop = article.text.find("\n", at, block.end)
            stop = block.end if stop < 0 else stop
            if article.text[at:stop].strip():
                found.append((at, stop))
            at = stop + 1
    return found
