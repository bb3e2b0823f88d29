import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { patient, QUIET } from './browser.ts'

/** A browser with a profile of its own: in private windows Chromium takes no push. */
export async function openProfile(
  origin: string,
  options: BrowserContextOptions,
): Promise<{ readonly context: BrowserContext; readonly page: Page; close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'linli-profile-'))
  const context = patient(
    await chromium.launchPersistentContext(folder, {
      ...options,
      executablePath: '/usr/bin/chromium',
      args: QUIET,
    }),
  )
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

export interface SeenNotification {
  readonly title: string
  readonly body: string
  readonly tag: string
  readonly requireInteraction: boolean
  readonly silent: boolean | null
}

/**
 * Delivers what the push service would hand to the browser, decrypted, and answers what is shown once that is. Chromium now
 * and then drops its first notification while it still looks for the desktop that is to show it: it is then handed over again.
 */
export async function pushed(page: Page, data: string): Promise<readonly SeenNotification[]> {
  const { title } = JSON.parse(data)
  for (let times = 1; times <= TIMES_MAX; times++) {
    await deliver(page, data)
    const seen = await seenWith(page, title)
    if (seen !== undefined) return seen
  }
  throw new Error(`no notification ${title} after ${TIMES_MAX} pushes`)
}

/** Each lasts some seconds at least, and longer where frames are slow to come. */
const TIMES_MAX = 20
const LOOKS_MAX = 200

async function deliver(page: Page, data: string): Promise<void> {
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

const seenWith = (page: Page, title: string): Promise<readonly SeenNotification[] | undefined> =>
  page.evaluate(
    async ([title, looksMax]) => {
      const registration = await navigator.serviceWorker.ready
      for (let looks = 0; looks < looksMax; looks++) {
        const seen = (await registration.getNotifications()).map(one => ({
          ...{ title: one.title, body: one.body, tag: one.tag },
          ...{ requireInteraction: one.requireInteraction, silent: one.silent },
        }))
        if (seen.some(one => one.title === title)) return seen
        await new Promise(requestAnimationFrame)
      }
    },
    [title, LOOKS_MAX] as const,
  )
