# after a token: what follows (made up)
NEXT = {
    "": {"and": .5, "or": .3, "Thu": .2},
    "and": {"Thu": .36, "so": .34,
            "I": .3},
    "or": {"so": .5, "Thu": .5},
    "Thu": {"Fri": .95, "or": .05},
}

def beam(width, steps=2):
    beams = [(1.0, [""])]
    for _ in range(steps):
        longer = [(p * q, path + [t])
                  for p, path in beams
                  for t, q in
                  NEXT[path[-1]].items()]
        beams = sorted(longer)[-width:]
    p, path = beams[-1]
    return f"{p:.3f}", path[1:]

for width in (1, 2, 3):
    print(width, *beam(width))
