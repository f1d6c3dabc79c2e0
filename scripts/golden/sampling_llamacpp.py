"""Runs llama.cpp's own samplers on candidate arrays, and writes tests/golden/sampling/llamacpp.json.

    pip install --no-binary llama-cpp-python -r sampling-requirements.txt && python sampling_llamacpp.py

libllama is built from the package's source and called through its low-level bindings; no model is loaded. Its logits and sums are float32:
where a float32 sum over the whole vocabulary decides a boundary, the kept set may differ by a few tokens of next to no mass.
"""

import ctypes
import json
from pathlib import Path

import llama_cpp
import numpy as np

from sampling_cases import DISTRIBUTIONS, context_of, every, step
from sampling_logits import describe, make_logits

OUT = Path(__file__).resolve().parents[2] / "tests" / "golden" / "sampling" / "llamacpp.json"
MANY = 2**31 - 1
SEED = 7

SINGLE = [
    *[[step("temperature", temperature=t)] for t in (0, 0.3, 0.7, 2.5)],
    *[[step("dynamic-temperature", temperature=1, range=0.5, exponent=e)] for e in (1, 2.5)],
    [step("dynamic-temperature", temperature=0.3, range=0.6, exponent=1)],
    *[[step("top-k", k=k)] for k in (1, 5, 40, 100000)],
    *[[step("top-p", p=p)] for p in (0.1, 0.5, 0.9, 0.99)],
    [step("top-p", p=0.05, minKeep=4)],
    *[[step("min-p", p=p)] for p in (0.01, 0.1, 0.6, 1.0)],
    [step("min-p", p=0.9, minKeep=5)],
    *[[step("typical", p=p)] for p in (0.2, 0.6, 0.95)],
    *[[step("top-n-sigma", n=n)] for n in (0.5, 1.0, 2.5)],
    *[[step("xtc", probability=1, threshold=t)] for t in (0.01, 0.05, 0.1, 0.4, 0.6)],
    [step("xtc", probability=1, threshold=0.01, minKeep=7)],
    [step("repetition-penalty", penalty=1.3, lastN=64)],
    [step("repetition-penalty", penalty=0.8, lastN=6)],
    [step("presence-penalty", penalty=0.7, lastN=64, includePrompt=True)],
    [step("frequency-penalty", penalty=0.4, lastN=10, includePrompt=True)],
    [step("frequency-penalty", penalty=-0.4, lastN=64, includePrompt=True)],
    [step("dry", multiplier=0.8, base=1.75, allowedLength=2, lastN=64)],
    [step("dry", multiplier=1.5, base=2.0, allowedLength=1, lastN=20)],
    [step("dry", multiplier=0.8, base=1.0, allowedLength=3, lastN=64)],
    [step("logit-bias", biasById={"0": 2.5, "1": -1.25, "5": 100})],
    [step("adaptive-p", target=0.3)],
    [step("adaptive-p", target=0.02, decay=0.5)],
    [step("mirostat-1", tau=2)],
    [step("mirostat-2", tau=2)],
]
DEFAULT_ORDER = [
    step("logit-bias", biasById={"1": -3.0, "4": 1.5}),
    step("repetition-penalty", penalty=1.1, lastN=64), step("frequency-penalty", penalty=0.2, lastN=64, includePrompt=True),
    step("presence-penalty", penalty=0.1, lastN=64, includePrompt=True), step("dry", multiplier=0.5, base=1.5, allowedLength=2, lastN=64),
    step("top-n-sigma", n=3.0), step("top-k", k=40), step("typical", p=0.97), step("top-p", p=0.95), step("min-p", p=0.05),
    step("xtc", probability=1, threshold=0.2), step("temperature", temperature=0.8),
]
CHAINS = [
    DEFAULT_ORDER,
    [step("top-p", p=0.9), step("temperature", temperature=2.0)],
    [step("temperature", temperature=2.0), step("top-p", p=0.9)],
    [step("min-p", p=0.1), step("dynamic-temperature", temperature=1.0, range=0.8, exponent=1.0), step("top-k", k=10)],
    [step("temperature", temperature=1.5), step("repetition-penalty", penalty=1.5, lastN=64), step("typical", p=0.8), step("top-p", p=0.7)],
    [step("top-k", k=100), step("min-p", p=0.02), step("adaptive-p", target=0.1)],
]
# Samplers with a memory: several tokens in a row, each on the logits of another seed.
SEQUENCES = [
    [step("mirostat-1", tau=3, eta=0.1)],
    [step("mirostat-1", tau=1, eta=0.5)],
    [step("temperature", temperature=0.8), step("mirostat-2", tau=3, eta=0.1)],
    [step("mirostat-2", tau=0.5, eta=0.9)],
    [step("top-k", k=50), step("adaptive-p", target=0.2, decay=0.9)],
    [step("min-p", p=0.01), step("adaptive-p", target=0.6, decay=0.3)],
]
STEPS = 12


