export { default as FigureBar } from './FigureBar.svelte'
export { defineFigure, type BenchState, type FigureDefinition } from './definition.ts'
export { FieldError, type Fields, type Values, type Words } from './fields.ts'
export { FigureSettings } from './settings.svelte.ts'
