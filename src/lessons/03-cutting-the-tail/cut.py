p = [.33, .22, .14, .11, .07,
     .055, .035, .025, .01, .005]

def top_k(p, k):
    return p[:k]

def top_p(p, mass):
    for n in range(1, len(p) + 1):
        if sum(p[:n]) >= mass:
            return p[:n]

def min_p(p, share):
    least = share * p[0]
    return [x for x in p if x >= least]

for kept in (top_k(p, 4), top_p(p, 0.9),
             min_p(p, 0.2)):
    m = sum(kept)
    new = [f"{x / m:.2f}" for x in kept]
    print(len(kept), f"{m:.3f}", *new)
