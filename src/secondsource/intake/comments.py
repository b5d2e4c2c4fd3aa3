"""Where a text turns into its readers' comments.

A comment may repeat the report word for word or invent its own, so a comment taken for the report is the worst mistake of this step. The
thread begins at its heading ("2 comments"), or, where there is none, at the first paragraph of the indented, bulleted or signed run that
is followed by the marks of a thread ("Liked by 3 people", "Reply").
"""

import re
from collections.abc import Sequence

from secondsource.intake.furniture import COMMENT_AUTHOR, COMMENT_SIGNAL, is_comment_heading, plain
from secondsource.intake.lines import Paragraph

_COUNTED = re.compile(r"^\W*\d")
_FAR = 60  # paragraphs after a heading in which a thread shows its marks
_LONG_WORDS = 12
_LONGEST_SIGNAL = 200


def thread_start(found: Sequence[Paragraph], first_prose: int) -> int:
    """Index of the paragraph at which the thread begins; ``len(found)`` where there is none."""
    later = range(first_prose + 1, len(found))
    signals = [i for i in later if len(found[i].text) < _LONGEST_SIGNAL and COMMENT_SIGNAL.match(plain(found[i].text))]
    # One lone "Like" or "Share" is a button; the marks of a thread come with text between them or name their readers.
    strong = [i for i in signals if "liked by" in plain(found[i].text) or "reply" in plain(found[i].text)]
    headings = [i for i in range(first_prose + 1, len(found)) if is_comment_heading(found[i].text)]
    for heading in headings:
        if _opens_thread(found, heading, strong):
            return min(heading, _walked_back(found, strong[0], first_prose)) if strong else heading
    return _walked_back(found, strong[0], first_prose) if strong else len(found)


def _opens_thread(found: Sequence[Paragraph], heading: int, strong: Sequence[int]) -> bool:
    """A heading in the middle of a report ("Join the conversation") opens nothing; the rest of the report follows it."""
    if any(heading < signal <= heading + _FAR for signal in strong):
        return True
    if any(COMMENT_AUTHOR.match(item.text) for item in found[heading + 1 : heading + 8]):
        return True
    after = sum(item.words for item in found[heading + 1 :] if item.words >= _LONG_WORDS and item.kind is None)
    before = sum(item.words for item in found[:heading] if item.words >= _LONG_WORDS and item.kind is None)
    if _COUNTED.match(found[heading].text):
        return after <= before
    return after * 4 <= before


def _walked_back(found: Sequence[Paragraph], signal: int, first_prose: int) -> int:
    """From the first mark of a thread back to where its comment begins."""
    at = signal
    while at - 1 > first_prose and (found[at - 1].indent >= 2 or found[at - 1].bullet):
        at -= 1
    if at < signal:
        return at
    for back in range(signal - 1, max(first_prose, signal - 6), -1):
        item = found[back]
        if COMMENT_AUTHOR.match(item.text) or (item.words <= 4 and not item.ended):
            return back
        if item.words >= 75:
            break
    return max(first_prose + 1, signal - 1)
