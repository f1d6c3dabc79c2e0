export { default as PlaceGap } from './PlaceGap.svelte'
export { RecordedPlaces, type RecordedPlace } from './view.svelte.ts'
