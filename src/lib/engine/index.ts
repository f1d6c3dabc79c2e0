export { catalog, defaultModel, type CatalogModel } from './catalog.ts'
export * from './types.ts'
