import { networkInterfaces } from 'node:os'

// `localhost` is both addresses; a browser may try either first.
const LOOPBACK = ['127.0.0.1', '::1']
const PORTS_TO_TRY = 50
const HIGHEST_PORT = 65535

/** @typedef {import('node:http').Server} Server */

/**
 * Listens on the port, or on the next one that is free.
 * @param {() => Server} makeServer called once for each address
 * @param {{ port: number, host: string }} where port 0: any free one
 * @returns {Promise<{ port: number, close: () => Promise<void> }>}
 * @throws {Error} in one sentence, when no port can be had
 */
export async function listen(makeServer, { port, host }) {
  const hosts = host === 'localhost' ? LOOPBACK : [host]
  const last = Math.min(port + PORTS_TO_TRY - 1, HIGHEST_PORT)
  for (let candidate = port; candidate <= last; candidate++) {
    const servers = await listenOnAll(makeServer, hosts, port === 0 ? 0 : candidate)
    if (servers.length > 0) return { port: portOf(servers[0]), close: () => closeAll(servers) }
  }
  throw new Error(`No port from ${port} to ${last} is free.`)
}

/**
 * @param {() => Server} makeServer
 * @param {string[]} hosts
 * @param {number} port
 * @returns {Promise<Server[]>} none when the port is taken on one of them
 */
async function listenOnAll(makeServer, hosts, port) {
  /** @type {Server[]} */
  const servers = []
  for (const host of hosts) {
    const server = makeServer()
    const code = await listenOnce(server, host, servers.length > 0 ? portOf(servers[0]) : port)
    if (!code) servers.push(server)
    else if (code === 'EADDRINUSE') {
      await closeAll(servers)
      return []
    } else if (host !== '::1' || servers.length === 0) {
      // A machine without IPv6 is none the worse for it.
      throw new Error(listenProblem(code, host, port))
    }
  }
  return servers
}

/**
 * @param {Server} server
 * @param {string} host
 * @param {number} port
 * @returns {Promise<string>} the system's error code; empty when it listens
 */
function listenOnce(server, host, port) {
  return new Promise((resolve) => {
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) =>
      resolve(error.code ?? 'error'),
    )
    server.listen({ port, host }, () => resolve(''))
  })
}

/** @param {string} code @param {string} host @param {number} port */
function listenProblem(code, host, port) {
  if (code === 'EACCES') return `Port ${port} is not for ordinary users; take one from 1024 on.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `This machine has no address ${host}.`
  return `Listening on ${host}:${port} failed (${code}).`
}

/** @param {Server} server */
function portOf(server) {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

/** @param {Server[]} servers */
async function closeAll(servers) {
  const closing = servers.map((server) => {
    const closed = new Promise((resolve) => server.close(resolve))
    // Browsers keep connections open for minutes.
    server.closeAllConnections()
    return closed
  })
  await Promise.all(closing)
}

/**
 * The addresses to print: the one for this machine first.
 * @param {string} host as given to `listen`
 * @param {number} port
 * @param {string} base
 */
export function addresses(host, port, base) {
  const hosts = host === '0.0.0.0' || host === '::' ? ['localhost', ...ownAddresses()] : [host]
  return hosts.map((name) => `http://${name.includes(':') ? `[${name}]` : name}:${port}${base}`)
}

/** IPv4 addresses under which other machines reach this one. */
function ownAddresses() {
  return Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)
}
