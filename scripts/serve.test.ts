import { expect, test } from 'vitest'
import { serveOptions } from './serve.mjs'

test('takes the port from the command line, then from PORT, then its own', () => {
  expect(serveOptions(['--port', '8080'], { PORT: '9090' }).port).toBe(8080)
  expect(serveOptions([], { PORT: '9090' }).port).toBe(9090)
  expect(serveOptions([], {})).toEqual({ port: 4564, host: 'localhost', base: '/' })
})

test('puts slashes around the base', () => {
  for (const base of ['x/y', '/x/y', 'x/y/', '/x/y/']) {
    expect(serveOptions(['--base', base], {}).base).toBe('/x/y/')
  }
})

test.each(['80a', '-1', '65536', ''])('refuses the port "%s"', (port) => {
  expect(() => serveOptions([`--port=${port}`], {})).toThrow('from 0 to 65535')
})

test('refuses an option it does not know', () => {
  expect(() => serveOptions(['--prot', '80'], {})).toThrow('--prot')
})
