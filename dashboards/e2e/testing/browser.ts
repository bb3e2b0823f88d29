import { existsSync } from 'node:fs'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core'
import type { Community } from './community.ts'
import { slowDown } from './interactions.ts'

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
/** Pages as on a computer so many times slower: what does not wait for what it means is found that way. */
const SLOWER = Number(process.env.SLOWER_PAGES ?? 1)

/** Every window of a test waits as long, and is as slow as it was asked for. */
export function patient(context: BrowserContext): BrowserContext {
  context.setDefaultTimeout(PATIENCE_MS)
  if (SLOWER === 1) return context
  // A page that is closed before it is slow needs nothing of it.
  const slow = (page: Page) => void slowDown(page, SLOWER).catch(() => {})
  for (const page of context.pages()) slow(page)
  return context.on('page', slow)
}

/** Nothing moves: what is pressed stands still, and what is closed is gone. */
const STILL = { reducedMotion: 'reduce', locale: 'zh-CN' } as const
export const DESK = { ...STILL, viewport: { width: 1440, height: 900 } }
export const PHONE = { ...STILL, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

/** The same engine without a window's trappings: a quarter of the work less. */
const SHELL = '/usr/bin/chromium-headless-shell'

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: existsSync(SHELL) ? SHELL : '/usr/bin/chromium', args: QUIET })

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
  const context = patient(await browser.newContext(options))
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

/** Over the page of whose session has ended; resolves when the page is within reach again, for it was live all the time. */
export async function signInAgain(page: Page, password: string): Promise<void> {
  const over = page.locator('dialog.over-page')
  await over.getByText('已填写的内容都会保留').waitFor()
  await over.locator('#password:focus').fill(password)
  await over.getByRole('button', { name: '登录' }).click()
  await over.waitFor({ state: 'detached' })
}

/** The row of the list that tells of a device, by its name. */
export const rowOf = (page: Page, name: string) => page.locator('.alert-row', { hasText: name })