class Vector(ctypes.Structure):
    """A std::vector as libstdc++ lays it out."""
    _fields_ = [("begin", ctypes.c_void_p), ("end", ctypes.c_void_p), ("capacity", ctypes.c_void_p)]

    @staticmethod
    def of(array):
        begin = ctypes.addressof(array)
        return Vector(begin, begin + ctypes.sizeof(array), begin + ctypes.sizeof(array))


def dry_sampler(p):
    """libllama's test entry, the one that takes breakers as ids."""
    init = llama_cpp.llama_cpp._lib._Z30llama_sampler_init_dry_testingffiiRKSt6vectorIS_IiSaIiEESaIS1_EE
    init.restype = llama_cpp.llama_sampler_p_ctypes
    init.argtypes = [ctypes.c_float, ctypes.c_float, ctypes.c_int32, ctypes.c_int32, ctypes.POINTER(Vector)]
    singles = [(ctypes.c_int32 * 1)(id) for id in p.get("breakers", [MANY])]
    rows = (Vector * len(singles))(*[Vector.of(single) for single in singles])
    return init(p["multiplier"], p["base"], p["allowedLength"], p["lastN"], ctypes.byref(Vector.of(rows)))


def sampler(id, p, size):
    keep = p.get("minKeep", 1)
    match id:
        case "temperature": return llama_cpp.llama_sampler_init_temp(p["temperature"])
        case "dynamic-temperature": return llama_cpp.llama_sampler_init_temp_ext(p["temperature"], p["range"], p["exponent"])
        case "top-k": return llama_cpp.llama_sampler_init_top_k(p["k"])
        case "top-p": return llama_cpp.llama_sampler_init_top_p(p["p"], keep)
        case "min-p": return llama_cpp.llama_sampler_init_min_p(p["p"], keep)
        case "typical": return llama_cpp.llama_sampler_init_typical(p["p"], keep)
        case "top-n-sigma": return llama_cpp.llama_sampler_init_top_n_sigma(p["n"])
        case "xtc": return llama_cpp.llama_sampler_init_xtc(p["probability"], p["threshold"], keep, SEED)
        case "repetition-penalty": return llama_cpp.llama_sampler_init_penalties(size, p["lastN"], p["penalty"], 0, 0)
        case "frequency-penalty": return llama_cpp.llama_sampler_init_penalties(size, p["lastN"], 1, p["penalty"], 0)
        case "presence-penalty": return llama_cpp.llama_sampler_init_penalties(size, p["lastN"], 1, 0, p["penalty"])
        case "dry": return dry_sampler(p)
        case "logit-bias":
            biases = [llama_cpp.llama_logit_bias(int(id), bias) for id, bias in p["biasById"].items()]
            return llama_cpp.llama_sampler_init_logit_bias(size, len(biases), (llama_cpp.llama_logit_bias * len(biases))(*biases))
        case "adaptive-p": return llama_cpp.llama_sampler_init_adaptive_p(p["target"], p.get("decay", 0.9), SEED)
        case "mirostat-1": return llama_cpp.llama_sampler_init_mirostat(size, SEED, p["tau"], p.get("eta", 0.1), 100)
        case "mirostat-2": return llama_cpp.llama_sampler_init_mirostat_v2(SEED, p["tau"], p.get("eta", 0.1))
    raise ValueError(id)


