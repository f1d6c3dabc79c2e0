"""Logits that Python and TypeScript make alike, bit for bit: integers from a hash, divided by powers of two, so that float32 holds them exactly.

The TypeScript side is tests/golden/sampling/logits.ts.
"""

import numpy as np

KINDS = ("random", "peaked", "flat", "tied", "removed")


def hash32(seed, ids):
    """The finalizer of MurmurHash3 over `id + seed · 0x9E3779B1`, all modulo 2^32."""
    h = (np.asarray(ids, dtype=np.uint64) + np.uint64(seed) * np.uint64(0x9E3779B1)) & np.uint64(0xFFFFFFFF)
    for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35)):
        h = ((h ^ (h >> np.uint64(shift))) * np.uint64(factor)) & np.uint64(0xFFFFFFFF)
    return (h ^ (h >> np.uint64(16))).astype(np.int64)


def make_logits(kind, size, seed):
    """Shape [size], float32. Four 16-bit hashes summed are about normal with a standard deviation of 37,837."""
    ids = np.arange(size)
    normal = sum(hash32(4 * seed + i, ids) & 0xFFFF for i in range(4)) - 131070
    order = hash32(1000 + seed, ids)
    if kind == "random":
        logits = normal / 2**14
    elif kind == "peaked":
        logits = normal / 2**15 + np.where(order % 64 == 0, 8, 0) + np.where(ids == order[0] % size, 4, 0)
    elif kind == "flat":
        logits = normal / 2**18
    elif kind == "tied":
        logits = (normal >> 14) / 2
    elif kind == "removed":
        logits = np.where((order % 3 == 0) & (ids > 1), -np.inf, normal / 2**14)
    return logits.astype(np.float32)


def describe(final_logits, logits):
    """What the JSON keeps of a result: the kept set as count and fingerprint, the 16 largest probabilities, Σ p²."""
    final = np.asarray(final_logits, dtype=np.float64)
    kept = np.flatnonzero(final > -np.inf)
    weights = np.exp(final[kept] - final[kept].max())
    p = weights / weights.sum()
    top = np.lexsort((kept, -p))[:16]
    return {
        "kept": len(kept),
        # Of the values, not the ids: of tokens with equal logits the references keep any.
        "fingerprint": int(hash32(0, logits[kept].view(np.uint32)).sum() % 2**32),
        "top": [[int(kept[i]), float(f"{p[i]:.10g}")] for i in top],
        "squares": float(f"{(p * p).sum():.10g}"),
    }
