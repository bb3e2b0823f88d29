/** What stands at `levels.0.when.value`; nothing where nothing does. */
export const valueAt = (root: unknown, path: string): unknown =>
  partsOf(path).reduce<unknown>(
    (value, part) => (isTree(value) ? (value as Record<string, unknown>)[part] : undefined),
    root,
  )

/** A copy with another value there; `undefined` takes away what was there, out of a list too. */
export function withValueAt<T>(root: T, path: string, value: unknown): T {
  const [first, ...rest] = partsOf(path)
  if (first === undefined) return value as T
  const below = rest.length === 0 ? value : withValueAt(childOf(root, first), rest.join('.'), value)
  if (Array.isArray(root)) return putInList(root, Number(first), below) as T
  const { [first]: _, ...others } = (isTree(root) ? root : {}) as Record<string, unknown>
  if (below === undefined) return others as T
  // In its place, so that what is read as text does not jump about.
  return (isTree(root) && first in root ? { ...root, [first]: below } : { ...others, [first]: below }) as T
}

const putInList = (list: readonly unknown[], i: number, value: unknown): unknown[] =>
  value === undefined ? list.toSpliced(i, 1) : i >= list.length ? [...list, value] : list.with(i, value)

const childOf = (value: unknown, part: string): unknown =>
  isTree(value) ? (value as Record<string, unknown>)[part] : undefined

const isTree = (value: unknown): value is object => typeof value === 'object' && value !== null

const partsOf = (path: string): string[] => (path === '' ? [] : path.split('.'))
