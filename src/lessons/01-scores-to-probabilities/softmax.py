from math import exp

def softmax(logits):
    top = max(logits)  # no overflow
    e = [exp(z - top) for z in logits]
    total = sum(e)
    return [x / total for x in e]

for add in (0, 1000):
    row = softmax([5 + add, 3 + add, add - 2])
    print([f"{p:.4f}" for p in row])
try:
    exp(1005)
except OverflowError as error:
    print("without it:", error)
