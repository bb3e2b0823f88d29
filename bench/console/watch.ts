import { setTimeout as pause } from 'node:timers/promises'
import type { CDPSession, Page } from 'playwright-core'
import { workInList } from '../../dashboards/e2e/testing/at-work.ts'
import { DESK, openBrowser, openWindow, signIn } from '../../dashboards/e2e/testing/browser.ts'
import { interactionsOf, measureInteractions, slowDown } from '../../dashboards/e2e/testing/interactions.ts'
import type { Storm } from '../../dashboards/e2e/testing/storm.ts'
import type { WireAlertList } from '../../services/api/wire/alert.ts'

/** A laptop of some years, as is usual where such figures are given. */
const SLOWER = 4
const MINUTE_MS = 60_000

export interface Watch {
  readonly minutes: number
  readonly perMinute: number
  readonly onProgress: (line: string) => void
}

export interface Seen {
  readonly interactionsMs: readonly number[]
  /** At the end of each minute, with all rubbish collected. */
  readonly heapMiB: readonly number[]
  /** By how many the page and the server differ at the end. */
  readonly wrong: number
}

/** Somebody works in the list all the time, while as many alerts come as are resolved. */
export async function watchConsole(storm: Storm, { minutes, perMinute, onProgress }: Watch): Promise<Seen> {
  const browser = await openBrowser()
  try {
    const { page } = await openWindow(browser, storm, DESK, measureInteractions)
    await signIn(page, storm)
    await page.locator('.alert-row').first().waitFor()
    const session = await slowDown(page, SLOWER)
    await session.send('HeapProfiler.enable')
    const seen = { interactionsMs: [] as number[], heapMiB: [] as number[] }
    for (let minute = 1; minute <= minutes; minute++) {
      const until = performance.now() + MINUTE_MS
      await Promise.all([rain(storm, perMinute), work(page, until)])
      seen.interactionsMs.push(...(await interactionsOf(page).take()))
      seen.heapMiB.push(await heapOf(session))
      onProgress(`minute ${minute}: ${seen.heapMiB.at(-1)?.toFixed(1)} MiB`)
    }
    return { ...seen, wrong: await difference(page, storm) }
  } finally {
    await browser.close()
  }
}

/** Evenly over the minute, each followed by the end of an old one. */
async function rain(storm: Storm, perMinute: number): Promise<void> {
  for (let n = 0; n < perMinute; n++) {
    await Promise.all([storm.raise(1), storm.settle(1), pause(MINUTE_MS / perMinute)])
  }
}

async function work(page: Page, until: number): Promise<void> {
  while (performance.now() < until) await workInList(page)
}

async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize / 2 ** 20
}

/** The page is given a moment to show the last ones. */
async function difference(page: Page, { origin, token }: Storm): Promise<number> {
  await pause(2_000)
  const headers = { authorization: `Bearer ${token}` }
  const reply = await fetch(`${origin}/api/alerts?handling=new&limit=1`, { headers })
  const { total } = (await reply.json()) as WireAlertList
  const tiles = await page.locator('.tile strong').allTextContents()
  return Math.abs(tiles.reduce((sum, text) => sum + Number(text), 0) - total)
}
