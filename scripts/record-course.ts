// Writes the recordings that the figures of the course show: see `npm run record`.
import { writeFileSync } from 'node:fs'
import type { LlamaEngine } from '#lib/engine/llama/engine.ts'
import { recordRuns } from '#lib/state/run-recording.ts'
import { experiment as threeRegimes } from '#lib/widgets/three-regimes/experiment.ts'
import { experiment as threeTemperatures } from '#lib/widgets/three-temperatures/experiment.ts'

// Small, and part of the figures' own scripts: a figure is complete as soon as it is there.
const folder = new URL('../src/lib/engine/recorded/', import.meta.url)

function write(name: string, recording: unknown): void {
  writeFileSync(new URL(`${name}.json`, folder), JSON.stringify(recording) + '\n')
  console.log(`Recorded ${name}.`)
}

export async function recordCourse(engine: LlamaEngine): Promise<void> {
  write('three-temperatures', await recordRuns(engine, threeTemperatures))
  write('three-regimes', await recordRuns(engine, threeRegimes))
}
