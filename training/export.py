"""Export a trained cross-encoder as ONNX with 8-bit weights, with its tokenizer and a manifest of checksums.

python training/export.py --checkpoint WORK/final.pt --out assistant/data/reader
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from network import WEIGHTS_SHA256, CrossEncoder, base_folder
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from assistant.text.context import BEFORE_WORDS, HEADING_WORDS
from assistant.text.network import FORMAT, QUESTION_TOKENS

INPUTS = ("input_ids", "attention_mask", "token_type_ids")
OUTPUTS = ("scores", "vectors")


def to_onnx(checkpoint: Path, target: Path) -> None:
    """Write the network in float32, any number of pairs and tokens."""
    model = CrossEncoder()
    model.load_state_dict(torch.load(checkpoint, weights_only=True))
    model.eval()
    sample = torch.tensor([[101, 2054, 102, 2023, 102], [101, 2054, 102, 2023, 0]])
    types = torch.tensor([[0, 0, 0, 1, 1], [0, 0, 0, 1, 0]])
    axes = {name: {0: "pairs", 1: "tokens"} for name in INPUTS} | {name: {0: "pairs"} for name in OUTPUTS}
    torch.onnx.export(
        model,
        (sample, (sample > 0).long(), types),
        str(target),
        dynamo=False,
        opset_version=17,
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
    )
    onnx.checker.check_model(str(target))


def quantize(source: Path, target: Path) -> None:
    """8-bit weights, a scale a channel; a reduced range, so that processors without VNNI do not overflow."""
    prepared = source.with_suffix(".prepared.onnx")
    quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(
        str(prepared),
        str(target),
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gather"],
    )


def checksum(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    """Write model.onnx, tokenizer.json and manifest.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--float32", type=Path, help="also keep the float32 model here")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        to_onnx(given.checkpoint, full)
        quantize(full, given.out / "model.onnx")
        if given.float32:
            shutil.copyfile(full, given.float32)
    shutil.copyfile(base_folder() / "tokenizer.json", given.out / "tokenizer.json")
    manifest = {
        "format": FORMAT,
        "base": {"name": "all-MiniLM-L6-v2", "licence": "Apache-2.0", "sha256": WEIGHTS_SHA256},
        "input": {
            "heading_words": HEADING_WORDS,
            "before_words": BEFORE_WORDS,
            "question_tokens": QUESTION_TOKENS,
        },
        "files": {name: checksum(given.out / name) for name in ("model.onnx", "tokenizer.json")},
    }
    (given.out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    print({path.name: path.stat().st_size for path in sorted(given.out.iterdir())})


if __name__ == "__main__":
    main()
