export { temperatureSlider, topKOptions } from './controls.ts'
export { kOf, probabilities, removedBy, traceOf } from './knobs.ts'
export { namesOf } from './names.ts'
