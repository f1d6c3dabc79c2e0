import type { Svg } from './write-svg.ts'

/** Pixels for each one on the page, so that a picture is sharp in print and on fine screens. */
const SCALE = 2

/**
 * An SVG as PNG, drawn by the browser itself.
 *
 * @throws Error where the browser does not draw it, or gives no file
 */
export async function pngOf({ markup, width, height }: Svg): Promise<Blob> {
  const image = new Image(width, height)
  // As data: the page's policy has no room for images from elsewhere, not even from its own memory.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(markup)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width * SCALE
  canvas.height = height * SCALE
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (png) => (png ? resolve(png) : reject(new Error('png: no file came'))),
      'image/png',
    ),
  )
}
