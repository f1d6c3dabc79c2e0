"""What is compared: distributions, contexts, single processors with their boundaries, and whole chains in several orders.

A chain is written as in src/lib/sampling: processor ids and their parameters.
"""

import numpy as np

from sampling_logits import KINDS, make_logits

SIZES = (8, 50, 1000, 50257)
DISTRIBUTIONS = [{"kind": kind, "size": size, "seed": seed} for seed, size in enumerate(SIZES) for kind in KINDS]


def step(id, **params):
    return {"id": id, "params": params}


def context_of(logits, length=24):
    """A text that repeats likely tokens: the best twelve in a fixed shuffle, with one run of tokens said twice."""
    best = np.argsort(-logits, kind="stable")[:12].tolist()
    run = [best[i % len(best)] for i in (0, 3, 1, 4)]
    text = [best[(5 * i * i + 2 * i) % len(best)] for i in range(length)]
    return {"contextIds": text[: length // 2] + run + text[length // 2 :] + run[:3], "promptLength": length // 3}


def every(chains, distributions=DISTRIBUTIONS):
    """All chains on all distributions: logits, chain, context."""
    for distribution in distributions:
        logits = make_logits(**distribution)
        for chain in chains:
            yield distribution, logits, chain, context_of(logits)
