import { describe, expect, test } from 'vitest'
import { NONE, playwrightTotals, sum, totalsLine, vitestTotals, withExit } from './totals.mjs'

describe('of Vitest', () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults: [
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
      { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] },
    ],
  }

  test('counts tests, with skipped and to-do as skipped', () => {
    expect(vitestTotals(report)).toEqual({ passed: 5, failed: 1, skipped: 3 })
  })

  test('counts a file that does not load as a failure', () => {
    const broken = { status: 'failed', assertionResults: [] }
    const testResults = [...report.testResults, broken]
    expect(vitestTotals({ ...report, testResults }).failed).toBe(2)
  })
})

describe('of Playwright', () => {
  const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 }

  test('counts a test that passed on the second try as failed', () => {
    expect(playwrightTotals({ stats, errors: [] })).toEqual({ passed: 4, failed: 2, skipped: 2 })
  })

  test('counts errors outside of tests', () => {
    expect(playwrightTotals({ stats, errors: [{ message: 'no server' }] }).failed).toBe(3)
  })
})

describe('withExit', () => {
  const passed = { passed: 3, failed: 0, skipped: 0 }

  test('adds a failure for a runner that fails though its tests pass', () => {
    expect(withExit(passed, true)).toEqual(passed)
    expect(withExit(passed, false).failed).toBe(1)
  })

  test('adds none where failed tests explain the exit', () => {
    expect(withExit({ ...passed, failed: 2 }, false).failed).toBe(2)
  })

  test('takes a runner without a test for failed', () => {
    expect(withExit(NONE, true).failed).toBe(1)
  })
})

test('writes the sum of all runners as one line', () => {
  const one = { passed: 2, failed: 1, skipped: 0 }
  expect(totalsLine(sum([one, one]))).toBe('4 passed, 2 failed')
  expect(totalsLine(sum([one, { ...one, skipped: 3 }]))).toBe('4 passed, 2 failed, 3 skipped')
})
