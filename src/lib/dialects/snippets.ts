import type { Json, Request } from './types.ts'

/** What stands in a snippet where the request says nothing. */
export const EXAMPLE_PROMPT = 'Once upon a time'
export const EXAMPLE_MODEL = 'HuggingFaceTB/SmolLM2-135M-Instruct'

/**
 * A shell command that posts a request. A single quote inside it is written so that any shell takes
 * it.
 */
export function curl(url: string, request: Request, headers: readonly string[] = []): string {
  const lines = ['Content-Type: application/json', ...headers].map(
    (header) => `  -H "${header}" \\`,
  )
  const body = JSON.stringify(request, null, 2).replaceAll("'", String.raw`'\''`)
  return [`curl ${url} \\`, ...lines, `  -d '${body}'`].join('\n')
}

/** JSON as a Python expression. */
export function python(value: Json): string {
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (Array.isArray(value)) return `[${value.map(python).join(', ')}]`
  if (typeof value === 'object') {
    const entries = Object.entries(value).map(
      ([key, one]) => `${JSON.stringify(key)}: ${python(one)}`,
    )
    return `{${entries.join(', ')}}`
  }
  return JSON.stringify(value)
}
