from math import exp

def softmax(logits):
    top = max(logits)  # no overflow
    e = [exp(z - top) for z in logits]
    total = sum(e)
    return [x / total for x in e]

z = [5, 3, -2]
for add in (0, 1000):
    p = softmax([x + add for x in z])
    print(*(f"{x:.4f}" for x in p))
try:
    exp(1005)
except OverflowError as error:
    print("without it:", error)
