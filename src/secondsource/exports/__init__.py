"""Findings in the columns that other tools expect: events for readers of PLOVER, POLECAT and GDELT, figures for readers of UCDP GED."""

from secondsource.exports.events import coded_events, one_a_day
from secondsource.exports.forms import render

__all__ = ["coded_events", "one_a_day", "render"]
