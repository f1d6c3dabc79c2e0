export { temperatureSlider, topKOptions } from './controls.ts'
export { kOf, ks, probabilities } from './four-words.ts'
export { namesOf } from './names.ts'
