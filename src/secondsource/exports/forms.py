"""The forms of an export: which columns, in which order, and how they are written.

``render("plover", rows)`` gives text. Cells of tables that a spreadsheet would run as a formula get an apostrophe in front (OWASP's
advice); tabs and line ends in a cell become spaces. A column that cannot be known from words alone (coordinates, scores) is left out,
not filled.
"""

import csv
import io
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from secondsource.exports.events import CodedEvent
from secondsource.exports.figures import CountedFigure
from secondsource.exports.tables import defused, json_text
from secondsource.records.reading import Participant

# PLOVER root: CAMEO root, quad class (1, 2: cooperation in words, in deeds; 3, 4: conflict), value of the CAMEO root on Goldstein's scale.
SCALES: Mapping[str, tuple[str, int, float]] = {
    "AGREE": ("03", 1, 4.0),
    "CONSULT": ("04", 1, 1.0),
    "SUPPORT": ("05", 1, 3.5),
    "COOPERATE": ("06", 2, 6.0),
    "AID": ("07", 2, 7.0),
    "CONCEDE": ("08", 1, 5.0),
    "RETREAT": ("08", 2, 5.0),
    "REQUEST": ("10", 3, -5.0),
    "ACCUSE": ("11", 3, -2.0),
    "REJECT": ("12", 3, -4.0),
    "THREATEN": ("13", 3, -6.0),
    "PROTEST": ("14", 4, -6.5),
    "MOBILIZE": ("15", 4, -7.2),
    "SANCTION": ("16", 4, -4.0),
    "COERCE": ("17", 4, -7.0),
    "ASSAULT": ("18", 4, -9.0),
}
QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
Row = Mapping[str, object]


class Form(NamedTuple):
    """One form: what its rows are made from, how a row is made, how rows are written."""

    of: str  # "events" or "figures"
    rows: Callable[[Sequence[CodedEvent]], list[Row]] | Callable[[Sequence[CountedFigure]], list[Row]]
    write: Callable[[Sequence[Row]], str]
    says: str


def render(form: str, found: Sequence[CodedEvent] | Sequence[CountedFigure]) -> str:
    """The export as text.

    Raises:
        KeyError: there is no form of that name.
    """
    chosen = FORMS[form]
    return chosen.write(chosen.rows(found))  # type: ignore[arg-type]


def _plover(found: Sequence[CodedEvent]) -> list[Row]:
    return [
        {
            "id": row.id,
            "date": row.first if row.first == row.last else None,
            "date_from": row.first,
            "date_to": row.last,
            "dated_by": row.dated_by,
            "actor": _participant(row.event.actor),
            "recipient": _participant(row.event.recipient),
            "event": {
                "eventText": row.article.words(row.event.trigger),
                "event": row.event.type,
                "mode": row.event.mode,
                "context": [],
                "status": row.event.status,
                "speaker": _speaker(row),
            },
            "text": row.article.text[row.event.start : row.event.end],
            "textInfo": {"idText": row.article.id, "start": row.event.start, "end": row.event.end},
            "publisher": row.article.outlet,
            "datePub": row.article.published.when if row.article.published else None,
            "url": row.article.provenance.url,
            "family": row.family,
            "coder": row.reading.reader,
        }
        for row in found
    ]


def _participant(who: Participant | None) -> list[dict[str, str | None]]:
    if who is None:
        return []
    return [{"actorText": who.name, "code": who.country, "sector": who.sector}]


def _polecat(found: Sequence[CodedEvent]) -> list[Row]:
    made: list[Row] = []
    for row in found:
        event, article = row.event, row.article
        _, quad, value = SCALES[event.type]
        one: dict[str, object] = {
            "Event ID": row.id,
            "Event Date": row.first or row.last or "",
            "Event Type": event.type,
            "Event Mode": event.mode or "",
            "Intensity": value,
            "Quad Code": QUADS[quad],
            "Contexts": "",
        }
        for side, who in (("Actor", event.actor), ("Recipient", event.recipient)):
            one |= {
                f"{side} Name": who.name if who else "",
                f"{side} Country": (who.country or "") if who else "",
                f"Primary {side} Sector": (who.sector or "") if who else "",
                f"{side} Name Raw": article.text[who.start : who.end] if who else "",
            }
        one |= {
            "Source": article.outlet or "",
            "Publication Date": article.published.when[:10] if article.published and article.published.when else "",
            "Headline": article.title or "",
            "Language": article.language,
            "Status": event.status,
            "Speaker": _speaker(row) or "",
            "Event Date To": row.last or "",
            "Dated By": row.dated_by,
            "Family": row.family or "",
            "Event Text": article.text[event.start : event.end],
            "URL": article.provenance.url or "",
            "Version": row.reading.reader,
            "Article": article.id,
            "Start": event.start,
            "End": event.end,
        }
        made.append(one)
    return made


