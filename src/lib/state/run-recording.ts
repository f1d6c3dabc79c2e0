import type { Engine } from '#lib/engine/types.ts'
import { readPiece, writePiece, type WrittenPiece } from '#lib/text/written-piece.ts'
import { writeRuns, type Experiment, type RunToken } from './runs.ts'

/** Of each number: more than any chart shows, and fewer than the mathematics of two browsers may differ in. */
const SIGNIFICANT_DIGITS = 6

/** Runs as a file holds them: each token's numbers in columns, shape [tokens]. */
export type RunRecording<Name extends string = string> = {
  /** Of the model file. */
  readonly sha256: string
  readonly runs: Readonly<Record<Name, RecordedRun>>
}

export type RecordedRun = {
  readonly ids: readonly number[]
  readonly pieces: readonly WrittenPiece[]
  /** Nats. */
  readonly logProbs: readonly number[]
  /** Bits. */
  readonly entropies: readonly number[]
}

/** A token of a run with its bytes: all that is needed to show it. */
export type SpelledToken = RunToken & { readonly bytes: Uint8Array }

/** Lets an experiment run and writes down what came. */
export async function recordRuns<Name extends string>(
  engine: Pick<Engine, 'info' | 'tokenize' | 'forward' | 'piece'>,
  experiment: Experiment<Name>,
): Promise<RunRecording<Name>> {
  const tokens = new Map<Name, RunToken[]>()
  for await (const { name, token } of writeRuns(engine, experiment))
    tokens.set(name, [...(tokens.get(name) ?? []), token])
  const columns = (run: readonly RunToken[]): RecordedRun => ({
    ids: run.map(({ id }) => id),
    pieces: run.map(({ id }) => writePiece(engine.piece(id))),
    logProbs: run.map(({ logProb }) => round(logProb)),
    entropies: run.map(({ entropy }) => round(entropy)),
  })
  const runs = Object.fromEntries([...tokens].map(([name, run]) => [name, columns(run)]))
  return { sha256: engine.info.sha256, runs: runs as Record<Name, RecordedRun> }
}

export function readRun({ ids, pieces, logProbs, entropies }: RecordedRun): SpelledToken[] {
  return ids.map((id, i) => ({
    id,
    bytes: readPiece(pieces[i]),
    logProb: logProbs[i],
    entropy: entropies[i],
  }))
}

/** A number as recordings hold it. */
export function round(value: number): number {
  return Number(value.toPrecision(SIGNIFICANT_DIGITS))
}
