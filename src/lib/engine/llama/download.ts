import { EngineError } from '../types.ts'

/**
 * Asks for a file from byte `from` on.
 *
 * @returns an answer with a body: status 206 from that byte on, 200 from the start, where the server knows no ranges or
 * its file is shorter than that
 * @throws EngineError `model-missing`, or `download-failed` when there is no answer or another one
 */
export async function requestFile(
  url: string,
  from: number,
  cache: RequestCache,
  fetch: typeof globalThis.fetch,
): Promise<Response> {
  const headers: HeadersInit = from > 0 ? { Range: `bytes=${from}-` } : {}
  const response = await fetch(url, { headers, cache }).catch((error: unknown) => {
    throw new EngineError('download-failed', `No answer for the model file: ${String(error)}`)
  })
  if (response.status === 416 && from > 0) return requestFile(url, 0, cache, fetch)
  if (response.ok && !isPage(response)) return response
  const found = `The answer for the model file was ${response.status}`
  if (response.status === 404 || response.status === 410 || response.ok) {
    throw new EngineError(
      'model-missing',
      response.ok ? `${found}, with a page in its place.` : `${found}.`,
    )
  }
  throw new EngineError('download-failed', `${found}.`)
}

/** Static hosts may answer any unknown address with a page of their own and status 200. */
function isPage(response: Response): boolean {
  return response.headers.get('content-type')?.startsWith('text/html') ?? false
}

/**
 * What arrives, piece by piece. (Safari cannot iterate over a stream itself, hence the reader.)
 *
 * @throws EngineError `download-failed` when the connection breaks
 */
export async function* chunksOf(response: Response): AsyncGenerator<Uint8Array> {
  const reader = response.body!.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((error: unknown) => {
        throw new EngineError('download-failed', `The download broke off: ${String(error)}`)
      })
      if (done) return
      yield value
    }
  } finally {
    reader.cancel().catch(() => undefined)
  }
}
