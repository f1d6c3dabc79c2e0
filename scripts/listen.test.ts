import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { addresses, listen } from './listen.mjs'

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

const make = () => http.createServer((_, response) => response.end('here'))

async function listening(port: number, host = 'localhost') {
  const server = await listen(make, { port, host })
  closers.push(server.close)
  return server.port
}

/** Occupies a port on one address. */
async function occupy(host: string) {
  const server = make()
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  closers.push(() => new Promise((resolve) => server.close(resolve)))
  return (server.address() as AddressInfo).port
}

test('answers at localhost', async () => {
  const port = await listening(0)
  expect(await (await fetch(`http://localhost:${port}/`)).text()).toBe('here')
})

test('takes a later port when the first is taken', async () => {
  const taken = await occupy('127.0.0.1')
  expect(await listening(taken)).toBeGreaterThan(taken)
})

test('takes a port only when it is free on both addresses of localhost', async (context) => {
  const taken = await occupy('::1').catch(() => 0)
  if (!taken) context.skip('this machine has no IPv6')
  expect(await listening(taken)).toBeGreaterThan(taken)
})

test('gives the port back when it closes', async () => {
  const first = await listen(make, { port: 0, host: 'localhost' })
  await first.close()
  expect(await listening(first.port)).toBe(first.port)
})

test('says in a sentence that an address is not one of this machine', async () => {
  // 192.0.2.0/24 is set aside for documentation.
  await expect(listen(make, { port: 0, host: '192.0.2.1' })).rejects.toThrow('no address 192.0.2.1')
})

test('prints localhost first, and brackets around IPv6', () => {
  expect(addresses('localhost', 80, '/')).toEqual(['http://localhost:80/'])
  expect(addresses('::1', 80, '/x/')).toEqual(['http://[::1]:80/x/'])
  expect(addresses('0.0.0.0', 80, '/')[0]).toBe('http://localhost:80/')
})
