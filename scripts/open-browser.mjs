import { spawn } from 'node:child_process'

/**
 * Whether there is a browser to open in front of the user: not in CI, not over ssh, not without a
 * screen, and not when `BROWSER=none` says so.
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @param {boolean} onTerminal somebody typed the command
 */
export function canOpenBrowser(env, platform, onTerminal) {
  if (!onTerminal || env.CI || env.BROWSER === 'none') return false
  if (env.SSH_CONNECTION || env.SSH_TTY) return false
  if (platform === 'win32' || platform === 'darwin') return true
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}

/** Opens the address in the user's browser; where that fails, the printed address must do. @param {string} url */
export function openBrowser(url) {
  const [command, ...args] = opener(process.platform, process.env.BROWSER)
  const child = spawn(command, [...args, url], { detached: true, stdio: 'ignore' })
  child.on('error', () => {})
  child.unref()
}

/** @param {NodeJS.Platform} platform @param {string | undefined} browser */
function opener(platform, browser) {
  if (browser) return [browser]
  // `start` takes its first quoted argument for a title.
  if (platform === 'win32') return ['cmd', '/c', 'start', '""']
  return [platform === 'darwin' ? 'open' : 'xdg-open']
}
