import { expect, test } from 'vitest'
import { canOpenBrowser } from './open-browser.mjs'

test('opens a browser in front of a user with a screen', () => {
  expect(canOpenBrowser({ DISPLAY: ':0' }, 'linux', true)).toBe(true)
  expect(canOpenBrowser({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux', true)).toBe(true)
  expect(canOpenBrowser({}, 'darwin', true)).toBe(true)
  expect(canOpenBrowser({}, 'win32', true)).toBe(true)
})

test.each([
  ['without a screen', {}, true],
  ['in CI', { DISPLAY: ':0', CI: 'true' }, true],
  ['over ssh', { DISPLAY: ':0', SSH_CONNECTION: '10.0.0.1' }, true],
  ['when told not to', { DISPLAY: ':0', BROWSER: 'none' }, true],
  ['without a terminal', { DISPLAY: ':0' }, false],
])('opens none %s', (_, env, onTerminal) => {
  expect(canOpenBrowser(env, 'linux', onTerminal)).toBe(false)
})
