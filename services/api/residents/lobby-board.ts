import { type Alert, isWorse, SEVERITIES } from '../../domain/model/alert.ts'
import type { Roster } from '../../domain/model/roster.ts'
import { type Instant, toRfc3339 } from '../../domain/model/time.ts'
import { CASE_STAGES, type WireCaseStage } from '../wire/case.ts'
import type { WireLobby } from '../wire/lobby.ts'
import { publicPlace } from './public-place.ts'
import type { TopicOf } from './public-topic.ts'

export type Problem = WireLobby['open'][number]
export type Solved = WireLobby['solved'][number]

/** Rows of each; a screen turns its pages, and nobody stands before it for longer. */
export const ROWS_MAX = 60

/** What residents may know of these alerts: those of a place, under the names of what was described. */
export interface BoardOf {
  readonly topicOf: TopicOf
  readonly zones: Roster['zones']
}

/** Whether a screen may tell of it: only of trouble in a place. What ails a device is for those who mend it. */
export const isForScreens = (alert: Alert, topicOf: TopicOf): boolean => topicOf(alert)?.about === 'place'

export function openRows(alerts: readonly Alert[], of: BoardOf): Problem[] {
  const rows = alike(alerts, of).map(([first, ...others]): Problem => {
    const all = [first, ...others]
    return {
      ...headOf(first, all, of),
      severity: all.reduce(
        (worst, { severity }) => (isWorse(severity, worst) ? severity : worst),
        first.severity,
      ),
      stage: all.map(stageOf).reduce((least, stage) => (isBehind(stage, least) ? stage : least)),
      since: toRfc3339(Math.min(...all.map(({ raisedAt }) => raisedAt))),
    }
  })
  return rows.sort(worstFirst).slice(0, ROWS_MAX)
}

export function solvedRows(alerts: readonly Alert[], of: BoardOf): Solved[] {
  const rows = alike(alerts, of).map(
    ([first, ...others]): Solved => ({
      ...headOf(first, [first, ...others], of),
      at: toRfc3339(Math.max(...[first, ...others].map(endOf))),
    }),
  )
  return rows.sort((a, b) => latestFirst(a.at, b.at)).slice(0, ROWS_MAX)
}

/** When it was over for whoever lives there. */
export const endOf = ({ clearedAt, updatedAt }: Alert): Instant => clearedAt ?? updatedAt

const stageOf = ({ handling }: Alert): WireCaseStage => {
  if (handling === 'on-site') return 'on-site'
  return handling === 'new' ? 'reported' : 'assigned'
}

const isBehind = (a: WireCaseStage, b: WireCaseStage): boolean =>
  CASE_STAGES.indexOf(a) < CASE_STAGES.indexOf(b)

const worstFirst = (a: Problem, b: Problem): number =>
  SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) || latestFirst(a.since, b.since)

/** In one form and one zone, times go by their letters. */
const latestFirst = (a: string, b: string): number => (a === b ? 0 : a > b ? -1 : 1)

/** Of one sort in one place. */
function alike(alerts: readonly Alert[], { topicOf, zones }: BoardOf): (readonly [Alert, ...Alert[]])[] {
  const groups = new Map<string, [Alert, ...Alert[]]>()
  for (const alert of alerts) {
    const key = JSON.stringify([topicOf(alert)?.title, publicPlace(zones, alert.zone)])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [alert])
    else group.push(alert)
  }
  return [...groups.values()]
}

function headOf(alert: Alert, all: readonly Alert[], { topicOf, zones }: BoardOf) {
  const { en = '', zh = '' } = topicOf(alert)?.title ?? {}
  return { title: { en, zh }, place: publicPlace(zones, alert.zone), count: all.length }
}
