import type { WireAlertEvent } from '../../../services/api/wire/alert.ts'
import type { WireNotice } from '../../../services/api/wire/notice.ts'

export type ToldState = WireNotice['state'] | 'told'

/** One who was told: how it went the last time, and whether they answered. */
export interface ToldPerson {
  readonly person: string
  readonly at: string
  readonly times: number
  readonly state: ToldState
  readonly channels: readonly WireNotice['attempts'][number]['kind'][]
  readonly reason: string | null
  /** When they did something about it after they were told. */
  readonly answeredAt: string | undefined
}

/** From the ledger: by what, and what became of it. Whoever was told first stands first. */
export const toldByLedger = (
  notices: readonly WireNotice[],
  events: readonly WireAlertEvent[],
): ToldPerson[] =>
  grouped(
    notices.toSorted((a, b) => a.decidedAt.localeCompare(b.decidedAt)),
    ({ person }) => person,
  ).map(([person, theirs]) => {
    const last = theirs.at(-1) as WireNotice
    return {
      person,
      ...{ at: last.decidedAt, times: theirs.length, state: last.state, reason: last.reason },
      channels: [...new Set(last.attempts.map(({ kind }) => kind))],
      answeredAt: answerOf(person, (theirs[0] as WireNotice).decidedAt, events),
    }
  })

/** From the history, for those who do not read the ledger: who, and when. */
export const toldByEvents = (events: readonly WireAlertEvent[]): ToldPerson[] =>
  grouped(
    events.filter(({ notice }) => notice !== undefined),
    ({ notice }) => notice?.to ?? '',
  ).map(([person, theirs]) => ({
    ...{ person, times: theirs.length, state: 'told', channels: [], reason: null },
    at: (theirs.at(-1) as WireAlertEvent).at,
    answeredAt: answerOf(person, (theirs[0] as WireAlertEvent).at, events),
  }))

const ANSWERS: ReadonlySet<WireAlertEvent['type']> = new Set([
  'acknowledged',
  'assigned',
  'transferred',
  'returned',
  'on-site',
  'commented',
  'resolved',
])

const answerOf = (person: string, since: string, events: readonly WireAlertEvent[]): string | undefined =>
  events.find(({ type, actor, at }) => actor === person && at >= since && ANSWERS.has(type))?.at

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return [...groups]
}
