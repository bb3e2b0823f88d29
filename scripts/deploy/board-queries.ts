import { readText } from '../house/root.ts'

export interface Panel {
  readonly id: number
  readonly title: string
  readonly datasource: { readonly uid: string }
  readonly targets: readonly { readonly query: string }[]
}

interface Board {
  readonly panels: readonly Panel[]
  readonly templating: { readonly list: readonly { readonly query: string }[] }
}

const board = JSON.parse(readText('dashboards/grafana/boards/community.json')) as Board

export const panels = board.panels

/** Every query of the board as Grafana sends it, all sites chosen. */
export const boardQueries: readonly string[] = [
  ...panels.flatMap(({ targets }) => targets.map(({ query }) => query)),
  ...board.templating.list.map(({ query }) => query),
].map(query =>
  query
    .replaceAll('$timeFilter', 'time >= 0ms')
    .replaceAll('$__interval', '1m')
    .replaceAll('/^$site$/', '/^.*$/'),
)

/** The measurement of a query, and what it calls by name there. */
export function namesIn(query: string): { readonly measurement: string; readonly names: readonly string[] } {
  const quoted = [...query.matchAll(/"([^"]+)"/g)].map(match => match[1] ?? '')
  const measurement = /FROM "([^"]+)"/.exec(query)?.[1] ?? ''
  const tagKey = /WITH KEY = "([^"]+)"/.exec(query)?.[1]
  return { measurement, names: [...quoted.filter(name => name !== measurement), ...(tagKey ? [tagKey] : [])] }
}
