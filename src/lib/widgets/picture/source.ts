import { messages } from '#lib/messages/index.ts'
import { idsTo } from '#lib/state/context-tree.ts'
import { textOf } from '#lib/text/text-of.ts'
import { settingsLine } from '#lib/widgets/chain-words/index.ts'
import type { Session } from '#lib/widgets/session/index.ts'
import type { PictureContext } from './save.ts'

const words = messages.picture
/** Tokens of a text that are enough to know it again. */
const GLIMPSE = 14

/**
 * What a picture of the bench says besides its title: what it shows, of which text and seed, and where the numbers come from.
 *
 * @param summary the chart in words
 * @param settings those that shaped it, where they are not the bench's
 */
export function benchPicture(
  session: Session,
  summary: string,
  settings = settingsLine(session.bench.chain),
): PictureContext {
  const { model, provenance, tree, cursor, bench } = session
  const { speller } = model
  if (!speller) return { caption: summary, source: '', about: '' }
  const ids = idsTo(tree, cursor)
  const text = textOf(ids.slice(-GLIMPSE), speller)
  const { name, quantization } = speller.info
  const end = ids.length > GLIMPSE ? `…${text}` : text
  const context = words.context(end, settings, String(bench.seed))
  return {
    caption: `${context} ${summary}`,
    source: words.source[provenance](`${name} ${quantization}`),
    about: text,
  }
}
