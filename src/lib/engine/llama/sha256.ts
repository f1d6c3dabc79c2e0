/**
 * SHA-256 of some bytes, in lowercase hexadecimal.
 *
 * The browser's own digest takes 0.1 s for the model's 98 MB. Where it is missing (a LAN address without https is no
 * secure context) a library does the same in 1.3 s.
 *
 * @param bytes left as they are
 * @param subtle the browser's own digest; null when it has none
 */
export async function sha256Hex(
  bytes: Uint8Array<ArrayBuffer>,
  subtle: SubtleCrypto | null = globalThis.crypto?.subtle ?? null,
): Promise<string> {
  if (subtle === null) {
    const [{ sha256 }, { bytesToHex }] = await Promise.all([
      import('@noble/hashes/sha2.js'),
      import('@noble/hashes/utils.js'),
    ])
    return bytesToHex(sha256(bytes))
  }
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
