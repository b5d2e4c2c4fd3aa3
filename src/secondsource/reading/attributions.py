"""Who is said to have said what: source, cue, content."""

from collections.abc import Sequence

from secondsource.reading.actors import with_speakers
from secondsource.reading.parser import Parse
from secondsource.reading.row import TokenRow
from secondsource.records.article import Article, Span
from secondsource.records.reading import Attribution, Mention

_CUES = frozenset(
    "say tell add write ask note report announce tweet argue explain claim declare state warn insist acknowledge reply deny confirm admit".split()
)


def attributions(article: Article, parses: Sequence[Parse], mentions: Sequence[Mention]) -> tuple[Attribution, ...]:
    """All attributions of the body, in order of their first offset."""
    row = TokenRow(article, parses)
    found = []
    for token in range(len(row)):
        if row.upos[token] != "VERB" or row.lemmas[token] not in _CUES:
            continue
        clauses = [c for c in row.children[token] if row.deps[c] in ("ccomp", "parataxis")]
        if not clauses:
            continue
        content = row.subtree(clauses[0])
        subject = [c for c in row.children[token] if row.deps[c] == "nsubj"]
        source = row.subtree(subject[0]) if subject else []
        found.append(
            Attribution(
                source=(row.span(source[0], source[-1]),) if source else (),
                cue=(row.span(token, token),),
                content=(row.span(content[0], content[-1]),),
                kind="direct" if row.region[clauses[0]] >= 0 else "indirect",
            )
        )
    found.sort(key=lambda a: min(s.start for s in (*a.source, *a.cue, *a.content)))
    return with_speakers(row, mentions, found)