def _gdelt(found: Sequence[CodedEvent]) -> list[Row]:
    """One row for each day, pair and root, with the counts of mentions, outlets and articles that GDELT's readers expect."""
    groups: dict[tuple[object, ...], list[CodedEvent]] = {}
    for row in found:
        key = (row.first, row.event.type, *(_code(who) or (who.name if who else "") for who in (row.event.actor, row.event.recipient)))
        groups.setdefault(key, []).append(row)
    made: list[Row] = []
    for rows in groups.values():
        first = rows[0]
        root, quad, value = SCALES[first.event.type]
        day = first.first or ""
        one: dict[str, object] = {
            "GLOBALEVENTID": first.id,
            "SQLDATE": day.replace("-", ""),
            "MonthYear": day[:7].replace("-", ""),
            "Year": day[:4],
        }
        for side, who in (("Actor1", first.event.actor), ("Actor2", first.event.recipient)):
            one |= {
                f"{side}Code": _code(who),
                f"{side}Name": who.name if who else "",
                f"{side}CountryCode": (who.country or "") if who else "",
                f"{side}Type1Code": (who.sector or "") if who else "",
            }
        families = Counter(row.family for row in rows if row.family)
        one |= {
            "EventRootCode": root,
            "QuadClass": quad,
            "GoldsteinScale": value,
            "NumMentions": len(rows),
            "NumSources": len({row.article.outlet for row in rows if row.article.outlet}),
            "NumArticles": len({row.article.id for row in rows}),
            "NumFamilies": len(families) or "",
            "SOURCEURL": first.article.provenance.url or "",
            "Article": first.article.id,
            "Start": first.event.start,
            "End": first.event.end,
        }
        made.append(one)
    return made


def _code(who: Participant | None) -> str:
    """Country and sector in one word, as CAMEO writes them: FRAGOV."""
    return (who.country or "") + (who.sector or "") if who else ""


def _speaker(row: CodedEvent) -> str | None:
    if row.event.attribution is None:
        return None
    speaker = row.reading.attributions[row.event.attribution].speaker
    return speaker.name if speaker else None


def _ged(found: Sequence[CountedFigure]) -> list[Row]:
    made: list[Row] = []
    for row in found:
        figure, article = row.figure, row.article
        made.append(
            {
                "id": row.id,
                "source_article": article.provenance.url or article.provenance.input,
                "source_office": article.outlet or "",
                "source_date": article.published.when[:10] if article.published and article.published.when else "",
                "source_headline": article.title or "",
                "source_original": figure.informant.name if figure.informant else "",
                "where_description": article.words(figure.where) if figure.where else "",
                "date_start": row.first or "",
                "date_end": row.last or "",
                "best": _number(figure.value),
                "low": _number(figure.min),
                "high": _number(figure.max),
                "hedge": figure.hedge,
                "unit": figure.unit or "",
                "counts": article.words(figure.counts) if figure.counts else "",
                "predicate": figure.predicate or "",
                "words": article.text[figure.start : figure.end],
                "family": row.family or "",
                "article": article.id,
                "start": figure.start,
                "end": figure.end,
            }
        )
    return made


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.15g}"


def _json_lines(rows: Sequence[Row]) -> str:
    return "".join(json_text(row) + "\n" for row in rows)


def _table(rows: Sequence[Row], delimiter: str) -> str:
    """With a line of names, also where there is no row (then of nothing else)."""
    out = io.StringIO()
    plain = {"quoting": csv.QUOTE_MINIMAL, "lineterminator": "\n", "delimiter": delimiter}
    writer = csv.writer(out, **plain)  # type: ignore[arg-type]
    if rows:
        writer.writerow(rows[0])
    writer.writerows([_cell(value) for value in row.values()] for row in rows)
    return out.getvalue()


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return value
    return defused(" ".join(value.split()) if any(c in value for c in "\t\r\n") else value)


def _tabs(rows: Sequence[Row]) -> str:
    return _table(rows, "\t")


def _commas(rows: Sequence[Row]) -> str:
    return _table(rows, ",")


FORMS: Mapping[str, Form] = {
    "plover": Form("events", _plover, _json_lines, "PLOVER JSON lines"),
    "polecat": Form("events", _polecat, _tabs, "POLECAT-like table, tabs"),
    "gdelt": Form("events", _gdelt, _commas, "GDELT-like table, commas, CAMEO roots"),
    "ged": Form("figures", _ged, _commas, "figures in the columns of UCDP GED, commas"),
}
