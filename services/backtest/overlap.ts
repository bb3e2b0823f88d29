import type { Instant } from '../domain/model/time.ts'
import type { RaisedAlert } from '../store/past-reader.ts'

/** Which of the alerts of one device and rule an episode of the draft overlaps. Both come in the order of time. */
export class Overlap {
  readonly #alerts: readonly RaisedAlert[]
  readonly #met: boolean[]
  #next = 0

  constructor(alerts: readonly RaisedAlert[]) {
    this.#alerts = alerts
    this.#met = alerts.map(() => false)
  }

  /** The next episode; neither it nor one that follows ends before it begins. */
  episode(beganAt: Instant, endedAt: Instant | null): void {
    while (this.#isOverBefore(this.#next, beganAt)) this.#next += 1
    for (let i = this.#next; i < this.#alerts.length; i++) {
      if ((this.#alerts[i] as RaisedAlert).raisedAt > (endedAt ?? Number.POSITIVE_INFINITY)) return
      this.#met[i] = true
    }
  }

  *all(): Generator<[alert: RaisedAlert, alsoFired: boolean]> {
    for (const [i, alert] of this.#alerts.entries()) yield [alert, this.#met[i] === true]
  }

  #isOverBefore(i: number, at: Instant): boolean {
    const alert = this.#alerts[i]
    return alert !== undefined && alert.endedAt !== null && alert.endedAt < at
  }
}
