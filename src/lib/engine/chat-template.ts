/**
 * A chat turn as the model was trained to see it: its own template with the reader's text as the user's message, up to
 * where the model's answer begins. The template's reader is fetched with the first turn.
 *
 * Agrees with: `apply_chat_template(messages, add_generation_prompt=True)` of transformers.
 *
 * @param template Jinja, from the model file
 * @returns text with the template's special tokens written out, for the tokenizer to read as such
 */
export async function chatTurn(template: string, userText: string): Promise<string> {
  const { Template } = await import('@huggingface/jinja')
  return new Template(template).render({
    messages: [{ role: 'user', content: userText }],
    add_generation_prompt: true,
  })
}
