import type { Chain, Params, ProcessorId, Step } from './types.ts'

/** Orders and defaults of implementations, and settings with a name. */
export type PresetId =
  | 'transformers'
  | 'llama.cpp'
  | 'vllm'
  | 'ollama'
  | 'text-generation-webui'
  | 'greedy'
  | 'balanced'
  | 'creative'
  | 'precise'

const step = (id: ProcessorId, params: Params = {}): Step => ({ id, params })
const window = (lastN: number): Params => ({ lastN, includePrompt: true })

/**
 * Chains by name. The implementations' hold every sampler of theirs that stands here, in their
 * order, at their defaults: what is on by itself is on, such as the top-k 50 of transformers.
 *
 * Source: transformers 5.23 (generation/utils.py), llama.cpp 0c1e570 (common.h), vLLM 00388f6
 * (sampling_params.py), Ollama 65563874 (samplers.go), text-generation-webui 1dcde41 (presets.py).
 */
export const presets: Readonly<Record<PresetId, Chain>> = {
  transformers: [
    step('logit-bias'),
    step('repetition-penalty'),
    step('no-repeat-ngram'),
    step('min-tokens'),
    step('temperature'),
    step('top-h'),
    step('top-k', { k: 50, keepTies: true }),
    step('top-p'),
    step('min-p'),
    step('typical'),
    step('epsilon'),
    step('eta'),
  ],
  'llama.cpp': [
    step('logit-bias'),
    step('repetition-penalty', window(64)),
    step('frequency-penalty', window(64)),
    step('presence-penalty', window(64)),
    step('dry', { lastN: 64 }),
    step('top-n-sigma'),
    step('top-k', { k: 40 }),
    step('typical'),
    step('top-p', { p: 0.95 }),
    step('min-p', { p: 0.05 }),
    step('xtc'),
    step('temperature', { temperature: 0.8 }),
  ],
  vllm: [
    step('min-tokens'),
    step('logit-bias'),
    step('repetition-penalty'),
    step('frequency-penalty'),
    step('presence-penalty'),
    step('temperature'),
    step('min-p'),
    step('top-k', { k: 0, keepTies: true }),
    step('top-p'),
  ],
  ollama: [
    step('repetition-penalty', window(64)),
    step('frequency-penalty', window(64)),
    step('presence-penalty', window(64)),
    step('top-k', { k: 40 }),
    step('temperature', { temperature: 0.8 }),
    step('top-p', { p: 0.9 }),
    step('min-p'),
  ],
  'text-generation-webui': [
    step('logit-bias'),
    step('repetition-penalty', window(1024)),
    step('presence-penalty', window(1024)),
    step('frequency-penalty', window(1024)),
    step('dry', { lastN: 1024 }),
    step('top-n-sigma'),
    step('temperature'),
    step('quadratic'),
    step('top-k', { k: 0, keepTies: true }),
    step('top-p'),
    step('typical'),
    step('epsilon'),
    step('eta'),
    step('tail-free'),
    step('top-a'),
    step('min-p'),
    step('adaptive-p'),
    step('xtc'),
    step('no-repeat-ngram'),
  ],
  greedy: [step('temperature', { temperature: 0 })],
  balanced: [step('temperature', { temperature: 0.8 }), step('top-p', { p: 0.95 })],
  creative: [step('temperature', { temperature: 1.5 }), step('top-p', { p: 0.95 })],
  precise: [step('temperature', { temperature: 0.3 }), step('top-p', { p: 0.9 })],
}
