"""Makes the reference data that the engine is tested against, with transformers in fp32, from the same GGUF file.

    python engine.py MODEL.gguf                  writes tests/golden/engine/reference.json and tokenizer.json
    python engine.py MODEL.gguf --against DIR    compares logits that our engine wrote (see README.md) over the full vocabulary

What is stored of each position, and why: full logits of all positions would take 140 MB, so there are
- `top`: the 64 most probable ids,
- `tail`: 128 ids drawn from the rest in proportion to their probability, with repetitions,
- `uniform`: 64 ids drawn from the whole vocabulary, each equally likely,
each with its logit, and the log-sum-exp of all logits. With D = our logit minus the reference's,
KL = log E[e^D] - E[D] under the reference's distribution. Both terms are means, so the top ids with their probabilities and
the tail's draws with equal shares of the remaining mass estimate them without bias; KL is a variance in nature, and 128
draws know a variance to about an eighth. At a few positions the full logits are stored, where KL is exact.
"""

import argparse
import base64
import hashlib
import json
from pathlib import Path

import accelerate
import gguf
import numpy as np
import tokenizers
import torch
import transformers

from engine_texts import TEXTS, TOKENIZER_TEXTS

TOP, TAIL, UNIFORM = 64, 128, 64
FULL_POSITIONS = {"france": [4], "lighthouse": [20], "english": [100], "cjk": [17]}
OUT = Path(__file__).resolve().parents[2] / "tests" / "golden" / "engine"


def read_tokenizer(reader):
    """The tokenizer of the file. transformers' own import of a GGUF leaves out the step that isolates digits; here it is."""
    field = lambda name: reader.fields[f"tokenizer.ggml.{name}"].contents()
    tokens, merges, types = field("tokens"), field("merges"), field("token_type")
    assert field("model") == "gpt2" and field("pre") == "smollm"
    vocab = {token: i for i, token in enumerate(tokens)}
    model = tokenizers.models.BPE(vocab, [tuple(merge.split(" ")) for merge in merges])
    tokenizer = tokenizers.Tokenizer(model)
    pre = tokenizers.pre_tokenizers
    tokenizer.pre_tokenizer = pre.Sequence(
        [pre.Digits(individual_digits=True), pre.ByteLevel(add_prefix_space=False, use_regex=True)]
    )
    special = [token for token, kind in zip(tokens, types) if kind == 3]
    tokenizer.add_special_tokens([tokenizers.AddedToken(t, special=True, normalized=False) for t in special])
    return tokenizer


def load_model(path):
    return transformers.AutoModelForCausalLM.from_pretrained(
        str(path.parent), gguf_file=path.name, dtype=torch.float32
    ).eval()


def all_logits(model, ids):
    with torch.no_grad():
        return model(torch.tensor([ids])).logits[0].numpy().astype(np.float32)


def log_sum_exp(logits):
    wide = logits.astype(np.float64)
    top = wide.max(axis=-1, keepdims=True)
    return (top + np.log(np.exp(wide - top).sum(axis=-1, keepdims=True)))[..., 0]


def encode(array):
    return base64.b64encode(np.ascontiguousarray(array).tobytes()).decode()


def sample(logits, rng):
    """Ids of one position in the order top, tail, uniform."""
    order = np.lexsort((np.arange(len(logits)), -logits))
    rest = order[TOP:]
    weights = np.exp(logits[rest].astype(np.float64) - logits[rest].max())
    tail = rng.choice(rest, TAIL, p=weights / weights.sum())
    return np.concatenate([order[:TOP], tail, rng.integers(0, len(logits), UNIFORM)])


def reference_of(name, text, ids, logits, rng):
    chosen = np.stack([sample(row, rng) for row in logits])
    return {
        "name": name,
        "text": text,
        "ids": ids,
        "logSumExp": [float(f"{value:.9g}") for value in log_sum_exp(logits)],
        "sampledIds": encode(chosen.astype("<u2")),
        "sampledLogits": encode(np.take_along_axis(logits, chosen, 1).astype("<f4")),
        "full": [{"position": p, "logits": encode(logits[p].astype("<f4"))} for p in FULL_POSITIONS.get(name, [])],
    }


def versions():
    modules = (torch, transformers, tokenizers, accelerate, np)
    found = {module.__name__: module.__version__ for module in modules}
    return {**found, "gguf": __import__("importlib.metadata").metadata.version("gguf")}


def write_reference(path, tokenizer, model):
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    about = {
        "about": "Logits of transformers in fp32; scripts/golden/engine.py says what is stored and why.",
        "model": {"file": path.name, "sha256": sha256},
        "versions": versions(),
    }
    rng = np.random.default_rng(0)
    texts = []
    for name, text in TEXTS.items():
        ids = tokenizer.encode(text, add_special_tokens=False).ids
        texts.append(reference_of(name, text, ids, all_logits(model, ids), rng))
    layout = {"top": TOP, "tail": TAIL, "uniform": UNIFORM, "sampledIds": "uint16", "sampledLogits": "float32"}
    write("reference.json", {**about, "layout": layout, "texts": texts})
    cases = [
        {"text": text, "ids": tokenizer.encode(text, add_special_tokens=False).ids}
        for text in [*TEXTS.values(), *TOKENIZER_TEXTS]
    ]
    write("tokenizer.json", {**about, "about": "Ids of texts, from the tokenizers library with the Digits step.", "cases": cases})


def write(name, content):
    OUT.mkdir(parents=True, exist_ok=True)
    text = json.dumps(content, ensure_ascii=True, separators=(",", ":"))
    (OUT / name).write_text(text.replace('{"name"', '\n{"name"').replace('{"text"', '\n{"text"') + "\n")
    print(f"{name}: {len(text):,} bytes")


def compare(folder, tokenizer, model):
    """Full-vocabulary comparison: DIR/<name>.f32 holds our logits of all positions of that text, float32."""
    kl_all, worst, wrong_top = [], 0.0, 0
    for name, text in TEXTS.items():
        ids = tokenizer.encode(text, add_special_tokens=False).ids
        reference = all_logits(model, ids).astype(np.float64)
        ours = np.fromfile(folder / f"{name}.f32", "<f4").reshape(reference.shape).astype(np.float64)
        p = reference - log_sum_exp(reference)[:, None]
        q = ours - log_sum_exp(ours)[:, None]
        kl = (np.exp(p) * (p - q)).sum(axis=1)
        difference = np.abs(ours - reference).max()
        best = np.sort(reference, axis=1)[:, -2:]
        clear = best[:, 1] - best[:, 0] > 0.01
        wrong = int((clear & (ours.argmax(1) != reference.argmax(1))).sum())
        print(f"{name:12} {len(ids):4} positions  mean KL {kl.mean():.2e}  max KL {kl.max():.2e}  max |diff| {difference:.4f}  wrong top {wrong}")
        kl_all.extend(kl)
        worst, wrong_top = max(worst, difference), wrong_top + wrong
    print(f"all          {len(kl_all):4} positions  mean KL {np.mean(kl_all):.2e}  max KL {max(kl_all):.2e}  max |diff| {worst:.4f}  wrong top {wrong_top}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("model", type=Path)
    parser.add_argument("--against", type=Path, metavar="DIR")
    arguments = parser.parse_args()
    tokenizer = read_tokenizer(gguf.GGUFReader(arguments.model))
    model = load_model(arguments.model)
    if arguments.against:
        compare(arguments.against, tokenizer, model)
    else:
        write_reference(arguments.model, tokenizer, model)


main()
