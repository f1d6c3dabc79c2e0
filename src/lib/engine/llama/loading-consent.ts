/** What the engine's start would cost here, and whom. */
export type Circumstances = {
  /** Of the page's address. */
  hostname: string
  /** The model file is kept by this browser already. */
  stored: boolean
  /** Rounded by the browser, in GB; undefined where the browser does not tell. */
  deviceMemory: number | undefined
  /** The reader pays for the line by the byte, or has asked for less data. */
  metered: boolean
}

type ConsentReason = 'away-from-localhost' | 'metered' | 'little-memory'

/** With so much memory (GB) or less, 300 MB for one page are much. */
const LITTLE_MEMORY = 2

/**
 * Whether the engine may start by itself, or first says what it costs and waits for a click.
 *
 * @returns `start`, and the reasons to ask: those of the download count only while the file is not there
 */
export function loadingConsent(circumstances: Circumstances): {
  start: boolean
  reasons: ConsentReason[]
} {
  const { hostname, stored, deviceMemory, metered } = circumstances
  const reasons: ConsentReason[] = []
  if (!stored && !isLocalhost(hostname)) reasons.push('away-from-localhost')
  if (!stored && metered) reasons.push('metered')
  if (deviceMemory !== undefined && deviceMemory <= LITTLE_MEMORY) reasons.push('little-memory')
  return { start: reasons.length === 0, reasons }
}

/** Reads the circumstances from the browser. */
export function readCircumstances(stored: boolean): Circumstances {
  const { deviceMemory, connection } = navigator as NavigatorExtras
  return {
    hostname: location.hostname,
    stored,
    deviceMemory,
    metered: connection?.saveData === true || connection?.type === 'cellular',
  }
}

/** Not every browser has these, and TypeScript knows none of them. */
type NavigatorExtras = Navigator & {
  deviceMemory?: number
  connection?: { saveData?: boolean; type?: string }
}

function isLocalhost(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d+){3}$/.test(hostname)
  )
}
