import { DAY } from '../../devices-sim/world/durations.ts'
import type { Happening } from '../../devices-sim/world/truth.ts'
import { reportOf } from '../../services/domain/quality/report.ts'
import type { RuleVerdict } from './judge.ts'
import type { Month } from './month.ts'

const HEADINGS = [
  ...['rule', 'raised', 'expected', 'matched', 'false', 'missed', 'precision', 'recall'],
  ...['delay p50', 'a day'],
]

/** A line for each rule, also where nothing happened that it should have told of. */
export function tableOf({ verdicts, from, to }: Month): string[] {
  const days = (to - from) / DAY
  const rows = [HEADINGS, ...verdicts.map(verdict => row(verdict, days))]
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map(cells => cells[column]?.length ?? 0)))
  return rows.map(cells =>
    cells
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  '),
  )
}

export function row(verdict: RuleVerdict, days: number): string[] {
  const { rule, raised, expected, missed, falseAlerts, delaysMs } = verdict
  return [
    rule,
    ...[raised, expected, expected - missed.length, falseAlerts.length, missed.length].map(String),
    raised === 0 ? '-' : share(precisionOf(verdict)),
    expected === 0 ? '-' : share(recallOf(verdict)),
    delaysMs.length === 0 ? '-' : `${Math.round((median(delaysMs) ?? 0) / 1_000)} s`,
    (raised / days).toFixed(1),
  ]
}

/** Which rules miss what they promise, and by what. */
export const failuresOf = ({ verdicts }: Month): string[] =>
  verdicts.flatMap(verdict => [
    ...(precisionOf(verdict) < verdict.limit
      ? [`${verdict.rule}: precision ${share(precisionOf(verdict))}`]
      : []),
    ...(recallOf(verdict) < verdict.limit ? [`${verdict.rule}: recall ${share(recallOf(verdict))}`] : []),
  ])

/** What less often happened than this proves little about its rule. */
export const EVENTS_MIN = 15

/** The rules of which a month proves little or nothing, since hardly anything happened. */
export const unprovenOf = ({ verdicts }: Month): string[] =>
  verdicts
    .filter(({ expected }) => expected < EVENTS_MIN)
    .map(
      ({ rule, expected }) => `${rule}: ${expected === 0 ? 'nothing' : `no more than ${expected}`} happened`,
    )

/** Each mistake by itself, for whoever looks for its cause. */
export const mistakesOf = ({ verdicts }: Month): string[] =>
  verdicts.flatMap(({ rule, falseAlerts, missed }) => [
    ...falseAlerts.map(
      ({ of: { deviceId, severity, raisedAt, clearedAt }, meanwhile }) =>
        `false: ${rule} (${severity}) on ${deviceId} ${span(raisedAt, clearedAt)}${others(meanwhile)}`,
    ),
    ...missed.map(
      ({ of, meanwhile }) =>
        `missed by ${rule}: ${happening(of)}${others(meanwhile.filter(one => one !== of))}`,
    ),
  ])

const others = (meanwhile: readonly Happening[]) =>
  meanwhile.length === 0 ? '' : `; meanwhile ${meanwhile.map(happening).join(', ')}`
const happening = ({ what, deviceId, from, to }: Happening) => `${what} on ${deviceId} ${span(from, to)}`
const span = (from: number, to: number | null | undefined) => `from ${iso(from)} to ${iso(to)}`

/** What the people of the site heard, by the standards of alarm management. */
export function loadOf({ lives, from, to }: Month): string[] {
  const report = reportOf(lives, { period: { from, to } })
  const { critical, high, rest } = report.priorities
  const held = lives.filter(({ heldBy }) => heldBy !== null).length
  return [
    `${lives.length} alerts, ${held} of them held back at first; ${report.alarms} alarms that people heard by themselves`,
    `critical ${critical}, high ${high}, others ${rest}`,
    ...report.figures.map(({ id, value, verdict }) => `${id}: ${value ?? '-'} (${verdict})`),
  ]
}

export const precisionOf = ({ raised, falseAlerts }: RuleVerdict): number =>
  raised === 0 ? 1 : 1 - falseAlerts.length / raised
export const recallOf = ({ expected, missed }: RuleVerdict): number =>
  expected === 0 ? 1 : 1 - missed.length / expected
const median = (list: readonly number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]
/** Rounded down: what is not whole must not look so. */
const share = (value: number) => (Math.floor(value * 10_000) / 10_000).toFixed(4)
const iso = (at: number | null | undefined) => (at == null ? 'now' : new Date(at).toISOString())
