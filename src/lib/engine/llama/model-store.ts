/** Why nothing can be kept for the next visit: no https and not localhost, or a browser that has no storage to give. */
export type NoStorage = 'insecure-context' | 'no-storage'

/** A file in the browser's own storage, opened for one reader and writer alone. */
export type StoredFile = {
  getSize(): number
  read(into: Uint8Array, options: { at: number }): number
  write(bytes: Uint8Array, options: { at: number }): number
  truncate(size: number): void
  close(): void
}

/**
 * Opens the file of a name (made if it is not there), hands it to `use` and closes it; or hands over why there is none.
 * While another tab has the file, `onWait` is called now and then with the bytes it has so far.
 */
export type ModelStore = <T>(
  name: string,
  use: (file: StoredFile | NoStorage) => Promise<T>,
  onWait: (storedBytes: number) => void,
) => Promise<T>

/**
 * The origin-private file system of this browser, in a worker.
 *
 * What is written is on disk at once, so that a download that breaks off, or whose tab is closed, goes on where it was.
 * A file can be open once only; a second tab that loads the same model waits for the first here, and then finds the file.
 */
export const browserStore: ModelStore = async (name, use, onWait) => {
  if (!globalThis.isSecureContext) return use('insecure-context')
  if (navigator.locks === undefined) return use('no-storage')
  const watch = setInterval(() => void storedBytes(name).then(onWait), 500)
  return navigator.locks.request(`logitscope:${name}`, async () => {
    clearInterval(watch)
    const file = await openFile(name)
    if (file === undefined) return use('no-storage')
    try {
      return await use(file)
    } finally {
      file.close()
    }
  })
}

/** Bytes kept under that name, without opening the file; 0 when there are none. Works on the page and in a worker. */
export async function storedBytes(name: string): Promise<number> {
  try {
    const folder = await navigator.storage.getDirectory()
    const handle = await folder.getFileHandle(name)
    return (await handle.getFile()).size
  } catch {
    return 0
  }
}

/** The part of a file handle that only workers see, and that old browsers lack. */
type WorkerFileHandle = FileSystemFileHandle & {
  createSyncAccessHandle?: () => Promise<StoredFile>
}

async function openFile(name: string): Promise<StoredFile | undefined> {
  try {
    const folder = await navigator.storage.getDirectory()
    const handle: WorkerFileHandle = await folder.getFileHandle(name, { create: true })
    return await openWhenFree(handle)
  } catch {
    // Private windows and browsers told to keep nothing refuse in ways of their own; the download goes on without.
    return undefined
  }
}

/**
 * A worker that was ended gives its lock back a moment before its file: measured, up to a second in Firefox. So a file that
 * is still open is asked for again, for a few seconds.
 */
async function openWhenFree(handle: WorkerFileHandle): Promise<StoredFile | undefined> {
  for (let triesLeft = 100; ; triesLeft--) {
    try {
      return await handle.createSyncAccessHandle?.()
    } catch (error) {
      const isOpen = error instanceof DOMException && error.name === 'NoModificationAllowedError'
      if (!isOpen || triesLeft === 0) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}