def make_chain(chain, size):
    made = llama_cpp.llama_sampler_chain_init(llama_cpp.llama_sampler_chain_default_params())
    for one in chain:
        llama_cpp.llama_sampler_chain_add(made, sampler(one["id"], one["params"], size))
    return made


def apply(made, logits):
    """Runs the samplers on all candidates. Returns the logits left, by id, and the id that was picked, if one was."""
    candidates = (llama_cpp.llama_token_data * len(logits))()
    view = np.frombuffer(candidates, dtype=[("id", "<i4"), ("logit", "<f4"), ("p", "<f4")])
    # A removed token is no candidate.
    ids = np.flatnonzero(logits > -np.inf)
    view["id"][: len(ids)], view["logit"][: len(ids)] = ids, logits[ids]
    array = llama_cpp.llama_token_data_array(candidates, len(ids), -1, False)
    llama_cpp.llama_sampler_apply(made, ctypes.byref(array))
    start = (ctypes.addressof(array.data.contents) - ctypes.addressof(candidates)) // ctypes.sizeof(llama_cpp.llama_token_data)
    left = view[start : start + array.size]
    final = np.full(len(logits), -np.inf, dtype=np.float32)
    final[left["id"]] = left["logit"]
    return final, int(left["id"][array.selected]) if array.selected >= 0 else None


def run_once(distribution, logits, chain, context):
    made = make_chain(chain, len(logits))
    for id in context["contextIds"]:
        llama_cpp.llama_sampler_accept(made, id)
    final, _ = apply(made, logits)
    llama_cpp.llama_sampler_free(made)
    return {"logits": distribution, "chain": chain, "context": context, "expected": describe(final, logits)}


def run_sequence(kind, size, chain):
    made = make_chain(chain, size)
    steps = []
    for seed in range(STEPS):
        logits = make_logits(kind, size, seed)
        final, picked = apply(made, logits)
        llama_cpp.llama_sampler_accept(made, picked)
        steps.append({"picked": picked, **describe(final, logits)})
    llama_cpp.llama_sampler_free(made)
    return {"kind": kind, "size": size, "chain": chain, "steps": steps}


def dry_with_breakers():
    """Contexts with loops, with and without breakers in them."""
    params = {"multiplier": 0.8, "base": 1.75, "allowedLength": 2, "lastN": 64}
    contexts = [[1, 2, 3, 4, 5, 1, 2, 3], [1, 2, 3, 9, 5, 1, 2, 3], [7, 7, 7, 7, 7], [1, 2, 9, 3, 4, 1, 2, 9, 3], [4, 5, 6, 4, 5, 9], list(range(8)) * 6]
    for size in (50, 1000):
        distribution = {"kind": "random", "size": size, "seed": 1}
        logits = make_logits(**distribution)
        for ids in contexts:
            for breakers in ([], [9], [3, 9]):
                chain = [step("dry", **params, **({"breakers": breakers} if breakers else {}))]
                yield distribution, logits, chain, {"contextIds": ids, "promptLength": 0}


def comparable(distribution, _logits, chain, _context):
    """Of tokens that are equally typical llama.cpp keeps any number: with ties everywhere there is nothing to compare."""
    return not (distribution["kind"] == "tied" and any(one["id"] == "typical" for one in chain))


def main():
    cases = [run_once(*case) for case in [*every(SINGLE + CHAINS), *dry_with_breakers()] if comparable(*case)]
    sequences = [run_sequence(kind, size, chain) for chain in SEQUENCES for kind, size in (("random", 50), ("peaked", 1000), ("random", 50257))]
    made = {"by": "scripts/golden/sampling_llamacpp.py", "llama_cpp_python": llama_cpp.__version__, "llama.cpp": LLAMA_CPP_COMMIT}
    line = lambda rows: ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows)
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(f'{{"made":{json.dumps(made)},"cases":[\n{line(cases)}\n],"sequences":[\n{line(sequences)}\n]}}\n')
    print(f"{len(cases)} cases, {len(sequences)} sequences, {OUT.stat().st_size} bytes")


# The commit of llama.cpp inside the package's source, from its changelog.
LLAMA_CPP_COMMIT = "0c1e57098"

if __name__ == "__main__":
    main()
