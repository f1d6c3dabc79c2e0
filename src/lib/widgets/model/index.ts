export { default as ModelFailure } from './ModelFailure.svelte'
export { default as ModelOffer } from './ModelOffer.svelte'
export { default as ModelStatus } from './ModelStatus.svelte'
export { provideModel, useModel, type ModelView } from './view.svelte.ts'
