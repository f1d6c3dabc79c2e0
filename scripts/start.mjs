// `npm start`: from a bare clone to the page in the browser.
import { quit, ready, root } from './ready.mjs'

ready()

// Only now: these may use what an old Node does not know, and packages.
const { build, isBuilt } = await import('./build.mjs')
const { ensureModel } = await import('./model.mjs')
const { canOpenBrowser, openBrowser } = await import('./open-browser.mjs')
const { serve, serveOptions } = await import('./serve.mjs')

try {
  const options = serveOptions(process.argv.slice(2), process.env)
  const problem = await ensureModel()
  if (problem) {
    console.log(`\nThere is no model, so the page shows recorded data only.\n${problem}\n`)
  }
  if (!isBuilt(root)) {
    console.log('Building the page …')
    await build({ quiet: true })
  }
  const address = await serve(options)
  console.log('Ctrl-C ends it.')
  if (canOpenBrowser(process.env, process.platform, Boolean(process.stdout.isTTY))) {
    openBrowser(address)
  }
} catch (error) {
  quit(error instanceof Error ? error.message : String(error))
}
