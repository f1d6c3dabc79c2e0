// Runs before the first paint, so that a reader's chosen theme does not flash the other one.
try {
  const theme = localStorage.getItem('logitscope:theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage is switched off: the system's theme it is.
}
