export { default as Strategies } from './Strategies.svelte'
export { compare, strategiesOf } from './lane-runners.ts'
