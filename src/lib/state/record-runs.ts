import type { Engine } from '#lib/engine/types.ts'
import { writePiece } from '#lib/text/written-piece.ts'
import { round, type RecordedRun, type RunRecording } from './run-recording.ts'
import { writeRuns, type Experiment, type RunToken } from './runs.ts'

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
