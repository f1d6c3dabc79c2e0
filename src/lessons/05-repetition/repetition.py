from math import exp

def share(logits, seen, theta):
    z = [(l / theta if l > 0 else l * theta)
         if i in seen else l
         for i, l in enumerate(logits)]
    e = [exp(x) for x in z]
    return sum(e[i] for i in seen) / sum(e)

logits = [4.0, 3.0, 2.0, 1.0]
for shift in (-5, 0, 5, 10):
    moved = [l + shift for l in logits]
    print(f"{shift:3}",
          f"{share(moved, {0}, 1.0):.1%}",
          f"{share(moved, {0}, 1.3):.1%}")
