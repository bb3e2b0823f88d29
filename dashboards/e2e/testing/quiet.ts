import type { Page, Request } from 'playwright-core'

/** As long as the browser's own `networkidle`, which tells of the load of a document alone. */
const QUIET_MS = 500

const followed = new WeakMap<Page, Set<Request>>()

/** From before its first address on, so that none of its requests is missed. */
export function follow(page: Page): void {
  const open = new Set<Request>()
  const ended = (request: Request) => void open.delete(request)
  page.on('request', request => open.add(request))
  page.on('requestfinished', ended).on('requestfailed', ended)
  // Of a document that was left not every request is said to have ended; the load itself is waited for by `networkidle`.
  page.on('load', () => open.clear())
  followed.set(page, open)
}

/** Resolves when the page has waited for no answer for half a second: what is drawn late has no name of its own to wait for. */
export function quiet(page: Page): Promise<void> {
  const open = followed.get(page) ?? new Set()
  const { promise, resolve } = Promise.withResolvers<void>()
  let timer: NodeJS.Timeout | undefined
  const changed = () => {
    clearTimeout(timer)
    if (open.size === 0) timer = setTimeout(done, QUIET_MS)
  }
  const done = () => {
    page.off('request', changed).off('requestfinished', changed).off('requestfailed', changed)
    resolve()
  }
  page.on('request', changed).on('requestfinished', changed).on('requestfailed', changed)
  changed()
  return promise
}
