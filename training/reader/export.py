"""Write learned weights as the files that the package ships: three ``.onnx`` (8 bits a weight), ``heads.json``, ``pieces.txt``.

    PYTHONPATH=src python training/reader/export.py weights.pt --base MODEL_FOLDER [--out FOLDER] [--full]

``--full`` keeps 32-bit weights, to see what rounding costs. Weights are rounded a column at a time: with one scale for a whole matrix
the attributions lose 1.6 points.
"""

import argparse
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import torch
from model import EARLY, HEADS, WHOLE, WIDTH, Encoder, Layer, pretrained
from torch import Tensor, nn

from secondsource.reading.windows import LONGEST

DATA = Path(__file__).parents[2] / "src" / "secondsource" / "reading" / "data" / "reader"


class OneProduct(nn.Module):
    """A layer for a single window, its three projections as one product and the scale of the attention in the weights: a third faster."""

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self.layer = layer
        scale = (WIDTH // HEADS) ** -0.5
        self.all = nn.Linear(WIDTH, 3 * WIDTH)
        self.all.weight.data = torch.cat([layer.query.weight * scale, layer.key.weight, layer.value.weight])
        self.all.bias.data = torch.cat([layer.query.bias * scale, layer.key.bias, layer.value.bias])

    def forward(self, h: Tensor) -> Tensor:
        """(1, pieces, width) → the same shape."""
        parts = self.all(h).reshape(-1, 3, HEADS, WIDTH // HEADS)
        q, k, v = parts[:, 0].permute(1, 0, 2), parts[:, 1].permute(1, 2, 0), parts[:, 2].permute(1, 0, 2)
        mixed = (torch.softmax(q @ k, -1) @ v).permute(1, 0, 2).reshape(1, -1, WIDTH)
        result: Tensor = self.layer.after(h, mixed)
        return result


class Lower(nn.Module):
    """Pieces, flags and the places of the words of one window → what the layers half way up say of the words."""

    def __init__(self, model: Encoder) -> None:
        super().__init__()
        self.model = model
        self.model.positions.weight = nn.Parameter(model.positions.weight[:LONGEST] + model.kind)
        self.model.kind = nn.Parameter(torch.zeros(WIDTH))
        self.layers = nn.ModuleList(OneProduct(layer) for layer in model.layers[:EARLY])

    def forward(self, ids: Tensor, flags: Tensor, places: Tensor) -> Tensor:
        """(1, pieces) twice, (1 + words) → (1, 1 + words, width)."""
        model = self.model
        numbers = torch.cumsum(torch.ones_like(ids), 1) - 1
        h = model.norm(model.words(ids) + model.flags(flags) + model.positions(numbers))
        for number, layer in enumerate(self.layers, 1):
            h = layer(h)
            if number == WHOLE:
                h = h.index_select(1, places)
        result: Tensor = h
        return result


class Answering(nn.Module):
    """What was said half way up → rows of answers, through some more layers or none."""

    def __init__(self, layers: Sequence[Layer], heads: nn.Module) -> None:
        super().__init__()
        self.layers = nn.ModuleList(OneProduct(layer) for layer in layers)
        self.heads = heads

    def forward(self, h: Tensor) -> Tensor:
        """(1, 1 + words, width) → (1 + words, answers)."""
        for layer in self.layers:
            h = layer(h)
        result: Tensor = self.heads(h[0])
        return result


def heads_of(model: Encoder) -> dict[str, dict[str, object]]:
    """The small arrays, five digits each."""

    def short(value: Tensor) -> object:
        return [short(v) for v in value] if value.ndim else float(f"{value.item():.5g}")

    return {
        exit: {
            "link_bias": short(heads.link_bias),
            "arc_bias": short(heads.arc_bias),
            "relation": short(heads.relation.weight.T),
            "relation_bias": short(heads.relation.bias),
            "pairs": short(heads.pairs),
            "name_pairs": short(heads.name_pairs),
        }
        for exit, heads in (("accurate", model.late), ("fast", model.early))
    }


def main() -> None:
    """Export."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("weights", type=Path)
    options.add_argument("--base", type=Path, required=True)
    options.add_argument("--out", type=Path, default=DATA)
    options.add_argument("--full", action="store_true")
    asked = options.parse_args()
    model = pretrained(asked.base)
    model.load_state_dict(torch.load(asked.weights, map_location="cpu")["average"], strict=False)
    asked.out.mkdir(parents=True, exist_ok=True)
    (asked.out / "heads.json").write_text(json.dumps(heads_of(model)) + "\n", encoding="utf-8")
    shutil.copyfile(asked.base / "vocab.txt", asked.out / "pieces.txt")
    model.eval()
    ids = torch.randint(1000, 20000, (1, 50))
    hidden = torch.randn(1, 25, WIDTH)
    rest = list(model.layers)[EARLY:]
    parts = {
        "lower": (Lower(model), {"ids": ids, "flags": torch.zeros_like(ids), "places": torch.arange(0, 50, 2)}, "hidden"),
        "fast": (Answering([], model.early.all), {"hidden": hidden}, "answers"),
        "accurate": (Answering(rest, model.late.all), {"hidden": hidden}, "answers"),
    }
    for name, (part, given, output) in parts.items():
        _write(asked.out / f"{name}.onnx", part.eval(), given, output, full=asked.full)
    print(sum(file.stat().st_size for file in asked.out.iterdir()) / 1e6, "MB in all")


def _write(final: Path, part: nn.Module, given: dict[str, Tensor], output: str, *, full: bool) -> None:
    """One part of the network: traced, its operators fused, its weights rounded."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.transformers import optimizer
    from onnxruntime.transformers.fusion_options import FusionOptions

    raw, fused = final.with_suffix(".raw"), final.with_suffix(".fused")
    by_words = {"places": {0: "rows"}, "hidden": {1: "rows"}, "answers": {0: "rows"}}
    free = {name: by_words.get(name, {1: "pieces"}) for name in (*given, output)}
    with torch.no_grad():
        torch.onnx.export(
            part,
            tuple(given.values()),
            str(raw),
            input_names=list(given),
            output_names=[output],
            dynamic_axes=free,
            opset_version=17,
            dynamo=False,
        )
    wanted = FusionOptions("bert")
    wanted.enable_embed_layer_norm = False
    # Both fused kernels are slower on a processor than what they replace.
    wanted.enable_skip_layer_norm = False
    wanted.enable_attention = False
    made = optimizer.optimize_model(str(raw), "bert", num_heads=HEADS, hidden_size=WIDTH, optimization_options=wanted, opt_level=0)
    counts = made.get_fused_operator_statistics()
    made.save_model_to_file(str(fused))
    if full:
        fused.replace(final)
    else:
        extra = {"MatMulConstBOnly": True, "DefaultTensorType": 1}
        # Seven bits of eight: a processor without int8 instructions adds products in pairs of 16 bits, which full ones overflow.
        quantize_dynamic(str(fused), str(final), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True, extra_options=extra)
        fused.unlink()
    raw.unlink()
    print(final.name, f"{final.stat().st_size / 1e6:.1f} MB", {name: count for name, count in counts.items() if count})


if __name__ == "__main__":
    main()
