/**
 * The request in what somebody pasted: JSON as it is, or the JSON within a curl command, as a snippet has it.
 *
 * @throws SyntaxError where there is none
 */
export function requestIn(pasted: string): unknown {
  try {
    return JSON.parse(pasted)
  } catch (error) {
    const body = pasted.slice(pasted.indexOf('{'), pasted.lastIndexOf('}') + 1)
    if (!/^\s*curl\s/.test(pasted) || body === '') throw error
    // A single quote within a quoted word of a shell.
    return JSON.parse(body.replaceAll(String.raw`'\''`, "'"))
  }
}
