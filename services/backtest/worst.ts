import { SEVERITIES } from '../domain/model/alert.ts'
import type { BacktestEpisode } from './desk.ts'

/** The worst episodes of however many, of those that are as bad the newest. */
export class Worst {
  readonly #max: number
  #kept: BacktestEpisode[] = []

  constructor(max: number) {
    this.#max = max
  }

  add(episode: BacktestEpisode): void {
    this.#kept.push(episode)
    if (this.#kept.length >= 2 * this.#max) this.#kept = this.inOrder()
  }

  inOrder(): BacktestEpisode[] {
    return this.#kept.toSorted(worstFirst).slice(0, this.#max)
  }
}

const badness = ({ alert }: BacktestEpisode): number => SEVERITIES.indexOf(alert.peakSeverity)

const worstFirst = (a: BacktestEpisode, b: BacktestEpisode): number =>
  badness(b) - badness(a) || b.alert.raisedAt - a.alert.raisedAt
