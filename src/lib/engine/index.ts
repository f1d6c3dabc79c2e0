export { catalog, defaultModel, type CatalogModel } from './catalog.ts'
export * from './types.ts'

export { EngineHandle, type EngineHandleOptions, type EngineStatus } from './llama/client.ts'
export type { LoadingStage } from './llama/calls.ts'
export type { EngineStats } from './llama/engine.ts'
export {
  loadingConsent,
  readCircumstances,
  type Circumstances,
  type ConsentReason,
} from './llama/loading-consent.ts'
export { storedName, type Kept, type ModelSource } from './llama/model-file.ts'
export { storedBytes } from './llama/model-store.ts'
export type { SelfCheck, SelfCheckReport } from './llama/self-check.ts'
export type { WorkerEngine, WorkerForwardOptions } from './llama/worker-engine.ts'

export { galleryPrompts, type GalleryPromptId } from './recorded/prompts.ts'
export { RecordedEngine, type RecordedPrompt } from './recorded/recorded.ts'
