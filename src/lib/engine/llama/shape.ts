import { EngineError } from '../types.ts'
import type { Gguf } from './gguf.ts'
import { BLOCK } from './kernel.ts'

/** The sizes of a llama network, as its file states them. */
export type Shape = {
  layers: number
  /** Numbers in the vector of a token, between layers. */
  width: number
  /** Numbers in the middle of a feed-forward layer. */
  feedForward: number
  heads: number
  /** Heads of keys and values; each is shared by heads / kvHeads query heads. */
  kvHeads: number
  headSize: number
  /** How many numbers of a head rope turns, from its start. */
  ropeSize: number
  ropeBase: number
  /** Keeps the root of rmsNorm from zero. */
  epsilon: number
  /** Positions the model was made for. */
  contextLength: number
}

/**
 * @throws EngineError 'unsupported-architecture' for another architecture, or a llama with something that this one does not
 *   do (experts, scaled rope, sizes that the kernel's blocks do not divide), naming it
 */
export function readShape({ metadata }: Gguf): Shape {
  const architecture = metadata.get('general.architecture')
  if (architecture !== 'llama')
    refuse(`architecture ${JSON.stringify(architecture ?? null)}, expected "llama"`)
  const number = (key: string, fallback?: number): number => {
    const value = metadata.get(`llama.${key}`) ?? fallback
    return typeof value === 'number' ? value : refuse(`no number llama.${key}`)
  }
  const width = number('embedding_length')
  const heads = number('attention.head_count')
  const headSize = number('attention.key_length', width / heads)
  const shape: Shape = {
    layers: number('block_count'),
    width,
    feedForward: number('feed_forward_length'),
    heads,
    kvHeads: number('attention.head_count_kv', heads),
    headSize,
    ropeSize: number('rope.dimension_count', headSize),
    ropeBase: number('rope.freq_base', 10000),
    epsilon: number('attention.layer_norm_rms_epsilon'),
    contextLength: number('context_length'),
  }
  if (number('expert_count', 0) > 0) refuse('a mixture of experts')
  if (number('attention.value_length', headSize) !== headSize)
    refuse('values of another size than keys')
  const scaling = metadata.get('llama.rope.scaling.type') ?? 'none'
  if (scaling !== 'none') refuse(`rope scaling ${JSON.stringify(scaling)}`)
  checkDivision(shape)
  return shape
}

function checkDivision(shape: Shape): void {
  const check = (name: string, value: number, unit: number): void => {
    if (!(value > 0 && value % unit === 0)) refuse(`${name} ${value}, not a multiple of ${unit}`)
  }
  check('width', shape.width, BLOCK)
  check('feed-forward width', shape.feedForward, BLOCK)
  check('head size', shape.headSize, 16)
  check('width of all heads', shape.heads * shape.headSize, BLOCK)
  check('rope size', shape.ropeSize, 4)
  check('number of heads', shape.heads, shape.kvHeads)
  if (shape.ropeSize > shape.headSize)
    refuse(`rope size ${shape.ropeSize} in heads of ${shape.headSize}`)
}

function refuse(found: string): never {
  throw new EngineError('unsupported-architecture', `This model cannot be run here: ${found}.`)
}
