import { formatSetting } from '#lib/charts/number-format.ts'
import type { Chain } from '#lib/sampling/types.ts'

/**
 * The chain of a run in a line: `temperature 1.5, top-p 0.95`. Each of its steps has one parameter, so that no list of
 * processors is asked, which a chapter would have to load.
 */
export function chainLine(chain: Chain): string {
  const steps = chain.map(({ id, params }) => {
    return `${id} ${formatSetting(Number(Object.values(params)[0]))}`
  })
  return steps.join(', ')
}
