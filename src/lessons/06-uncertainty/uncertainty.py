from math import inf, log2

def entropy(p):
    return -sum(x * log2(x)
                for x in p if x)

def kl(p, q):
    return sum(
        x * log2(x / y) if y else inf
        for x, y in zip(p, q) if x)

own = [0.5, 0.25, 0.125, 0.125]
cut = [2 / 3, 1 / 3, 0, 0]  # top-p 0.75
h = entropy(own)
print(h, f"{2**h:.2f}")
print(f"{kl(cut, own):.3f}",
      kl(own, cut))
print(f"{-log2(0.75):.3f}")
