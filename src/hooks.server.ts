import type { Handle } from '@sveltejs/kit'

/** The fonts of the first paint come with the page, so that no line breaks anew when they arrive. */
const isFirstFont = (path: string) => path.includes('-latin-') && !path.includes('-ext-')

export const handle: Handle = ({ event, resolve }) =>
  resolve(event, {
    preload: ({ type, path }) => (type === 'font' ? isFirstFont(path) : true),
  })
