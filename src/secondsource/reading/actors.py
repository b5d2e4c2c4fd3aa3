"""A source → an actor.

``with_speakers`` fills ``Attribution.speaker``: names, "Mr. X", pronouns, titles and seats of government become the person or body that the
article itself names. What the article does not tell stays None.
"""

from collections.abc import Sequence

import msgspec

from secondsource.reading.row import TokenRow
from secondsource.records.reading import Actor, Attribution, Mention

_PRONOUNS = frozenset("he she they him her them his hers their it its i we".split())


def with_speakers(row: TokenRow, mentions: Sequence[Mention], attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with their speakers, in the same order."""
    done: list[Attribution] = []
    last: Actor | None = None
    for attribution in attributions:
        speaker = _speaker(row, mentions, attribution, last)
        if speaker is not None and speaker.kind == "person":
            last = speaker
        done.append(msgspec.structs.replace(attribution, speaker=speaker))
    return tuple(done)


def _speaker(row: TokenRow, mentions: Sequence[Mention], attribution: Attribution, last: Actor | None) -> Actor | None:
    for span in attribution.source:
        words = row.text[span.start : span.end]
        inside = [m for m in mentions if span.start <= m.start < span.end]
        people = [m for m in inside if m.kind == "person"]
        for mention in people or inside:
            kind = mention.kind if mention.kind != "other" else "unknown"
            return Actor(name=mention.name, how="name", span=span, kind=kind)
        if words.lower() in _PRONOUNS:
            return None if last is None else Actor(name=last.name, how="pronoun", span=span, kind=last.kind)
        return Actor(name=words, how="words", span=span, kind="unknown", named=False)
    return None
