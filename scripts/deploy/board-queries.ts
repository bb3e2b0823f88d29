import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, readText } from '../house/root.ts'

export interface Panel {
  readonly id: number
  readonly title: string
  readonly datasource: { readonly uid: string }
  readonly targets: readonly { readonly query: string }[]
}

export interface Board {
  readonly name: string
  readonly uid: string
  readonly panels: readonly Panel[]
  readonly templating: { readonly list: readonly { readonly name: string; readonly query: string }[] }
}

const FOLDER = 'dashboards/grafana/boards'

export const boards: readonly Board[] = readdirSync(join(ROOT, FOLDER))
  .filter(name => name.endsWith('.json'))
  .map(name => ({ ...(JSON.parse(readText(`${FOLDER}/${name}`)) as Omit<Board, 'name'>), name }))

/** What Grafana makes of a query: the period, its step, and of each variable one value or, as here, all. */
export interface Chosen {
  readonly period: string
  readonly values?: Readonly<Record<string, string>>
}

export const queriesOf = ({ panels, templating }: Board): readonly string[] => [
  ...panels.flatMap(({ targets }) => targets.map(({ query }) => query)),
  ...templating.list.map(({ query }) => query),
]

export const asSent = (query: string, { period, values = {} }: Chosen): string =>
  query
    .replaceAll('$timeFilter', period)
    .replaceAll('$__interval', '1m')
    .replace(/\/\^\$(\w+)\$\//g, (_, name) => `/^${values[name] ?? '.*'}$/`)

/** Every query of every board, all sites chosen. */
export const boardQueries: readonly string[] = boards
  .flatMap(queriesOf)
  .map(query => asSent(query, { period: 'time >= 0ms' }))

/** The measurement of a query, and what it calls by name there; none where it asks several at once. */
export function namesIn(query: string): { readonly measurement: string; readonly names: readonly string[] } {
  const quoted = [...query.matchAll(/"([^"]+)"/g)].map(match => match[1] ?? '')
  const measurement = /FROM "([^"]+)"/.exec(query)?.[1] ?? ''
  const given = new Set([...query.matchAll(/AS "([^"]+)"/g)].map(match => match[1] ?? ''))
  const tagKey = /WITH KEY = "([^"]+)"/.exec(query)?.[1]
  const names = quoted.filter(name => name !== measurement && !given.has(name))
  return { measurement, names: [...names, ...(tagKey ? [tagKey] : [])] }
}
