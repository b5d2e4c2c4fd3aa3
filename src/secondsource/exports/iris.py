"""Names on the web for what an export speaks of: articles by their addresses, everything else by URNs made of its own id.

``urn("article", "a 1")`` gives ``urn:x-secondsource:article:a%201``: reading it back (percent signs undone) gives the id to the letter.
"""

import re
from collections import Counter
from collections.abc import Iterable
from urllib.parse import quote
from uuid import UUID, uuid5

from secondsource.records.article import Article

OURS = "urn:x-secondsource:"  # no namespace is registered for us; the x stands for that
VOCABULARY = OURS + "vocab:"
_IDS = UUID("6b1f0c1e-5d0b-5e5d-9a3c-2f1a7d0c9b44")  # any fixed one will do: it keeps our name-based ids apart from other people's
_WEB = re.compile(r"https?://[^/?#]", re.IGNORECASE)
_URN = re.compile(r"urn:[a-z0-9][a-z0-9-]{1,31}:[A-Za-z0-9\-._~!$&'()*+,;=:@/%]+\Z", re.IGNORECASE)
# What may stand in no IRI (RFC 3987): white space, controls, characters that turn the direction of writing, and a few marks.
_BARRED = re.compile('[\\s\x00-\x20\x7f-\xa0<>"{}|\\\\^`\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]')


def _coded(text: str) -> str:
    return quote(text, safe="", errors="surrogatepass")


def urn(*parts: str) -> str:
    """A name of ours: each part with all that is not a letter, a digit or one of ``-._~`` written as percent signs and digits."""
    return OURS + ":".join(_coded(part) for part in parts)


def article_iris(articles: Iterable[Article]) -> dict[str, str]:
    """A name for each article by its id, no two alike.

    Its address, where it has one that no other article of the pile has; else its id, as it is where it is a URN already. Two versions of
    one page go by their ids, since offsets of the one do not hold in the other.
    """
    known = list(articles)
    addresses = {article.id: address for article in known if (address := _address(article.provenance.url))}
    shared = Counter(addresses.values())
    return {
        article.id: addresses[article.id]
        if shared[addresses.get(article.id, "")] == 1
        else article.id
        if _URN.match(article.id)
        else urn("article", article.id)
        for article in known
    }


def _address(url: str | None) -> str | None:
    """The address with what may not stand in one written as percent signs and digits; None where it is none of the web."""
    return _BARRED.sub(lambda found: _coded(found[0]), url) if url and _WEB.match(url) else None


class Names:
    """Ids made of what they name: the same finding has the same id in every export, whatever else is in the pile."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()

    def uuid(self, *parts: object) -> str:
        """``urn:uuid:...`` of these parts; where the same parts come again the second time has an id of its own."""
        key = "\x1f".join(map(str, parts))
        self._given[key] += 1
        again = self._given[key]
        whole = key if again == 1 else f"{key}\x1f{again}"
        return f"urn:uuid:{uuid5(_IDS, _coded(whole))}"
