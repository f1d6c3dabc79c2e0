import { readFileSync } from 'node:fs'
import { beforeAll, expect, it } from 'vitest'
import type { LlamaEngine } from '#lib/engine/llama/engine.ts'
import greedyIsNotBest from '#lib/engine/recorded/greedy-is-not-best.json' with { type: 'json' }
import reshape from '#lib/engine/recorded/reshape.json' with { type: 'json' }
import strategiesReading from '#lib/engine/recorded/strategies-reading.json' with { type: 'json' }
import threeRegimes from '#lib/engine/recorded/three-regimes.json' with { type: 'json' }
import threeTemperatures from '#lib/engine/recorded/three-temperatures.json' with { type: 'json' }
import { recordRuns } from '#lib/state/record-runs.ts'
import type { RecordedRun, RunRecording } from '#lib/state/run-recording.ts'
import type { Experiment } from '#lib/state/runs.ts'
import { recordCapture } from '#lib/widgets/reshape/record-capture.ts'
import { experiment as strategies } from '#lib/widgets/strategies-reading/experiment.ts'
import { experiment as regimes } from '#lib/widgets/three-regimes/experiment.ts'
import { experiment as temperatures } from '#lib/widgets/three-temperatures/experiment.ts'
import { engineInNode } from './engine-in-node.ts'
import { littleEndian } from './little-endian.ts'
import { recordSearch } from './record-search.ts'

/** Tokens of each run that are written again. */
const SAMPLE = 40

let engine: LlamaEngine
beforeAll(async () => {
  engine = await engineInNode()
})

function beginning({ ids, pieces, logProbs, entropies }: RecordedRun): RecordedRun {
  const first = <Value>(values: readonly Value[]) => values.slice(0, SAMPLE)
  const [its, theirs] = [first(ids), first(pieces)]
  return { ids: its, pieces: theirs, logProbs: first(logProbs), entropies: first(entropies) }
}

it.each<[string, Experiment, RunRecording]>([
  ['three-temperatures', temperatures, threeTemperatures],
  ['three-regimes', regimes, threeRegimes],
  ['strategies-reading', strategies, strategiesReading],
])('the engine writes again what is recorded: %s', async (_name, experiment, recording) => {
  const length = Math.min(SAMPLE, experiment.length)
  const again = await recordRuns(engine, { ...experiment, length })
  expect(again.sha256).toBe(recording.sha256)
  expect(Object.keys(recording.runs)).toEqual(Object.keys(experiment.chains))
  for (const [name, run] of Object.entries(recording.runs)) {
    expect(again.runs[name]).toEqual(beginning(run))
    expect(run.ids).toHaveLength(experiment.length)
  }
})

it('the engine gives again the logits that are recorded, bit for bit: reshape', async () => {
  const files = new Map<string, Float32Array>()
  const again = await recordCapture(engine, (file, logits) => files.set(file, logits))
  expect(again).toEqual(reshape)
  expect(files.size).toBe(5)
  for (const [file, logits] of files) {
    const recorded = readFileSync(new URL(`../static/recordings/${file}`, import.meta.url))
    expect(recorded.equals(littleEndian(logits)), file).toBe(true)
  }
})

it('the search finds again what is recorded: greedy-is-not-best', async () => {
  expect(await recordSearch(engine)).toEqual(greedyIsNotBest)
})
