"""The encoder: windows of word pieces → rows of answers, one a word. The one owner of onnxruntime.

``open_encoder().answers(window)`` gives an array of shape (1 + words, answers): row 0 stands for "none", the columns are those of
:data:`PARTS`. One window is run at a time: the activations of the 8-bit file are scaled by what is in the batch, so a window read
alone gives the same answers wherever it stands, in any order, on any number of processes. The file is read at the first window.
"""

import hashlib
import json
from functools import lru_cache
from importlib import resources
from typing import Any, NamedTuple

import numpy as np

from secondsource.errors import ModelMissingError
from secondsource.reading.labels import NAMES, ROLES, TAGS, UPOS
from secondsource.reading.windows import Window

Array = np.ndarray[Any, np.dtype[np.float32]]

LINK = 64  # width of the vectors that tie contents to cues and cues to sources
ARC = 128  # ... words to their heads
RELATION = 96  # ... and of the hidden layer that names the relation
# Widths of the parts of one row of answers, in order.
PARTS = {
    "roles": len(ROLES),
    "names": len(NAMES),
    "upos": len(UPOS),
    "tags": len(TAGS),
    "link_dep": 2 * LINK,
    "link_head": 2 * LINK,
    "arc_dep": ARC,
    "arc_head": ARC,
    "rel_dep": RELATION,
    "rel_head": RELATION,
}
# The two places where the encoder can be left: after all layers, or halfway.
EXITS = ("accurate", "fast")
_FOLDER = "data/reader"
# The layers up to half way, what stands above them for each exit, the small arrays and the vocabulary.
_FILES = ("lower.onnx", "accurate.onnx", "fast.onnx", "heads.json", "pieces.txt")


class Heads(NamedTuple):
    """What scores pairs of rows: biases by distance, weights of neighbouring labels, and the layer that names a relation."""

    link_bias: Array  # (2, buckets): content to cue, cue to source
    arc_bias: Array  # (buckets,)
    relation: Array  # (RELATION, relations)
    relation_bias: Array
    pairs: Array  # (roles, roles)
    name_pairs: Array


class Encoder:
    """The shipped weights. ``exit``: "accurate" or "fast"."""

    def __init__(self, exit: str = "accurate") -> None:
        if exit not in EXITS:
            raise ValueError(f"exit must be one of {', '.join(EXITS)}, not {exit!r}")
        self.exit = exit
        self._lower: Any = None
        self._upper: Any = None
        self._heads: Heads | None = None

    @property
    def name(self) -> str:
        """``secondsource-reader EXIT (weights HASH)``; loads no library."""
        return f"secondsource-reader {self.exit} (weights {_hash()})"

    @property
    def heads(self) -> Heads:
        """The small arrays beside the network."""
        if self._heads is None:
            kept = json.loads(_file("heads.json"))[self.exit]
            self._heads = Heads(**{name: np.array(kept[name], dtype=np.float32) for name in Heads._fields})
        return self._heads

    def answers(self, window: Window) -> dict[str, Array]:
        """The parts of the answers by name, each (1 + words, width)."""
        if self._lower is None:
            self._lower, self._upper = _session("lower.onnx"), _session(f"{self.exit}.onnx")
        given = {"ids": [window.ids], "flags": [window.flags], "places": (0, *window.places)}
        (hidden,) = self._lower.run(None, {name: np.array(values, dtype=np.int64) for name, values in given.items()})
        (rows,) = self._upper.run(None, {"hidden": hidden})
        found: dict[str, Array] = {}
        at = 0
        for name, width in PARTS.items():
            found[name] = rows[:, at : at + width]
            at += width
        return found


def _session(name: str) -> Any:
    import onnxruntime

    set_up = onnxruntime.SessionOptions()
    set_up.intra_op_num_threads = set_up.inter_op_num_threads = 1  # processes share the cores: engine/local.py
    set_up.log_severity_level = 3
    return onnxruntime.InferenceSession(_file(name), set_up, providers=["CPUExecutionProvider"])


def open_encoder(exit: str = "accurate") -> Encoder:
    """The shipped encoder; its files are looked for now and loaded at the first window.

    Raises:
        ModelMissingError: the package was installed without its weights.
    """
    if not has_weights():
        raise ModelMissingError("lower.onnx", "use --reader rules, or install the package from its wheel, which holds the weights")
    return Encoder(exit)


def has_weights() -> bool:
    """Whether the weights are part of this installation."""
    folder = resources.files("secondsource.reading").joinpath(_FOLDER)
    return all(folder.joinpath(name).is_file() for name in _FILES)


def _file(name: str) -> bytes:
    return resources.files("secondsource.reading").joinpath(_FOLDER, name).read_bytes()


@lru_cache(maxsize=1)
def _hash() -> str:
    """Twelve hex digits over the files of the weights."""
    digest = hashlib.sha256()
    for name in _FILES:
        digest.update(_file(name))
    return digest.hexdigest()[:12]
