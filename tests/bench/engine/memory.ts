import { readFileSync } from 'node:fs'
import { platform } from 'node:os'
import type { Browser } from 'playwright'

/** Resident memory of the browser's page process now and at most so far, in MB; undefined where the system does not tell. */
export async function pageMemory(
  browser: Browser,
): Promise<{ nowMB: number; mostMB: number } | undefined> {
  if (platform() !== 'linux') return undefined
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const pages = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => readStatus(id))
  // A spare process waits beside the page's; it is small.
  return pages.reduce((a, b) => (a.nowMB > b.nowMB ? a : b))
}

function readStatus(process: number): { nowMB: number; mostMB: number } {
  const status = readFileSync(`/proc/${process}/status`, 'utf8')
  const megabytes = (key: string): number =>
    (Number(new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) * 1024) / 1e6
  return { nowMB: megabytes('VmRSS'), mostMB: megabytes('VmHWM') }
}
