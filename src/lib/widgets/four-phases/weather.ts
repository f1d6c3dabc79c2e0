/** Logits of the eight weather words, made up: shape [8], nats, falling. */
export const weatherLogits: readonly number[] = [3.1, 2.4, 1.9, 1.2, 0.9, 0.4, -0.2, -0.8]
