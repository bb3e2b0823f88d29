import type { Page } from 'playwright-core'
import { quiet } from './quiet.ts'

/** Brings a tab to an address of its server, and resolves when what the page there is known by is to be seen. */
export type Lead = (page: Page, origin: string, path: string, shows: string) => Promise<void>

/** As somebody who opens a link: everything is fetched and begun anew. */
export const coldly: Lead = async (page, origin, path, shows) => {
  // Of two addresses that differ behind the # alone the second would not be loaded.
  await page.goto('about:blank')
  await page.goto(origin + path)
  await page.locator(shows).first().waitFor()
  // What is drawn late (a chart, a picture) has no name of its own to wait for.
  await page.waitForLoadState('networkidle')
}

/**
 * As somebody who is there already, and goes on inside the page: a fraction of the work of a cold load. By way of a page with
 * nothing on it, so that of what the next one is known by nothing is left over from the last.
 */
export const within: Lead = async (page, origin, path, shows) => {
  const nowhere = NOWHERE[entryOf(path)]
  const isThere = page.url().startsWith(origin) && entryOf(new URL(page.url()).pathname) === entryOf(path)
  if (nowhere === undefined || !isThere || path.includes('#') || path === nowhere.path)
    return coldly(page, origin, path, shows)
  await go(page, nowhere.path)
  await page.locator(nowhere.shows).waitFor()
  await page.evaluate(mark, shows)
  await go(page, path)
  await page.locator(`:is(${shows}):not([data-before])`).first().waitFor()
  await quiet(page)
}

/** What is one document for its router. */
type Entry = 'desk' | 'phone' | 'case' | 'screen' | 'welcome'

function entryOf(path: string): Entry {
  const [, first = ''] = /^\/([^/?#]*)/.exec(path) ?? []
  if (first === 'm') return 'phone'
  return first === 'case' || first === 'screen' || first === 'welcome' ? first : 'desk'
}

/** Where an entry has a router: an address without a page, and what tells that it is there. */
const NOWHERE: Readonly<Partial<Record<Entry, { readonly path: string; readonly shows: string }>>> = {
  desk: { path: '/nothing', shows: 'main .blank a[href="/"]' },
  phone: { path: '/m/nothing', shows: 'main a[href="/m"]' },
  case: { path: '/case', shows: '#case-number' },
}

/** The way that Back and Forward go. */
const go = (page: Page, path: string): Promise<void> =>
  page.evaluate(path => {
    history.pushState(null, '', path)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)

function mark(shows: string): void {
  for (const one of document.querySelectorAll(shows)) one.setAttribute('data-before', '')
}
