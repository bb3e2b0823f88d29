import { type Instant, MINUTE } from '../../model/time.ts'
import type { AlertLife } from '../life.ts'

/** A minute that is the beginning of ten minutes and of a day. */
export const T0: Instant = 20_000 * 86_400_000

export const minutes = (n: number): Instant => T0 + n * MINUTE

let serial = 0

/** An alert that people were told of at once, and that nobody has touched; what matters to a test it says itself. */
export const lifeAt = (raisedAt: Instant, more: Partial<AlertLife> = {}): AlertLife => ({
  id: `s-${++serial}`,
  site: 's',
  zone: 'gate',
  deviceId: 'bin-1',
  rule: 'bin-full',
  severity: 'medium',
  raisedAt,
  announcedAt: raisedAt,
  grouped: false,
  clearedAt: null,
  clearedBy: null,
  takenAt: null,
  takenBy: null,
  resolvedAt: null,
  resolvedBy: null,
  cause: null,
  heldBy: null,
  shelved: false,
  chattered: false,
  ...more,
})

/** Over by itself after so long. */
export const over = (raisedAt: Instant, lastedMs: number, more: Partial<AlertLife> = {}): AlertLife =>
  lifeAt(raisedAt, { clearedAt: raisedAt + lastedMs, clearedBy: 'system', ...more })
