"""What a user knows of the outlets: facts from outside the articles, taken as given and marked as theirs."""

from typing import Literal

import msgspec

Reliability = Literal["A", "B", "C", "D", "E", "F"]


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One outlet, by the name that its articles carry.

    Outlets of one ``owner`` are one newsroom: what two of them print is one telling. ``agency``: writes for others, so that text which it
    shares with an outlet that is none was its own. ``reliability`` is the user's letter on the scale of the NATO intelligence doctrine
    (A completely reliable ... E unreliable, F cannot be judged); it is printed beside the outlet and changes no number.
    """

    outlet: str
    owner: str | None = None
    agency: bool = False
    reliability: Reliability | None = None
