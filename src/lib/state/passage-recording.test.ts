import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { passages } from '#lib/engine/recorded/passages.ts'
import type { LlamaEngine } from '#lib/engine/llama/engine.ts'
import { entropyBits, competitionRank, surprisalBits } from '#lib/sampling/index.ts'
import { engineInNode } from '../../../scripts/engine-in-node.ts'
import { recordedAnalysis, type PassageRecording } from './passage-recording.ts'
import { recordPassage } from './record-passage.ts'

const file = new URL('../../../static/recordings/passages.json', import.meta.url)
const recording = JSON.parse(readFileSync(file, 'utf8')) as PassageRecording

let engine: LlamaEngine
beforeAll(async () => {
  engine = await engineInNode()
})

describe('the recorded passages', () => {
  it('are those that are shown, by the model that is run, each 80 to 110 tokens long', () => {
    expect(recording.sha256).toBe(engine.info.sha256)
    expect(recording.passages.map(({ id, text }) => ({ id, text }))).toEqual(passages)
    for (const { ids, summaries } of recording.passages) {
      expect(ids.length).toBeGreaterThanOrEqual(80)
      expect(ids.length).toBeLessThanOrEqual(110)
      expect(summaries).toHaveLength(ids.length - 1)
    }
  })

  it.each(passages)('are what the engine gives when "$id" is recorded again', async ({ id }) => {
    const recorded = recording.passages.find((passage) => passage.id === id)!
    const again = await recordPassage(engine, recorded)
    expect(again.ids).toEqual(recorded.ids)
    for (const [i, summary] of again.summaries.entries()) {
      const { top, rank, ...numbers } = recorded.summaries[i]
      expect(summary).toMatchObject({ rank, top: top.map(({ id }) => ({ id })) })
      for (const [name, value] of Object.entries(numbers) as [keyof typeof numbers, number][])
        expect(Math.abs(summary[name] - value)).toBeLessThanOrEqual(1e-5 * value + 1e-9)
    }
  })

  it('agree with what is measured on the logits themselves, position by position', async () => {
    const passage = recording.passages[0]
    const analysis = recordedAnalysis(passage)
    for (const position of [1, 17, 42, passage.ids.length - 1]) {
      const [{ logits }] = await engine.forward(passage.ids.slice(0, position))
      const id = passage.ids[position]
      const { entropy, surprisal, rank, top } = analysis.summaryByPos[position]!
      expect(entropy).toBeCloseTo(entropyBits(logits), 4)
      expect(surprisal).toBeCloseTo(surprisalBits(logits, id), 4)
      expect(rank).toBe(competitionRank(logits, id))
      expect(top.map(({ id }) => competitionRank(logits, id))).toEqual([1, 2, 3, 4, 5])
    }
    expect(analysis.summaryByPos[0]).toBeUndefined()
  })
})
