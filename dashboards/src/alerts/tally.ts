import type { WireAlert } from '../../../services/api/wire/alert.ts'
import { isHeld, isWaiting, SEVERITIES, type Severity } from './alert.ts'

/** How many there are, and how many of them nobody has taken up. */
export interface Count {
  readonly all: number
  readonly waiting: number
}

export interface Tally extends Count {
  readonly of: Readonly<Record<Severity, Count>>
}

type Rows = readonly WireAlert[]

const shown = new WeakMap<Rows, Tally>()
const withHeld = new WeakMap<Rows, Tally>()

/** Counted once for each state of the list, whoever asks and how often. */
export function tallyOf(rows: Rows, held = false): Tally {
  const made = held ? withHeld : shown
  let tally = made.get(rows)
  if (tally === undefined) {
    tally = counted(held ? rows : rows.filter(row => !isHeld(row)))
    made.set(rows, tally)
  }
  return tally
}

function counted(rows: Rows): Tally {
  const of = Object.fromEntries(SEVERITIES.map(severity => [severity, { all: 0, waiting: 0 }])) as Record<
    Severity,
    { all: number; waiting: number }
  >
  let waiting = 0
  for (const row of rows) {
    of[row.severity].all++
    if (!isWaiting(row)) continue
    of[row.severity].waiting++
    waiting++
  }
  return { all: rows.length, waiting, of }
}
