"""Runs the logits processors of Hugging Face transformers, and writes tests/golden/sampling/transformers.json.

    pip install -r sampling-requirements.txt && python sampling_transformers.py

They run in float64, so that no rounding of the reference decides a boundary. Where float32, in which generate() runs them, keeps another
number of tokens, the case says so: that is the slack of the real thing.
"""

import json
from pathlib import Path

import torch
import transformers
from transformers.generation import logits_process as lp

from sampling_cases import every, step
from sampling_logits import describe

OUT = Path(__file__).resolve().parents[2] / "tests" / "golden" / "sampling" / "transformers.json"

SINGLE = [
    *[[step("temperature", temperature=t)] for t in (0.3, 0.7, 1.0, 2.5)],
    *[[step("top-k", k=k, keepTies=True)] for k in (1, 5, 40, 100000)],
    [step("top-k", k=2, keepTies=True, minKeep=6)],
    *[[step("top-p", p=p)] for p in (0.1, 0.5, 0.9, 0.99)],
    [step("top-p", p=0.05, minKeep=4)],
    *[[step("min-p", p=p)] for p in (0.01, 0.1, 0.6, 1.0)],
    [step("min-p", p=0.9, minKeep=5)],
    *[[step("typical", p=p)] for p in (0.2, 0.6, 0.95)],
    [step("typical", p=0.01, minKeep=5)],
    *[[step("epsilon", epsilon=e)] for e in (3e-4, 9e-4, 0.2)],
    *[[step("eta", epsilon=e)] for e in (3e-4, 4e-3, 0.3)],
    *[[step("top-h", h=h)] for h in (0.2, 0.4, 0.9)],
    *[[step("repetition-penalty", penalty=p)] for p in (0.8, 1.3)],
    [step("repetition-penalty", penalty=1.3, includePrompt=False)],
    *[[step("no-repeat-ngram", size=n)] for n in (2, 4)],
    [step("min-tokens", count=30, endIds=[0, 3])],
    [step("min-tokens", count=4, endIds=[0, 3])],
    [step("logit-bias", biasById={"0": 2.5, "1": -1.25, "5": 100})],
]
CHAINS = [
    # The order of generate().
    [step("repetition-penalty", penalty=1.2), step("temperature", temperature=0.7), step("top-k", k=50, keepTies=True), step("top-p", p=0.9)],
    [step("repetition-penalty", penalty=1.1), step("no-repeat-ngram", size=4), step("temperature", temperature=1.3), step("top-h", h=0.6),
     step("top-k", k=200, keepTies=True), step("top-p", p=0.95), step("min-p", p=0.02), step("typical", p=0.9), step("epsilon", epsilon=3e-4),
     step("eta", epsilon=2e-3)],
    # Other orders.
    [step("top-p", p=0.9), step("temperature", temperature=2.0)],
    [step("temperature", temperature=2.0), step("top-p", p=0.9)],
    [step("min-p", p=0.05), step("temperature", temperature=1.5), step("repetition-penalty", penalty=1.5), step("top-k", k=30, keepTies=True)],
    [step("typical", p=0.8), step("top-p", p=0.7), step("temperature", temperature=0.5), step("logit-bias", biasById={"2": -3.0, "7": 1.0})],
]


def processor(id, p, context):
    keep = {"min_tokens_to_keep": p.get("minKeep", 1)}
    match id:
        case "temperature": return lp.TemperatureLogitsWarper(p["temperature"])
        case "top-k": return lp.TopKLogitsWarper(p["k"], **keep)
        case "top-p": return lp.TopPLogitsWarper(p["p"], **keep)
        case "min-p": return lp.MinPLogitsWarper(p["p"], **keep)
        case "typical": return lp.TypicalLogitsWarper(p["p"], **keep)
        case "epsilon": return lp.EpsilonLogitsWarper(p["epsilon"], **keep)
        case "eta": return lp.EtaLogitsWarper(p["epsilon"], **keep)
        case "top-h": return lp.TopHLogitsWarper(p["h"])
        case "repetition-penalty":
            ignored = 0 if p.get("includePrompt", True) else context["promptLength"]
            return lp.RepetitionPenaltyLogitsProcessor(p["penalty"], prompt_ignore_length=ignored or None)
        case "no-repeat-ngram": return lp.NoRepeatNGramLogitsProcessor(p["size"])
        case "min-tokens": return lp.MinNewTokensLengthLogitsProcessor(context["promptLength"], p["count"], p["endIds"])
        case "logit-bias": return lp.SequenceBiasLogitsProcessor({(int(id),): float(bias) for id, bias in p["biasById"].items()})
    raise ValueError(id)


def run(logits, chain, context, dtype):
    scores = torch.tensor(logits, dtype=dtype)[None]
    ids = torch.tensor([context["contextIds"]], dtype=torch.long)
    for one in chain:
        scores = processor(one["id"], one["params"], context)(ids, scores)
    return scores[0].to(torch.float64).numpy()


def main():
    cases = []
    for distribution, logits, chain, context in every(SINGLE + CHAINS):
        final = run(logits, chain, context, torch.float64)
        if not (final > -float("inf")).any():
            continue
        case = {"logits": distribution, "chain": chain, "context": context}
        expected = describe(final, logits)
        in_float32 = describe(run(logits, chain, context, torch.float32), logits)["kept"]
        if in_float32 != expected["kept"]:
            expected["keptInFloat32"] = in_float32
        cases.append({**case, "expected": expected})
    made = {"by": "scripts/golden/sampling_transformers.py", "transformers": transformers.__version__, "torch": torch.__version__.split("+")[0]}
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(f'{{"made":{json.dumps(made)},"cases":[\n{lines}\n]}}\n')
    print(f"{len(cases)} cases, {OUT.stat().st_size} bytes, {sum('keptInFloat32' in c['expected'] for c in cases)} differ in float32")


if __name__ == "__main__":
    main()
