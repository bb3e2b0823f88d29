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
export const DESK = { viewport: { width: 1440, height: 900 }, locale: 'zh-CN' }
export const PHONE = {
  viewport: { width: 390, height: 844 },
  locale: 'zh-CN',
  hasTouch: true,
  isMobile: true,
}

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

export async function signIn(page: Page, { server }: Pick<Community, 'server'>): Promise<void> {
  await page.fill('#username', 'admin')
  await page.fill('#password', server.password)
  await page.keyboard.press('Enter')
  await page.locator('.feed-light[data-state="live"]').waitFor()
}

/** The row of the list that tells of a device, by its name. */
export const rowOf = (page: Page, name: string) => page.locator('.alert-row', { hasText: name })
