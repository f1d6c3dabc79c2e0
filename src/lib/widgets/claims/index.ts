export {
  modelReader,
  type Claim,
  type ClaimFacts,
  type Claims,
  type ModelReader,
  type WrittenToken,
} from './claims.ts'
export { shaped, tempered, topMass } from './measures.ts'
