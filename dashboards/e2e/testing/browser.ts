import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import type { Community } from './community.ts'

export const QUIET = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
/** For whatever must appear: what takes two seconds on a quiet machine has taken thirty on one with other things to do. */
export const PATIENCE_MS = 120_000

/** Nothing moves: what is pressed stands still, and what is closed is gone. */
const STILL = { reducedMotion: 'reduce', locale: 'zh-CN' } as const
export const DESK = { ...STILL, viewport: { width: 1440, height: 900 } }
export const PHONE = { ...STILL, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: '/usr/bin/chromium', args: QUIET })

export interface Window {
  readonly page: Page
  /** What went wrong in the page, and what it asked of other servers: nothing, if all is well. */
  readonly faults: string[]
}

/** A window of its own, with its own cookies, before anybody has signed in. */
export async function openWindow(
  browser: Browser,
  { origin }: Pick<Community, 'origin'>,
  options: BrowserContextOptions,
  prepare: (page: Page) => Promise<void> = async () => {},
): Promise<Window> {
  const context = await browser.newContext(options)
  context.setDefaultTimeout(PATIENCE_MS)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', error => faults.push(error.message))
  page.on('request', request => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:')) faults.push(request.url())
  })
  await prepare(page)
  await page.goto(origin)
  return { page, faults }
}

export const signIn = (page: Page, { server }: Pick<Community, 'server'>): Promise<void> =>
  signInAs(page, 'admin', server.password)

/** Resolves when what is shown is live. */
export async function signInAs(page: Page, username: string, password: string): Promise<void> {
  await page.fill('#username', username)
  await page.fill('#password', password)
  await page.keyboard.press('Enter')
  await page.locator('.feed-light[data-state="live"]').waitFor()
}

/** The row of the list that tells of a device, by its name. */
export const rowOf = (page: Page, name: string) => page.locator('.alert-row', { hasText: name })
