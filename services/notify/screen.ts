import { createHash } from 'node:crypto'
import type { Severity } from '../domain/model/alert.ts'
import type { Instant } from '../domain/model/time.ts'
import type { NoticeChange, NoticeRecord, OpenScreen, ScreenRecord } from '../store/notice-store.ts'

export type ScreenOf = Pick<ScreenRecord, 'alertId' | 'channel' | 'kind' | 'mark'>

/** What is under way to a screen and shows nothing new: its end, or once more what it shows. */
export interface UnderWay {
  readonly isEnd: boolean
  readonly abort: AbortController
  readonly done: Promise<void>
}

/**
 * One light, phone or Alertmanager, as far as one alert goes. Several notices of it may be shown there, under one tag: they
 * have one end.
 */
export class Screen {
  readonly of: ScreenOf
  readonly shown = new Map<string, OpenScreen>()
  /** Sends under way that show it anew: its end waits for them. */
  raising = 0
  underWay: UnderWay | undefined
  /** When its end is tried, or it is shown once more; without end where nothing is to be told there. */
  dueAt: Instant = Number.POSITIVE_INFINITY
  callOff = () => {}

  constructor(of: ScreenOf) {
    this.of = of
  }

  get records(): ScreenRecord[] {
    return [...this.shown.values()].map(({ screen }) => screen)
  }

  /** The latest notice that is shown there. */
  get notice(): NoticeRecord | undefined {
    return [...this.shown.values()].at(-1)?.notice
  }

  /** What it is to be told the end of. */
  get ending(): ScreenRecord[] {
    return this.records.filter(({ ending }) => ending !== null)
  }

  get severities(): Severity[] {
    return [...new Set(this.records.map(({ severity }) => severity))]
  }

  put(screen: ScreenRecord, notice: NoticeRecord): NoticeChange {
    if (screen.endedAt === null) this.shown.set(screen.notice, { screen, notice })
    else this.shown.delete(screen.notice)
    return { type: 'screen', screen }
  }

  /** As it is from then on, of each that is shown still. */
  change(notices: readonly Pick<ScreenRecord, 'notice'>[], to: Partial<ScreenRecord>): NoticeChange[] {
    return notices.flatMap(one => {
      const known = this.shown.get(one.notice)
      return known === undefined ? [] : [this.put({ ...known.screen, ...to }, known.notice)]
    })
  }
}

/** By which an address is known again: nobody can be told by it. */
export const markOf = (address: string | undefined): string =>
  address === undefined ? '' : createHash('sha256').update(address).digest('base64url').slice(0, 22)

export const keyOf = ({ alertId, channel, mark }: ScreenOf): string =>
  JSON.stringify([alertId, channel, mark])
