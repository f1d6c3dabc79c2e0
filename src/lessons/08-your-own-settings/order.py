from math import exp, inf

def heat(z, T=2.0):
    return [x / T for x in z]

def cut(z, p=0.9):  # top-p; z is sorted
    e = [exp(x) for x in z]
    kept, mass = [], 0.0
    for x, w in zip(z, e):
        fits = mass < p
        kept.append(x if fits else -inf)
        mass += w / sum(e)
    return kept

z = [3.0, 2.0, 1.0, 0.0, -1.0, -2.0]
for a, b in ((cut, heat), (heat, cut)):
    kept = sum(x > -inf for x in b(a(z)))
    print(a.__name__, "first:", kept)
