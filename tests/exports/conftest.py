"""An invented pile, told once: an agency's report, a copy, a retelling, an own report that differs, and one that stands alone.

Emoji, combining marks, letters beyond the first plane, a title that a spreadsheet would run; two records have one address.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from secondsource.pipeline import Options, Pile, Told, read_pile, tell

WIRE = (
    "ORNBY (Halden Wire) - A fire in the silk market of Ornby killed 14 people on Tuesday, the city’s fire brigade said.\n\n"
    "“We found no open exit on the upper floor,” fire chief Be\u0301la Tarn told Halden Wire.\n\n"
    "The market had been inspected in March, the ministry of works said. Police arrested two guards on Tuesday evening.\n\n"
    "About 300 traders lost their stalls, said Ines Corvo, who leads their guild."
)
RECORDS: list[dict[str, Any]] = [
    {
        "id": "urn:halden:0410",
        "text": WIRE,
        "title": "Fire in Ornby silk market kills 14",
        "source": "Halden Wire",
        "byline": "Mira Stole",
        "published": "2026-04-07T18:20Z",
        "url": "https://wire.halden.example/0410",
    },
    {
        "id": "copy 🔥/1",
        "text": "🔥🧵 Live\n\n" + WIRE + "\n\n(Halden Wire)",
        "title": '=HYPERLINK("https://x.example","open")',
        "source": "@Ornby Morgen",
        "published": "2026-04-07T19:05Z",
        "credit": "Halden Wire",
        "url": "https://morgen.example/fire",
    },
    {
        "id": "own",
        "text": "ORNBY - Sixteen people died in the fire in the silk market of Ornby on Tuesday, "
        "doctors at the Lind hospital told the Lantern.\n\n"
        "This reporter saw two locked doors on the upper floor. "
        "“There was 𝒏𝒐 open exit,” Ce\u0301line Rau, a trader, told the Lantern 😢.\n\n"
        "About 300 traders lost their stalls, said Ines Corvo, who leads their guild.",
        "title": "Sixteen dead in Ornby",
        "source": "The Lantern",
        "byline": "Oda Wiik in Ornby",
        "published": "2026-04-08T06:00Z",
        "url": "https://lantern.example/a?b=c|d",
    },
    {
        "id": "short",
        "text": "A fire in the silk market of Ornby has killed 14 people. The fire chief said that no exit was open on the upper floor.",
        "title": "Ornby fire",
        "source": "Radio Vale",
        "published": "2026-04-08",
        "url": "https://vale.example/news",
    },
    {
        "id": "other",
        "text": "The orchestra of Pellan will play in Vessel on 3 May, its director Jon Brask said on Friday.\n\n"
        "“We have waited two years,” he said.",
        "title": "+1 for music",
        "source": "Radio Vale",
        "published": "2026-04-10",
        "url": "https://vale.example/news",
    },
]


def pile_at(folder: Path, records: list[dict[str, Any]]) -> Path:
    """The records as JSON lines."""
    path = folder / "pile.jsonl"
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def read(tmp_path_factory: pytest.TempPathFactory) -> Pile:
    """The pile as it is read in."""
    return read_pile([str(pile_at(tmp_path_factory.mktemp("pile"), RECORDS))], Options())


@pytest.fixture(scope="session")
def told(read: Pile) -> Told:
    """Everything found about the pile."""
    return tell(read, Options())
