/** Reads tests/golden/engine/reference.json: logits of transformers in fp32 (scripts/golden/engine.py says what is stored). */
import { readFileSync } from 'node:fs'

type Layout = { top: number; tail: number; uniform: number }
type StoredText = {
  name: string
  text: string
  ids: number[]
  logSumExp: number[]
  sampledIds: string
  sampledLogits: string
  full: { position: number; logits: string }[]
}

export type ReferenceText = {
  name: string
  text: string
  ids: readonly number[]
  positions: readonly ReferencePosition[]
}

export type ReferencePosition = {
  logSumExp: number
  /** The most probable ids, best first. */
  top: Sample
  /** Drawn from all others in proportion to their probability. */
  tail: Sample
  /** Drawn from the vocabulary, each id equally likely. */
  uniform: Sample
  /** All logits, at a few positions. */
  full: Float32Array | undefined
}

export type Sample = { ids: Uint16Array; logits: Float32Array }

export function readReference(): ReferenceText[] {
  const file = new URL('../golden/engine/reference.json', import.meta.url)
  const { layout, texts } = JSON.parse(readFileSync(file, 'utf8')) as {
    layout: Layout
    texts: StoredText[]
  }
  return texts.map((text) => ({
    name: text.name,
    text: text.text,
    ids: text.ids,
    positions: readPositions(text, layout),
  }))
}

function readPositions(text: StoredText, { top, tail, uniform }: Layout): ReferencePosition[] {
  const ids = new Uint16Array(bytesOf(text.sampledIds))
  const logits = new Float32Array(bytesOf(text.sampledLogits))
  const size = top + tail + uniform
  return text.ids.map((_, position) => {
    const slice = (from: number, length: number): Sample => {
      const at = position * size + from
      return { ids: ids.slice(at, at + length), logits: logits.slice(at, at + length) }
    }
    const full = text.full.find((one) => one.position === position)
    return {
      logSumExp: text.logSumExp[position],
      top: slice(0, top),
      tail: slice(top, tail),
      uniform: slice(top + tail, uniform),
      full: full && new Float32Array(bytesOf(full.logits)),
    }
  })
}

function bytesOf(base64: string): ArrayBuffer {
  return Uint8Array.from(Buffer.from(base64, 'base64')).buffer
}

/** KL(reference ‖ ours) in nats over the full vocabulary, log E[e^D] − E[D] with D = ours − reference. */
export function exactKl(reference: Float32Array, logSumExp: number, ours: Float32Array): number {
  return klOf([...reference].map((logit, id) => [Math.exp(logit - logSumExp), ours[id] - logit]))
}

/** The same from the stored sample: the tail's draws share the mass that the top leaves. */
export function estimatedKl(
  { logSumExp, top, tail }: ReferencePosition,
  ours: Float32Array,
): number {
  const difference = ({ ids, logits }: Sample, i: number): number => ours[ids[i]] - logits[i]
  const head = [...top.logits].map((logit, i): [number, number] => [
    Math.exp(logit - logSumExp),
    difference(top, i),
  ])
  const rest = 1 - head.reduce((sum, [share]) => sum + share, 0)
  const share = Math.max(0, rest) / tail.ids.length
  return klOf([
    ...head,
    ...[...tail.logits].map((_, i): [number, number] => [share, difference(tail, i)]),
  ])
}

/** @param weighted pairs of probability and difference */
function klOf(weighted: readonly (readonly [number, number])[]): number {
  const mean = weighted.reduce((sum, [p, d]) => sum + p * d, 0)
  // expm1 and log1p keep what 1 + tiny would lose.
  return Math.log1p(weighted.reduce((sum, [p, d]) => sum + p * Math.expm1(d), 0)) - mean
}
