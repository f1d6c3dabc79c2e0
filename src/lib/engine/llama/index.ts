// The live engine as the page knows it: through its worker, never itself.
export { EngineHandle, type EngineStatus } from './client.ts'
export type { EngineStats } from './engine.ts'
export { loadingConsent, readCircumstances } from './loading-consent.ts'
export { storedName, type ModelSource } from './model-file.ts'
export { storedBytes } from './model-store.ts'
export type { WorkerEngine } from './worker-engine.ts'
