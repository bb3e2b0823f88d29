import type { DurationMs, Instant } from '../../domain/model/time.ts'
import type { ChannelParts } from '../channel.ts'

/** Parts of a channel in a time that stands still until a test lets it pass. */
export interface StoppedTime extends ChannelParts {
  /** What waits for so long has waited. */
  pass(ms: DurationMs): void
}

export function stoppedTime(
  publish: ChannelParts['publish'] = () => Promise.reject(new Error('no broker here')),
  now: Instant = 1_795_219_201_000,
): StoppedTime {
  const waiting = new Set<{ readonly ms: DurationMs; readonly run: () => void }>()
  return {
    now: () => now,
    publish,
    timers: {
      after(ms, run) {
        const one = { ms, run }
        waiting.add(one)
        return () => void waiting.delete(one)
      },
    },
    pass(ms) {
      for (const one of [...waiting].filter(one => one.ms <= ms)) {
        waiting.delete(one)
        one.run()
      }
    },
  }
}
