export { default as SavePicture } from './SavePicture.svelte'
export { benchPicture } from './source.ts'
export type { PictureContext } from './save.ts'
