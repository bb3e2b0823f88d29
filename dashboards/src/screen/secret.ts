const KEY = 'linli.screen'

/**
 * The secret of this screen: out of the link that was opened last, and from then on out of the browser's storage, so that it
 * is there after a power cut. Nothing where no link was ever opened here.
 */
export function takeSecret(): string | undefined {
  const given = location.hash.slice(1)
  if (given === '') return read()
  keep(given)
  // Whoever stands at the screen reads no secret off its address.
  history.replaceState(null, '', location.pathname)
  return given
}

function read(): string | undefined {
  try {
    return localStorage.getItem(KEY) ?? undefined
  } catch {
    return undefined
  }
}

function keep(secret: string): void {
  try {
    localStorage.setItem(KEY, secret)
  } catch {
    // Where storage is refused it lasts until the page is closed.
  }
}
