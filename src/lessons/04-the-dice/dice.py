from random import Random

words = ["the", "a", "that", "one"]
p = [0.60, 0.25, 0.10, 0.05]

def draw(u):
    end = 0.0
    for word, share in zip(words, p):
        end += share
        if u < end:
            return word
    return word  # if sums round down

for n in (100, 10_000):
    dice = Random(7)
    hits = [draw(dice.random())
            for _ in range(n)]
    for word in words:
        share = hits.count(word) / n
        print(n, word, f"{share:.1%}")
