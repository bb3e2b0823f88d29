/**
 * The server's time as the console knows it. Ages are counted against it, not against this computer's clock, which
 * may be wrong, and which a replay of old data on the server has nothing to do with.
 */
export interface ServerClock {
  now(): number
  /** The server said that it is this time. */
  hear(serverNow: number): void
  /** Something happened at this time: the server's time is at least that. */
  atLeast(serverTime: number): void
}

export function serverClock(local: () => number): ServerClock {
  let aheadMs = 0
  return {
    now: () => local() + aheadMs,
    hear(serverNow) {
      aheadMs = serverNow - local()
    },
    atLeast(serverTime) {
      aheadMs = Math.max(aheadMs, serverTime - local())
    },
  }
}

export const clock = serverClock(Date.now)
