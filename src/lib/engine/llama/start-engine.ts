import { EngineError } from '../types.ts'
import type { LoadingStage } from './calls.ts'
import { LlamaEngine } from './engine.ts'
import { loadModelFile, type Kept, type ModelSource } from './model-file.ts'
import type { ModelStore } from './model-store.ts'
import { reserveModel } from './model.ts'
import { runSelfCheck, type SelfCheckReport } from './self-check.ts'

export type StartTools = {
  /** Address of the compiled kernel. */
  kernel: string | URL
  store: ModelStore
  fetch: typeof fetch
  afresh?: boolean
  onProgress: (progress: { stage: LoadingStage; receivedBytes: number }) => void
}

type StartedEngine = { engine: LlamaEngine; report: SelfCheckReport; kept: Kept }

/**
 * From nothing to an engine that has passed its own check.
 *
 * @throws EngineError with the code of what went wrong; `self-check-failed` names the first text that came out otherwise
 */
export async function startEngine(source: ModelSource, tools: StartTools): Promise<StartedEngine> {
  const { store, fetch, afresh = false, onProgress } = tools
  const enter = (stage: LoadingStage) => onProgress({ stage, receivedBytes: source.bytes })
  const image = await reserveModel(await compileKernel(tools.kernel, fetch), source.bytes)
  const kept = await loadModelFile(source, image.file, {
    store,
    fetch,
    afresh,
    onProgress: (receivedBytes) => onProgress({ stage: 'download', receivedBytes }),
  })
  const engine = await LlamaEngine.start(image, { sha256: source.sha256, onStage: enter })
  enter('check')
  const report = await runSelfCheck(engine)
  if (!report.passed) throw failedCheck(report)
  return { engine, report, kept }
}

/** @throws EngineError `no-webassembly` where there is none, or none with the vector instructions the kernel needs */
async function compileKernel(
  kernel: string | URL,
  fetch: StartTools['fetch'],
): Promise<WebAssembly.Module> {
  if (typeof WebAssembly === 'undefined') {
    throw new EngineError('no-webassembly', 'This browser has no WebAssembly.')
  }
  const response = await fetch(kernel).catch((error: unknown) => {
    throw new EngineError('download-failed', `No answer for the kernel: ${String(error)}`)
  })
  if (!response.ok) {
    throw new EngineError('download-failed', `The answer for the kernel was ${response.status}.`)
  }
  // Compiling while it streams would need the right content type, which not every static host gives; it is 9 kB.
  return WebAssembly.compile(await response.arrayBuffer()).catch((error: unknown) => {
    throw new EngineError('no-webassembly', `This browser cannot run the kernel: ${String(error)}`)
  })
}

function failedCheck({ checks }: SelfCheckReport): EngineError {
  const failed = checks.find((check) => !check.passed)
  return new EngineError(
    'self-check-failed',
    `After ${JSON.stringify(failed?.text)} the logits hash to ${failed?.got}, not ${failed?.expected} (${failed?.kind}).`,
  )
}
