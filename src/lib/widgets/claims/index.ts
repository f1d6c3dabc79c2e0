export {
  modelReader,
  saysAll,
  type Claim,
  type Claims,
  type ModelReader,
  type WrittenToken,
} from './claims.ts'
export { shaped, tempered, topMass } from './measures.ts'
