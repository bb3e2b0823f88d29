import { setTimeout as rest } from 'node:timers/promises'

/**
 * Far below what the server takes of one asker in a minute (LINLI_HTTP_REQUESTS_PER_MINUTE): asked as fast as it answers, it
 * refuses after some seconds, and a slow machine needs longer than that. The core is left to whoever is waited for, too.
 */
const EVERY_MS = 100

/** Asks until it is so, and answers what was said then. The one patience is the test's own: it ends where it never is. */
export async function askUntil<T>(
  ask: () => T | Promise<T>,
  isSo: (said: T) => boolean = Boolean,
): Promise<T> {
  for (;;) {
    const said = await ask()
    if (isSo(said)) return said
    await rest(EVERY_MS)
  }
}
