// Writes the recordings that the figures of the course show: see `npm run record`.
import { writeFileSync } from 'node:fs'
import type { LlamaEngine } from '#lib/engine/llama/engine.ts'
import { passages } from '#lib/engine/recorded/passages.ts'
import { outlineOf, type PassageOutline } from '#lib/state/passage-outline.ts'
import { recordPassage } from '#lib/state/record-passage.ts'
import { recordRuns } from '#lib/state/record-runs.ts'
import { recordCapture } from '#lib/widgets/reshape/record-capture.ts'
import { experiment as strategies } from '#lib/widgets/strategies-reading/experiment.ts'
import { experiment as threeRegimes } from '#lib/widgets/three-regimes/experiment.ts'
import { experiment as threeTemperatures } from '#lib/widgets/three-temperatures/experiment.ts'
import { littleEndian } from './little-endian.ts'
import { recordSearch } from './record-search.ts'

// Small, and part of the figures' own scripts: a figure is complete as soon as it is there.
const folder = new URL('../src/lib/engine/recorded/', import.meta.url)
// Whole distributions, fetched one by one when a reader asks for them.
const logitsFolder = new URL('../static/recordings/', import.meta.url)

function write(name: string, recording: unknown): void {
  writeFileSync(new URL(`${name}.json`, folder), JSON.stringify(recording) + '\n')
  console.log(`Recorded ${name}.`)
}

/** The passages of the entropy landscape by name, without what was expected. */
export async function recordOutlines(
  engine: LlamaEngine,
): Promise<Readonly<Record<string, PassageOutline>>> {
  const outlines: Record<string, PassageOutline> = {}
  for (const passage of passages)
    outlines[passage.id] = outlineOf(await recordPassage(engine, passage), engine)
  return outlines
}

export async function recordCourse(engine: LlamaEngine): Promise<void> {
  write('three-temperatures', await recordRuns(engine, threeTemperatures))
  write('three-regimes', await recordRuns(engine, threeRegimes))
  write('strategies-reading', await recordRuns(engine, strategies))
  write('landscape-reading', await recordOutlines(engine))
  const keep = (file: string, logits: Float32Array) =>
    writeFileSync(new URL(file, logitsFolder), littleEndian(logits))
  write('reshape', await recordCapture(engine, keep))
  write('greedy-is-not-best', await recordSearch(engine))
}
