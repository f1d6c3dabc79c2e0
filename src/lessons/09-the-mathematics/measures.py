from math import exp, log2

def softmax(z):
    top = max(z)
    e = [exp(x - top) for x in z]
    return [x / sum(e) for x in e]

def entropy(p):
    return -sum(x * log2(x)
                for x in p if x)

def kl(p, q):
    return sum(x * log2(x / y)
               for x, y in zip(p, q)
               if x)

own = [0.5, 0.25, 0.125, 0.125]
cut = [0.5 / 0.75, 0.25 / 0.75, 0, 0]
print("H", entropy(own), "bits")
bits = round(kl(cut, own), 3)
print("KL", bits, "bits")
same = softmax([901, 902])
print("shift", softmax([1, 2]) == same)
