const QUIET_MS = 10_000

/**
 * One line of progress: rewritten in place on a terminal, a new line every ten seconds elsewhere.
 * @param {NodeJS.WriteStream} stream
 */
export function progressLine(stream = process.stdout) {
  let printedAt = Date.now()
  return {
    /** @param {string} text */
    update(text) {
      if (stream.isTTY) stream.write(`\r\x1b[2K${text}`)
      else if (Date.now() - printedAt >= QUIET_MS) {
        printedAt = Date.now()
        stream.write(`${text}\n`)
      }
    },
    clear() {
      if (stream.isTTY) stream.write('\r\x1b[2K')
    },
  }
}

/** Whole megabytes, as download sizes are said. @param {number} bytes */
export const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`
