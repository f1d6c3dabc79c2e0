from math import exp

def damp(z, theta):
    if z > 0:
        return z / theta
    return z * theta

def share(z, theta):
    damped = [damp(z[0], theta), *z[1:]]
    e = [exp(x) for x in damped]
    return e[0] / sum(e)

for shift in (-5, 0, 5, 10):
    z = [x + shift for x in (4, 3, 2, 1)]
    print(f"{shift:3}",
          f"{share(z, 1.0):.1%}",
          f"{share(z, 1.3):.1%}")
