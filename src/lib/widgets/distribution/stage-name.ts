import type { Stage } from '#lib/sampling/index.ts'

/** A stage as the cut names it: `top-p 0.90`, `top-k 40`, `temperature 0`. */
export function stageName({ id, params }: Pick<Stage, 'id' | 'params'>): string {
  const value = Object.values(params)[0]
  if (typeof value !== 'number') return id
  return `${id} ${Number.isInteger(value) && id !== 'top-p' ? value : value.toFixed(2)}`
}
