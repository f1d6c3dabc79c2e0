import { describe, expect, it } from 'vitest'
import { rank } from '#lib/sampling/index.ts'
import { newBench, startFrom, write } from './bench.ts'
import { continuation, runAsCsv, runAsJson, runStep, type RunFile } from './run-file.ts'

const own = rank(Float32Array.from([0.5, 0.125, 0.25, 0.125].map(Math.log)))
const spell = (ids: readonly number[]) => ids.map((id) => ['a', ' "b"', ',\n', 'd'][id]).join('')
const chain = [{ id: 'top-p', params: { p: 0.9 } }] as const
const dart = { u: 0.526, attempt: 2 }
const bench = write(
  write(startFrom(newBench([], 6), [3, 0]), [2], { by: 'sample', dart, seed: 6, chain }),
  [1],
  { by: 'hand', chain: [] },
)
const steps = continuation(bench).map((node) => runStep(bench, node, own, spell))
const run: RunFile = {
  logitscope: 1,
  model: { name: 'm', quantization: 'Q4_1', sha256: 'ab', vocabSize: 4 },
  source: 'live',
  link: '1.x',
  seed: 6,
  chain: [{ id: 'logit-bias', params: { biasById: { 3: -Infinity } } }],
  prompt: { ids: [3, 0], text: 'da' },
  steps,
}

describe('a run', () => {
  it('has a step for each token after the prompt, with its own settings and dart', () => {
    expect(steps.map(({ position, id, by }) => [position, id, by])).toEqual([
      [2, 2, 'sample'],
      [3, 1, 'hand'],
    ])
    expect(steps[0]).toMatchObject({ dart: { ...dart, seed: 6 }, chain, rank: 2 })
    expect(steps[0].surprisalBits).toBeCloseTo(2, 5)
    expect(steps[0].entropyBits).toBeCloseTo(1.75, 5)
    expect(steps[0].top.map(({ id }) => id)).toEqual([0, 2, 1, 3])
    expect(steps[1].dart).toBeNull()
  })

  it('writes a ban as false, since JSON knows no infinity', () => {
    expect(JSON.parse(runAsJson(run)).chain[0].params.biasById['3']).toBe(false)
  })

  it('quotes what would break a CSV line', () => {
    const lines = runAsCsv(run).split('\r\n')
    expect(lines[0]).toMatch(/^position,id,token,by,u,/)
    expect(lines[1]).toMatch(/^2,2,",\n",sample,0\.526,2,6,0\.2/)
    expect(lines[2]).toMatch(/^3,1," ""b""",hand,,,,/)
  })
})
