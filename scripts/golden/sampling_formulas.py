"""Computes the processors that neither transformers nor llama.cpp has, and writes tests/golden/sampling/formulas.json.

    python sampling_formulas.py

Straight from their definitions, in numpy, over the whole vocabulary: slow, and nothing in common with the way of src/lib/sampling.
"""

import json
from pathlib import Path

import numpy as np

from sampling_cases import every, step
from sampling_logits import describe

OUT = Path(__file__).resolve().parents[2] / "tests" / "golden" / "sampling" / "formulas.json"

SINGLE = [
    *[[step("top-a", a=a)] for a in (0.05, 0.3, 1.0)],
    *[[step("tail-free", z=z)] for z in (0.3, 0.9, 0.99)],
    *[[step("quadratic", factor=f, curve=c)] for f, c in ((0.2, 1.0), (1.5, 2.0), (0.3, 4.5))],
    [step("presence-penalty", penalty=0.7)],
    [step("frequency-penalty", penalty=-0.4, lastN=9)],
]
CHAINS = [
    [step("quadratic", factor=0.3, curve=1.5), step("tail-free", z=0.95), step("top-a", a=0.2)],
    [step("top-a", a=0.1), step("frequency-penalty", penalty=0.5), step("quadratic", factor=0.1, curve=5.0)],
]


def softmax(logits):
    weights = np.exp(logits - logits.max())
    return weights / weights.sum()


def removed(logits, is_removed):
    return np.where(is_removed, -np.inf, logits)


def top_a(logits, a):
    p = softmax(logits)
    return removed(logits, p < a * p.max() ** 2)


def tail_free(logits, z):
    order = np.argsort(-logits, kind="stable")
    order = order[logits[order] > -np.inf]
    if len(order) <= 2:
        return logits
    bends = np.abs(np.diff(np.diff(softmax(logits)[order])))
    shares = bends / bends.sum() if bends.sum() > 0 else np.full(len(bends), 1 / len(bends))
    kept = order[: 1 + int((np.cumsum(shares) <= z + 1e-9).sum())]
    # The very last token never stays.
    kept = kept[: len(order) - 1]
    return removed(logits, ~np.isin(np.arange(len(logits)), kept))


def quadratic(logits, factor, curve):
    finite = logits > -np.inf
    d = np.where(finite, logits - logits.max(), 0)
    bent = logits.max() - (3 - curve) / 2 * factor * d**2 + (curve - 1) / 2 * factor * d**3
    return np.where(finite, bent, -np.inf)


def counts(logits, context, last_n=None):
    generated = context["contextIds"][context["promptLength"] :]
    return np.bincount(generated[-last_n:] if last_n else generated, minlength=len(logits))


def run(logits, chain, context):
    for one in chain:
        p = one["params"]
        match one["id"]:
            case "top-a": logits = top_a(logits, p["a"])
            case "tail-free": logits = tail_free(logits, p["z"])
            case "quadratic": logits = quadratic(logits, p["factor"], p["curve"])
            case "presence-penalty": logits = logits - p["penalty"] * (counts(logits, context) > 0)
            case "frequency-penalty": logits = logits - p["penalty"] * counts(logits, context, p.get("lastN"))
    return logits


def main():
    cases = [
        {"logits": distribution, "chain": chain, "context": context, "expected": describe(run(logits.astype(np.float64), chain, context), logits)}
        for distribution, logits, chain, context in every(SINGLE + CHAINS)
    ]
    made = {"by": "scripts/golden/sampling_formulas.py", "numpy": np.__version__}
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    OUT.write_text(f'{{"made":{json.dumps(made)},"cases":[\n{lines}\n]}}\n')
    print(f"{len(cases)} cases, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
