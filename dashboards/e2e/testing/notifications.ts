import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { QUIET } from './browser.ts'

/** A browser with a profile of its own: in private windows Chromium takes no push. */
export async function openProfile(
  origin: string,
  options: BrowserContextOptions,
): Promise<{ readonly context: BrowserContext; readonly page: Page; close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'linli-profile-'))
  const context = await chromium.launchPersistentContext(folder, {
    ...options,
    executablePath: '/usr/bin/chromium',
    args: QUIET,
  })
  await context.grantPermissions(['notifications'], { origin })
  return {
    context,
    page: context.pages()[0] ?? (await context.newPage()),
    async close() {
      await context.close()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** What the push service would hand to the browser, decrypted. */
export async function deliverPush(page: Page, data: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const found = new Promise<string>(resolve => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [first] = registrations
      if (first !== undefined) resolve(first.registrationId)
    })
  })
  await session.send('ServiceWorker.enable')
  const { origin } = new URL(page.url())
  await session.send('ServiceWorker.deliverPushMessage', { origin, registrationId: await found, data })
  await session.detach()
}

export interface SeenNotification {
  readonly title: string
  readonly body: string
  readonly tag: string
  readonly requireInteraction: boolean
  readonly silent: boolean | null
}

/** Those that are shown now, once there is one that is as wanted. */
export const notificationsOf = (
  page: Page,
  wanted: Partial<SeenNotification>,
): Promise<readonly SeenNotification[]> =>
  page.evaluate(async wanted => {
    const registration = await navigator.serviceWorker.ready
    const isWanted = (one: object) =>
      Object.entries(wanted).every(([key, value]) => (one as Record<string, unknown>)[key] === value)
    for (;;) {
      const shown = await registration.getNotifications()
      const seen = shown.map(({ title, body, tag, requireInteraction, silent }) => ({
        ...{ title, body, tag, requireInteraction, silent },
      }))
      if (seen.some(isWanted)) return seen
      await new Promise(requestAnimationFrame)
    }
  }, wanted)
