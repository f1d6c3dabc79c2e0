/** What a chat template puts around the reader's words. */
export type ChatFrame = { readonly before: string; readonly after: string }

/** Stands for the reader's words where a template is rendered: no template has it. */
const USER_TEXT = '\u{e000}'

/**
 * A chat turn as the model was trained to see it: its own template around the user's message, up to where the model's
 * answer begins. The template's reader is fetched with the first turn.
 *
 * Agrees with: `apply_chat_template(messages, add_generation_prompt=True)` of transformers, for templates that leave the
 * message as it is.
 *
 * @param template Jinja, from the model file
 * @returns texts with the template's special tokens written out, for the tokenizer to read as such
 */
export async function chatFrame(template: string): Promise<ChatFrame> {
  const { Template } = await import('@huggingface/jinja')
  const turn = new Template(template).render({
    messages: [{ role: 'user', content: USER_TEXT }],
    add_generation_prompt: true,
  })
  const at = turn.indexOf(USER_TEXT)
  return { before: turn.slice(0, at), after: turn.slice(at + USER_TEXT.length) }
}

/** A text as a chat turn. */
export function chatTurn({ before, after }: ChatFrame, userText: string): string {
  return before + userText + after
}

/** The user's words in a text that is one chat turn; undefined for any other text. */
export function userTextOf({ before, after }: ChatFrame, text: string): string | undefined {
  const isTurn =
    text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after)
  return isTurn ? text.slice(before.length, text.length - after.length) : undefined
}
