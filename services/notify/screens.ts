import type { Ending } from '../domain/model/notice.ts'
import type { Instant } from '../domain/model/time.ts'
import type { NoticeChange, NoticeRecord, OpenScreen } from '../store/notice-store.ts'
import type { Message } from './channel.ts'
import type { OpenChannels } from './open-channels.ts'
import { keyOf, markOf, Screen, type ScreenOf } from './screen.ts'
import { ScreenTeller, type TellerOptions } from './screen-teller.ts'
import { Showing } from './showing.ts'
import type { Way } from './ways.ts'

export interface ScreensOptions extends TellerOptions {
  readonly channels: Pick<OpenChannels, 'send' | 'renewAfterMs' | 'tellsEnd'>
}

/**
 * Whoever shows an alert: lights, phones, an Alertmanager. Each that was told of it is told once that it calls nobody any
 * more, after all that was sent to it before, and before all that is sent to it later. It is no notice to a person: no pace
 * and no quiet hours hold it up.
 */
export class Screens {
  readonly #options: ScreensOptions
  readonly #teller: ScreenTeller
  readonly #byAlert = new Map<string, Map<string, Screen>>()

  constructor(options: ScreensOptions) {
    this.#options = options
    this.#teller = new ScreenTeller({
      ...options,
      told: (screen, outcome, reason) => {
        options.told(screen, outcome, reason)
        this.#forget(screen)
      },
    })
  }

  get underWay(): number {
    return this.#teller.underWay
  }

  /** As the last process left them. What was under way when it ended may be shown, so it counts as that. */
  restore(open: readonly OpenScreen[]): void {
    this.#byAlert.clear()
    for (const { screen, notice } of open.toSorted((a, b) => a.notice.queuedAt - b.notice.queuedAt))
      this.#of(screen).put({ ...screen, shownAt: screen.shownAt ?? this.#options.now() }, notice)
  }

  /** From now on they are told what is due. */
  start(): void {
    this.#teller.start()
    const now = this.#options.now()
    for (const screen of this.#all()) {
      const isDue = screen.ending.length > 0 || Number.isFinite(this.#teller.renewalAt(screen))
      screen.dueAt = isDue ? now : Number.POSITIVE_INFINITY
      this.#teller.pump(screen)
    }
  }

  async stop(): Promise<void> {
    await this.#teller.stop(this.#all())
  }

  /** It calls nobody any more: what is to be on record before anybody is told. */
  end(alertId: string, ending: Ending, at: Instant): NoticeChange[] {
    return this.#ofAlert(alertId).flatMap(screen => {
      screen.dueAt = this.#options.now()
      return screen.records.flatMap(one => screen.change([one], { ending, endingAt: one.endingAt ?? at }))
    })
  }

  /** What was to be on record is. What was only shown once more is not waited for. */
  tell(alertId: string): void {
    for (const screen of this.#ofAlert(alertId)) {
      if (screen.underWay?.isEnd === false) screen.underWay.abort.abort()
      this.#teller.pump(screen)
    }
  }

  /** A notice is about to be sent. Of what calls nobody, or is about several, there is nothing to be shown. */
  show(notice: NoticeRecord, { channel, kind, addresses }: Way, message: Message): Showing {
    const { now, channels } = this.#options
    const { alertId, severity, isEnded, isDigest } = message
    const isShown = channels.tellsEnd(kind) && !isEnded && !isDigest
    const screens = isShown
      ? addresses.map(address => this.#of({ alertId, channel, kind, mark: markOf(address) }))
      : []
    return new Showing(screens, { notice, severity, now, over: screen => this.#shown(screen) })
  }

  #shown(screen: Screen): void {
    screen.dueAt = screen.ending.length > 0 ? this.#options.now() : this.#teller.renewalAt(screen)
    this.#teller.pump(screen)
    this.#forget(screen)
  }

  #of({ alertId, channel, kind, mark }: ScreenOf): Screen {
    const of = { alertId, channel, kind, mark }
    const ofAlert = this.#byAlert.get(alertId) ?? new Map<string, Screen>()
    this.#byAlert.set(alertId, ofAlert)
    const screen = ofAlert.get(keyOf(of)) ?? new Screen(of)
    ofAlert.set(keyOf(of), screen)
    return screen
  }

  #ofAlert(alertId: string): Screen[] {
    return [...(this.#byAlert.get(alertId)?.values() ?? [])]
  }

  #all(): Screen[] {
    return [...this.#byAlert.values()].flatMap(ofAlert => [...ofAlert.values()])
  }

  #forget(screen: Screen): void {
    if (screen.shown.size > 0 || screen.raising > 0) return
    const { alertId } = screen.of
    const ofAlert = this.#byAlert.get(alertId)
    ofAlert?.delete(keyOf(screen.of))
    if (ofAlert?.size === 0) this.#byAlert.delete(alertId)
  }
}
