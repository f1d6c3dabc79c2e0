from math import exp

def softmax(logits, T=1.0):
    top = max(logits)  # no overflow
    e = [exp((z - top) / T)
         for z in logits]
    total = sum(e)
    return [x / total for x in e]

logits = [3.1, 2.4, 1.9, 1.2]
for T in (0.2, 0.7, 1.0, 2.0):
    row = softmax(logits, T)
    print(T, [f"{p:.3f}" for p in row])
