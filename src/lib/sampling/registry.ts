import { adaptiveP } from './processors/adaptive-p.ts'
import { dry } from './processors/dry.ts'
import { dynamicTemperature } from './processors/dynamic-temperature.ts'
import { epsilon } from './processors/epsilon.ts'
import { eta } from './processors/eta.ts'
import { frequencyPenalty } from './processors/frequency-penalty.ts'
import { logitBias } from './processors/logit-bias.ts'
import { minP } from './processors/min-p.ts'
import { minTokens } from './processors/min-tokens.ts'
import { mirostat1 } from './processors/mirostat-1.ts'
import { mirostat2 } from './processors/mirostat-2.ts'
import { noRepeatNgram } from './processors/no-repeat-ngram.ts'
import { presencePenalty } from './processors/presence-penalty.ts'
import { quadratic } from './processors/quadratic.ts'
import { repetitionPenalty } from './processors/repetition-penalty.ts'
import { tailFree } from './processors/tail-free.ts'
import { temperature } from './processors/temperature.ts'
import { topA } from './processors/top-a.ts'
import { topH } from './processors/top-h.ts'
import { topK } from './processors/top-k.ts'
import { topNSigma } from './processors/top-n-sigma.ts'
import { topP } from './processors/top-p.ts'
import { typical } from './processors/typical.ts'
import { xtc } from './processors/xtc.ts'
import type { Processor, ProcessorId } from './types.ts'

/** Every processor by its id, in the order in which they are listed. */
const byId: { readonly [Id in ProcessorId]: Processor<never> } = {
  'logit-bias': logitBias,
  'min-tokens': minTokens,
  'no-repeat-ngram': noRepeatNgram,
  'repetition-penalty': repetitionPenalty,
  'presence-penalty': presencePenalty,
  'frequency-penalty': frequencyPenalty,
  dry,
  temperature,
  'dynamic-temperature': dynamicTemperature,
  quadratic,
  'top-k': topK,
  'top-p': topP,
  'min-p': minP,
  typical,
  'top-a': topA,
  'tail-free': tailFree,
  epsilon,
  eta,
  'top-n-sigma': topNSigma,
  'top-h': topH,
  xtc,
  'mirostat-1': mirostat1,
  'mirostat-2': mirostat2,
  'adaptive-p': adaptiveP,
}

/** All processors with their descriptions, in the order in which they are listed. */
export const processors: readonly Processor[] = Object.values(byId)

/** @throws RangeError for an id that no processor has */
export function processorOf(id: ProcessorId): Processor {
  if (!Object.hasOwn(byId, id)) throw new RangeError(`chain: no processor is called ${id}`)
  return byId[id]
}
