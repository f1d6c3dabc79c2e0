// Writes our engine's logits at all positions of the golden texts: node scripts/run.mjs scripts/golden/engine-logits.ts DIR
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { engineInNode } from '../engine-in-node.ts'

const folder = process.argv[2]
if (!folder) throw new Error('Name the folder to write to.')
mkdirSync(folder, { recursive: true })
const reference = new URL('../../tests/golden/engine/reference.json', import.meta.url)
const { texts } = JSON.parse(readFileSync(reference, 'utf8')) as {
  texts: { name: string; ids: number[] }[]
}
const engine = await engineInNode()
for (const { name, ids } of texts) {
  const distributions = await engine.forward(ids, { positions: [...ids.keys()] })
  const rows = distributions.map((one) => new Uint8Array(one.logits.buffer))
  writeFileSync(join(folder, `${name}.f32`), Buffer.concat(rows))
}
