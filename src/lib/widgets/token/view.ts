export { tokenParts } from '#lib/text/token-parts.ts'
