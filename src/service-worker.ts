/// <reference types="@sveltejs/kit" />
/// <reference lib="webworker" />
import { base, build, files, prerendered, version } from '$service-worker'

// After the first visit everything works offline. The model is not in here: the engine keeps it in a store of its own.

const worker = globalThis as unknown as ServiceWorkerGlobalScope
const CACHE = `logitscope-${version}`
const assets = new Set([...build, ...files])
const pages = new Set(prerendered.length > 0 ? prerendered : [`${base}/`])

worker.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([...assets, ...pages])))
})

worker.addEventListener('activate', (event) => {
  event.waitUntil(dropOldCaches())
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin) return
  if (assets.has(url.pathname)) event.respondWith(fromCache(request))
  else if (request.mode === 'navigate') event.respondWith(fromNetwork(request, url.pathname))
})

/** Files of a build never change: their names have their hashes. */
async function fromCache(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE)
  return (await cache.match(request, { ignoreVary: true })) ?? fetch(request)
}

/** A page comes from the network where there is one, so that a new version is seen at once. */
async function fromNetwork(request: Request, path: string): Promise<Response> {
  try {
    return await fetch(request)
  } catch (error) {
    const cache = await caches.open(CACHE)
    const page = (await cache.match(path, { ignoreVary: true })) ?? (await cache.match(`${base}/`))
    if (page) return page
    throw error
  }
}

async function dropOldCaches(): Promise<void> {
  const names = await caches.keys()
  const old = names.filter((name) => name.startsWith('logitscope-') && name !== CACHE)
  await Promise.all(old.map((name) => caches.delete(name)))
}
