"""What all tests share."""

import os
from collections.abc import Iterator
from functools import lru_cache

import pytest
from hypothesis import settings

import secondsource.pipeline
import secondsource.reading

# On CI the same examples each time, so that a change is judged by itself; anywhere else new ones, so that more is found.
settings.register_profile("ci", derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")


@pytest.fixture(scope="session", autouse=True)
def one_reader_for_all() -> Iterator[None]:
    """Each run opens a reader of its own and loads the model; here all runs of one process share one, which remembers its sentences.

    ``tests/pipeline/test_properties.py`` holds that what is read in an article does not depend on what was read before.
    """
    shared = lru_cache(secondsource.reading.open_reader)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(secondsource.reading, "open_reader", shared)
        patch.setattr(secondsource.pipeline, "open_reader", shared)
        yield
