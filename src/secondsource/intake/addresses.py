"""Web addresses: which are links at all, and whose host they name. Nothing is ever fetched.

``host("https://www.news.example/a/1")`` gives ``"news.example"``; ``host("javascript:alert(1)")`` gives None.
"""

import re
from urllib.parse import urlsplit

_WEB = re.compile(r"https?://[^\s<>\"']+$", re.I)
_MAX_CHARS = 2000


def web(address: str | None) -> str | None:
    """The address if it is one of the web, so that it may be shown as a link; else None."""
    return address if address and len(address) <= _MAX_CHARS and _WEB.match(address) else None


def host(address: str | None) -> str | None:
    """Host name of a web address, in lower case and without ``www.``."""
    link = web(address)
    if link is None:
        return None
    try:
        name = urlsplit(link).hostname
    except ValueError:  # brackets that close nothing
        return None
    return name.removeprefix("www.") if name else None
