export { modelReader, saysAll, type Claim, type Claims, type ModelReader } from './claims.ts'
export { shaped, tempered, topMass } from './measures.ts'
