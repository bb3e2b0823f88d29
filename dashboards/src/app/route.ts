import { PAGE_NAMES, type PageName, pageOf } from './pages.ts'

/** What the address asks for. */
export interface Route {
  readonly page: PageName | 'unknown'
  readonly rest: readonly string[]
}

const UNKNOWN: Route = { page: 'unknown', rest: [] }

/** The page whose path is the longest beginning of the address, part by part. */
export function routeOf(path: string): Route {
  const parts = path.split('/').filter(Boolean).map(decoded)
  if (parts.length === 0) return { page: 'alerts', rest: [] }
  const page = PAGE_NAMES.filter(name => begins(parts, partsOf(name))).sort(byLength)[0]
  if (page === undefined) return UNKNOWN
  const rest = parts.slice(partsOf(page).length)
  return rest.length > pageOf(page).restMax ? UNKNOWN : { page, rest }
}

export const alertPath = (id: string): string => `/alerts/${encodeURIComponent(id)}`
export const devicePath = (id: string): string => `/devices/${encodeURIComponent(id)}`

const partsOf = (name: PageName): readonly string[] => pageOf(name).path.split('/').filter(Boolean)
const begins = (parts: readonly string[], own: readonly string[]) => own.every((part, i) => parts[i] === part)
const byLength = (a: PageName, b: PageName) => partsOf(b).length - partsOf(a).length

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
