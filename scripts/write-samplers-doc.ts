// Writes docs/samplers.md: npm run docs
import { writeFileSync } from 'node:fs'
import { samplersDoc } from './samplers-doc.ts'

writeFileSync(new URL('../docs/samplers.md', import.meta.url), samplersDoc())
