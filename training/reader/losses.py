"""What training minimises: roles as a chain, links, heads, relations, tags and names, each where it is annotated."""

import torch
import torch.nn.functional as F
from corpora import NONE
from model import Heads, buckets, split
from torch import Tensor

from secondsource.reading.decoding import chain_bounds
from secondsource.reading.encoder import LINK
from secondsource.reading.labels import NAMES, ROLES

_FAR_BELOW = -1e4
_BOUNDS = {labels: tuple(map(torch.from_numpy, chain_bounds(labels))) for labels in (ROLES, NAMES)}


def chain_loss(scores: Tensor, gold: Tensor, pairs: Tensor, labels: tuple[str, ...]) -> Tensor:
    """Sum of the negative log likelihoods of chains; ``gold`` is NONE behind the end of each (Lafferty et al. 2001)."""
    first, banned = _BOUNDS[labels]
    known = gold >= 0
    y = gold.clamp(min=0)
    moves = pairs + banned
    right = (scores.gather(2, y[:, :, None])[:, :, 0] * known).sum(1) + (moves[y[:, :-1], y[:, 1:]] * known[:, 1:]).sum(1)
    total = scores[:, 0] + first
    for step, here in zip(scores.unbind(1)[1:], known.unbind(1)[1:], strict=True):
        total = torch.where(here[:, None], torch.logsumexp(total[:, :, None] + moves, 1) + step, total)
    return (torch.logsumexp(total, 1) - right).sum()


def link_scores(dep: Tensor, head: Tensor, bias: Tensor, places: Tensor) -> Tensor:
    """(batch, words, 1 + words): each word as the head of each; column 0 is none. ``head`` has the window's first piece in front."""
    scores = dep @ head.transpose(1, 2) / dep.shape[-1] ** 0.5
    distance = places[:, :, None] - torch.cat([torch.zeros_like(places[:, :1]), places], 1)[:, None, :]
    return scores + bias[buckets(distance)]


def losses(heads: Heads, rows: Tensor, batch: dict[str, Tensor], *, chained: bool) -> dict[str, Tensor]:
    """Losses by name, each summed over the words that are annotated and divided by all words of the batch."""
    part = split(rows.float())
    own = {name: values[:, 1:] for name, values in part.items()}
    places, real = batch["places"][:, 1:], batch["real"][:, 1:]  # row 0 answers for "none"
    count = real.sum()
    found: dict[str, Tensor] = {}

    def plain(name: str, gold: Tensor) -> Tensor:
        return F.cross_entropy(own[name].flatten(0, 1), gold.flatten(), ignore_index=NONE, reduction="sum")

    def summed(name: str, gold: Tensor, pairs: Tensor, labels: tuple[str, ...]) -> None:
        rows_with = (gold >= 0).any(1)
        if not rows_with.any():
            return
        flat = plain(name, gold)
        found[name] = flat / count
        if chained:
            found[name] = (chain_loss(own[name][rows_with], gold[rows_with], pairs, labels) + 0.3 * flat) / count

    summed("roles", batch["roles"], heads.pairs, ROLES)
    summed("names", batch["names"], heads.name_pairs, NAMES)
    for name in ("upos", "tags"):
        if (batch[name] >= 0).any():
            found[name] = plain(name, batch[name]) / count
    behind = ~torch.cat([torch.ones_like(real[:, :1]), real], 1)[:, None, :]
    if (batch["roles"] >= 0).any():
        roles = batch["roles"]
        noise = torch.rand(roles.shape) < 0.02  # a few words that are no cue or source: what the tagger gets wrong
        for number, (parts, target, weight) in enumerate((((5, 6), (3,), 0.3), ((3,), (1,), 0.3))):
            scores = link_scores(
                own["link_dep"][..., number * LINK : (number + 1) * LINK],
                part["link_head"][..., number * LINK : (number + 1) * LINK],
                heads.link_bias[number],
                places,
            )
            able = noise & real
            for role in target:
                able = able | (roles == role)
            able = torch.cat([torch.full_like(able[:, :1], number == 1), able], 1)
            asked = (batch["links"] != NONE) & sum(roles == role for role in parts).bool()
            gold = batch["links"] + 1
            asked &= able.gather(1, gold.clamp(min=0))
            if asked.any():
                scores = scores.masked_fill(~able[:, None, :], _FAR_BELOW)
                share = (roles >= 0).sum() / count
                found[f"link{number}"] = weight * share * F.cross_entropy(scores[asked], gold[asked])
    asked = batch["heads"] != NONE
    if asked.any():
        scores = link_scores(own["arc_dep"], part["arc_head"], heads.arc_bias, places)
        sentence = batch["sentences"]
        same = torch.cat([torch.ones_like(real)[:, :, None], sentence[:, :, None] == sentence[:, None, :]], 2)
        scores = scores.masked_fill(~same | behind, _FAR_BELOW)
        gold = (batch["heads"] + 1).clamp(min=0)
        found["heads"] = F.cross_entropy(scores[asked], gold[asked], reduction="sum") / count
        of_head = part["rel_head"].gather(1, gold[:, :, None].expand(-1, -1, part["rel_head"].shape[-1]))
        named = asked & (batch["relations"] >= 0)
        relations = heads.relation(torch.relu(own["rel_dep"][named] + of_head[named]))
        found["relations"] = F.cross_entropy(relations, batch["relations"][named], reduction="sum") / count
    return found
