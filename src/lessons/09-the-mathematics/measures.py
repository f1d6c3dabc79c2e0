from math import exp, log2

def softmax(z):
    top = max(z)
    e = [exp(x - top) for x in z]
    return [x / sum(e) for x in e]

def entropy(p):
    return -sum(x * log2(x) for x in p if x)

def kl(p, q):
    return sum(a * log2(a / b)
               for a, b in zip(p, q) if a)

own = [0.5, 0.25, 0.125, 0.125]
cut = [x / 0.75 for x in own[:2]] + [0, 0]
print("H", entropy(own), "bits")
print("KL", round(kl(cut, own), 3), "bits")
print("shift", softmax([1, 2]) == softmax([901, 902]))
