/**
 * How many tests of a runner, or of all runners, ended how.
 * @typedef {{ passed: number, failed: number, skipped: number }} Totals
 */

/** @type {Totals} */
export const NONE = { passed: 0, failed: 0, skipped: 0 }

/**
 * Of Vitest's JSON report.
 * @param {any} report
 * @returns {Totals}
 */
export function vitestTotals(report) {
  /** @type {{ status: string, assertionResults: { status: string }[] }[]} */
  const files = report.testResults
  // A file that does not load has no tests to fail: it fails itself.
  const broken = files.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/**
 * Of Playwright's JSON report. A test that failed first and passed on a second try has failed.
 * @param {any} report
 * @returns {Totals}
 */
export function playwrightTotals({ stats, errors }) {
  // Errors outside of any test: a file that does not load, a server that does not start.
  const failed = stats.unexpected + stats.flaky + errors.length
  return { passed: stats.expected, failed, skipped: stats.skipped }
}

/**
 * What a runner's exit status adds to its report: a runner that fails without a failed test, or
 * runs no test, has failed.
 * @param {Totals} totals
 * @param {boolean} exitedWell
 * @returns {Totals}
 */
export function withExit(totals, exitedWell) {
  const ran = totals.passed + totals.failed + totals.skipped > 0
  const failed = totals.failed || (exitedWell && ran ? 0 : 1)
  return { ...totals, failed }
}

/** @param {Totals[]} list @returns {Totals} */
export function sum(list) {
  return list.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
    }),
    NONE,
  )
}

/** The last line of a test run. @param {Totals} totals */
export function totalsLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
