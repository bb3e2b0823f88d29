import { covers } from '../decode/topic-filter.ts'

/**
 * What a system that speaks for devices may subscribe to, so that it starts: what its own sources mean, and what lies under
 * the first level of their topics, where such systems wait for orders (`zigbee2mqtt/+/set`, `frigate/+/detect/set`).
 */
export const mayHear = (filter: string, sourceFilters: readonly string[]): boolean =>
  sourceFilters.some(each => covers(each, filter) || isUnder(rootOf(each), filter))

const isUnder = (root: string | undefined, filter: string): boolean =>
  root !== undefined && (filter === root || filter.startsWith(`${root}/`))

/** Nobody's but the server's: what lies under it has rights of its own. */
const RESERVED: ReadonlySet<string> = new Set(['community'])

function rootOf(filter: string): string | undefined {
  const root = filter.split('/', 1)[0] ?? ''
  const isOwn = root !== '' && root !== '+' && root !== '#' && !root.startsWith('$') && !RESERVED.has(root)
  return isOwn ? root : undefined
}
