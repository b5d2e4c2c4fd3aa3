"""Findings in the forms that other tools expect.

Events for readers of PLOVER, POLECAT and GDELT, figures for readers of UCDP GED, claims as tables, findings as W3C Web Annotations, lineage
and support in PROV-O.
"""

from secondsource.exports.annotations import annotation_lines, annotations
from secondsource.exports.claim_rows import COLUMNS, claim_rows
from secondsource.exports.events import coded_events, one_a_day
from secondsource.exports.forms import render
from secondsource.exports.parquet import parquet
from secondsource.exports.provenance import provenance, provenance_lines
from secondsource.exports.tables import comma_separated

__all__ = [
    "COLUMNS",
    "annotation_lines",
    "annotations",
    "claim_rows",
    "coded_events",
    "comma_separated",
    "one_a_day",
    "parquet",
    "provenance",
    "provenance_lines",
    "render",
]
