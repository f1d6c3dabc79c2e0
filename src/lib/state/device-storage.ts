/** What the device keeps between visits. */
type KeptName = 'keys' | 'last' | 'quizzes' | 'theme'

/** Under which name it was kept before. */
const formerKeys: Readonly<Partial<Record<KeptName, string>>> = { quizzes: 'logitscope.quizzes' }

/** @returns undefined where nothing was kept, or the browser gives the page no storage */
export function recall(name: KeptName): string | undefined {
  try {
    const former = formerKeys[name]
    const kept = localStorage.getItem(keyOf(name)) ?? (former && localStorage.getItem(former))
    return kept ?? undefined
  } catch {
    return undefined
  }
}

/** As {@link recall}, of what was kept as JSON; undefined also where it cannot be read. */
export function recallJson(name: KeptName): unknown {
  try {
    return JSON.parse(recall(name) ?? '')
  } catch {
    return undefined
  }
}

/** @returns whether the device has kept it: storage may be full or switched off */
export function keep(name: KeptName, text: string): boolean {
  try {
    localStorage.setItem(keyOf(name), text)
    return true
  } catch {
    return false
  }
}

export function forget(name: KeptName): void {
  try {
    localStorage.removeItem(keyOf(name))
  } catch {
    // Nothing could be kept either.
  }
}

function keyOf(name: KeptName): string {
  return `logitscope:${name}`
}
