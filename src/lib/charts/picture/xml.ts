const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** Text as XML may hold it: signs of its own written as entities, and what it forbids, control characters and halves of pairs, as U+FFFD. */
export function escapeXml(text: string): string {
  return (
    text
      .replace(/[&<>"]/g, (sign) => ENTITIES[sign])
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\p{Surrogate}\ufffe\uffff]/gu, '\ufffd')
  )
}
