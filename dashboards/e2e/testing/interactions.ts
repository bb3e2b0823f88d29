import type { CDPSession, Page } from 'playwright-core'

/** From each press of a key or click to the next frame that the page painted, as the browser itself measures it. */
export interface Interactions {
  /** In milliseconds, one for each interaction since it began or was asked last; those below 16 ms count as 16. */
  take(): Promise<number[]>
}

/** The least that the browser tells one by one. */
const SHORTEST_MS = 16

/** The browser counts those too of which it does not tell. */
interface Counting {
  readonly interactionCount: number
}

interface Timed extends PerformanceEntry {
  readonly interactionId: number
}

/** Before the page is opened. */
export async function measureInteractions(page: Page): Promise<void> {
  await page.addInitScript(shortest => {
    const longest = new Map<number, number>()
    Object.assign(globalThis, { longestOfInteraction: longest, interactionsTaken: 0 })
    new PerformanceObserver(list => {
      for (const { interactionId, duration } of list.getEntries() as Timed[]) {
        if (interactionId > 0)
          longest.set(interactionId, Math.max(longest.get(interactionId) ?? shortest, duration))
      }
    }).observe({ type: 'event', durationThreshold: shortest, buffered: true } as never)
  }, SHORTEST_MS)
}

export const interactionsOf = (page: Page): Interactions => ({
  take: () =>
    page.evaluate(shortest => {
      const own = globalThis as unknown as {
        readonly longestOfInteraction: Map<number, number>
        interactionsTaken: number
      }
      const { interactionCount } = performance as unknown as Counting
      const told = [...own.longestOfInteraction.values()]
      const untold = Math.max(0, interactionCount - own.interactionsTaken - told.length)
      own.longestOfInteraction.clear()
      own.interactionsTaken = interactionCount
      return [...told, ...Array<number>(untold).fill(shortest)]
    }, SHORTEST_MS),
})

/** As on a computer that is so many times slower. */
export async function slowDown(page: Page, times: number): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: times })
  return session
}

/** What so many in a hundred stay within. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * percent) / 100) - 1)] ?? 0
}
