// Runs a TypeScript file of the project in Node, whatever its version: node scripts/run.mjs FILE [ARGUMENTS]
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const [file, ...rest] = process.argv.slice(2)
if (!file) {
  console.error('Usage: node scripts/run.mjs FILE [ARGUMENTS]')
  process.exit(2)
}
// The file sees its own arguments only.
process.argv = [process.argv[0], file, ...rest]
await runnerImport(fileURLToPath(new URL(file, `file://${process.cwd()}/`)), {
  configFile: false,
  logLevel: 'warn',
})
