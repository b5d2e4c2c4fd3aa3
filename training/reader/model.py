"""The encoder with its heads, in torch: for training and export only. ``reading/encoder.py`` runs the exported file.

Six layers of BERT (all-MiniLM-L6-v2, Apache-2.0) with two sets of heads: on the last layer, and on a layer half way up for the fast mode.
"""

from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from secondsource.reading.encoder import PARTS, RELATION
from secondsource.reading.labels import NAMES, RELATIONS, ROLES
from secondsource.reading.windows import FLAGS

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536
WHOLE = 2  # layers that see every piece; those above see the first piece of each word, the only one that answers
EARLY = 3  # layer after which the fast mode stops
BUCKETS = 33


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.out = nn.Linear(WIDTH, WIDTH)
        self.out_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.down_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, h: Tensor, bias: Tensor | None) -> Tensor:
        """``h``: (batch, pieces, width); ``bias``: (batch, 1, 1, pieces), far below zero where there is no piece."""
        shape = (h.shape[0], -1, HEADS, WIDTH // HEADS)
        q, k, v = (part(h).reshape(shape).transpose(1, 2) for part in (self.query, self.key, self.value))
        # No dropout on the weights: drawing it takes as long as the layer, and the fused kernel has none. In 32 bits: with 16
        # that kernel's way back takes a quarter of a step.
        with torch.autocast("cpu", enabled=False):
            mixed = F.scaled_dot_product_attention(q.float(), k.float(), v.float(), attn_mask=None if bias is None else bias.float())
        return self.after(h, mixed.transpose(1, 2).reshape(h.shape))

    def after(self, h: Tensor, mixed: Tensor) -> Tensor:
        """What follows the attention."""
        h = self.out_norm(h + self.drop(self.out(mixed)))
        return self.down_norm(h + self.drop(self.down(F.gelu(self.up(h)))))


class Heads(nn.Module):
    """All answers about a piece as one row; links and arcs are scored from two such rows."""

    def __init__(self) -> None:
        super().__init__()
        self.all = nn.Linear(WIDTH, sum(PARTS.values()))
        self.link_bias = nn.Parameter((-0.25 * (torch.arange(BUCKETS) - 16).abs().float()).repeat(2, 1))
        self.arc_bias = nn.Parameter(-0.25 * (torch.arange(BUCKETS) - 16).abs().float())
        self.relation = nn.Linear(RELATION, len(RELATIONS))
        self.pairs = nn.Parameter(torch.zeros(len(ROLES), len(ROLES)))  # of neighbouring roles
        self.name_pairs = nn.Parameter(torch.zeros(len(NAMES), len(NAMES)))

    def forward(self, h: Tensor) -> Tensor:
        """(..., width) → (..., sum of PARTS)."""
        row: Tensor = self.all(h)
        return row


class Encoder(nn.Module):
    """Pieces and flags → one row of answers a word, early and late."""

    def __init__(self, pieces: int) -> None:
        super().__init__()
        self.words = nn.Embedding(pieces, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.flags = nn.Embedding(FLAGS, WIDTH)
        nn.init.zeros_(self.flags.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.early = Heads()
        self.late = Heads()
        self.drop = nn.Dropout(0.1)

    def forward(self, ids: Tensor, flags: Tensor, mask: Tensor, places: Tensor, real: Tensor) -> tuple[Tensor, Tensor]:
        """Three of (batch, pieces), two of (batch, 1 + words) → (batch, 1 + words, answers) twice.

        ``places``: of the first piece of each word, behind the 0 of the row that answers for "none"; ``mask`` and ``real``: what is
        there and no filling.
        """
        numbers = torch.cumsum(torch.ones_like(ids), 1) - 1
        h = self.words(ids) + self.flags(flags) + self.positions(numbers) + self.kind
        h = self.drop(self.norm(h))
        bias = _far_below(mask, h)
        early = h
        for number, layer in enumerate(self.layers, 1):
            h = layer(h, bias)
            if number == WHOLE:
                h = h.gather(1, places[:, :, None].expand(-1, -1, WIDTH))
                bias = _far_below(real, h)
            if number == EARLY:
                early = h
        return self.early(self.drop(early)), self.late(self.drop(h))


def _far_below(there: Tensor, h: Tensor) -> Tensor:
    return (~there.bool())[:, None, None, :].to(h.dtype) * -1e4


def pretrained(folder: Path) -> Encoder:
    """An encoder with the weights of the sentence model in ``folder`` (``model.safetensors``, ``vocab.txt``); heads are fresh."""
    weights = load_file(folder / "model.safetensors")
    model = Encoder(weights["embeddings.word_embeddings.weight"].shape[0])
    own = {
        "words.weight": "embeddings.word_embeddings.weight",
        "positions.weight": "embeddings.position_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
    }
    parts = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "out": "attention.output.dense",
        "out_norm": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "down_norm": "output.LayerNorm",
    }
    for number in range(LAYERS):
        for here, there in parts.items():
            for kind in ("weight", "bias"):
                own[f"layers.{number}.{here}.{kind}"] = f"encoder.layer.{number}.{there}.{kind}"
    state = model.state_dict()
    for here, there in own.items():
        state[here].copy_(weights[there])
    state["kind"].copy_(weights["embeddings.token_type_embeddings.weight"][0])
    model.load_state_dict(state)
    model.words.weight.requires_grad_(False)  # most of the model's size, and what keeps it from learning the corpus by heart
    return model


def split(rows: Tensor) -> dict[str, Tensor]:
    """The parts of rows of answers by name."""
    return dict(zip(PARTS, rows.split(list(PARTS.values()), -1), strict=True))


def buckets(distance: Tensor) -> Tensor:
    """0..32: signed distance, fine near zero, by its logarithm further away."""
    size = distance.abs()
    far = (5 + 2 * torch.log2(size.clamp(min=5) / 5)).floor().clamp(max=16).long()
    return torch.sign(distance) * torch.where(size < 5, size, far) + 16
