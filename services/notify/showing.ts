import type { Severity } from '../domain/model/alert.ts'
import type { Instant } from '../domain/model/time.ts'
import type { NoticeChange, NoticeRecord, ScreenRecord } from '../store/notice-store.ts'
import type { Sent } from './channel.ts'
import { markOf, type Screen } from './screen.ts'

export interface Shown {
  readonly notice: NoticeRecord
  readonly severity: Severity
  readonly now: () => Instant
  /** Nothing more of it is under way to this one. */
  readonly over: (screen: Screen) => void
}

/**
 * An attempt that shows a notice on some screens. They are on record as such before it is made; what else is under way to
 * them is called off, and their end waits until it is known which of them took it.
 */
export class Showing {
  /** To be put on record with the attempt. */
  readonly begun: readonly NoticeChange[]
  readonly #screens: readonly Screen[]
  readonly #shown: Shown
  readonly #took = new Set<string>()
  #isOver = false

  constructor(screens: readonly Screen[], shown: Shown) {
    this.#screens = screens
    this.#shown = shown
    this.begun = screens.flatMap(screen => this.#begin(screen))
  }

  /** Nothing else is on its way there any more: what is sent now comes last. */
  async isClear(): Promise<void> {
    await Promise.all(this.#screens.map(({ underWay }) => underWay?.done))
  }

  /** What became of it at one address. It may be there where nobody knows. */
  sent(address: string | undefined, sent: Sent): void {
    if (sent.ok || sent.isUncertain || sent.isLeftThere) this.#took.add(markOf(address))
  }

  /** To be put on record with what became of the attempt. */
  ended(): NoticeChange[] {
    return this.#screens.flatMap(screen =>
      this.#took.has(screen.of.mark) ? this.#isThere(screen) : this.#isNotThere(screen),
    )
  }

  /** Whatever became of it, also where it came to nothing. */
  over(): void {
    if (this.#isOver) return
    this.#isOver = true
    for (const screen of this.#screens) {
      this.#isNotThere(screen)
      screen.raising -= 1
      this.#shown.over(screen)
    }
  }

  #begin(screen: Screen): NoticeChange[] {
    const { notice, severity } = this.#shown
    screen.raising += 1
    screen.callOff()
    screen.underWay?.abort.abort()
    if (screen.shown.has(notice.id)) return []
    return [screen.put({ ...screen.of, ...NOT_KNOWN, notice: notice.id, severity }, notice)]
  }

  /** Unless it was ended meanwhile, it is shown: so there is no end to be told of what was shown before. */
  #isThere(screen: Screen): NoticeChange[] {
    const { notice, now } = this.#shown
    const record = screen.shown.get(notice.id)?.screen
    if (record === undefined) return []
    const endedAt = now()
    const there = screen.change([record], { shownAt: record.shownAt ?? endedAt })
    const before = record.ending === null ? screen.ending : []
    return [...there, ...screen.change(before, { outcome: 'shown-anew', reason: null, endedAt })]
  }

  #isNotThere(screen: Screen): NoticeChange[] {
    const record = screen.shown.get(this.#shown.notice.id)?.screen
    if (record === undefined || record.shownAt !== null) return []
    screen.shown.delete(record.notice)
    return [{ type: 'no-screen', screen: record }]
  }
}

const NOT_KNOWN = {
  shownAt: null,
  ending: null,
  endingAt: null,
  attempts: 0,
  outcome: null,
  reason: null,
  endedAt: null,
} as const satisfies Partial<ScreenRecord>
