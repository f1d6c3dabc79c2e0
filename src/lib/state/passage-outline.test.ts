import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import outlines from '#lib/engine/recorded/landscape-reading.json' with { type: 'json' }
import { outlinedAnalysis, outlinedPieces } from './passage-outline.ts'
import { recordedAnalysis, type PassageRecording } from './passage-recording.ts'

const file = new URL('../../../static/recordings/passages.json', import.meta.url)
const { passages } = JSON.parse(readFileSync(file, 'utf8')) as PassageRecording

it.each(passages)('the outline of $id says what the whole recording says', (passage) => {
  const outline = outlines[passage.id as keyof typeof outlines]
  const outlined = outlinedAnalysis(outline)
  const whole = recordedAnalysis(passage)
  expect(outlined.ids).toEqual(whole.ids)
  outlined.summaryByPos.forEach((summary, i) => {
    const { entropy = 0, surprisal = 0, probability = 0, rank } = whole.summaryByPos[i] ?? {}
    expect(summary?.rank).toBe(rank)
    expect((summary?.entropy ?? 0).toFixed(2)).toBe(entropy.toFixed(2))
    expect((summary?.surprisal ?? 0).toFixed(2)).toBe(surprisal.toFixed(2))
    expect(summary?.probability ?? 0).toBeCloseTo(probability, 4)
  })
  const pieces = outlinedPieces([outline])
  const bytes = passage.ids.flatMap((id) => [...pieces.get(id)!])
  expect(new TextDecoder().decode(Uint8Array.from(bytes))).toBe(passage.text)
})
