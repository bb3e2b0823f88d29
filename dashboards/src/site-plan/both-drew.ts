import type { Draft, DraftOutline } from './draft.ts'

/** What somebody changed of a plan. */
export interface Changes {
  readonly placed: readonly string[]
  readonly moved: readonly string[]
  readonly taken: readonly string[]
  readonly outlines: number
  /** Its name, its order or its shape. */
  readonly sheet: boolean
}

export function changesOf(before: Draft, now: Draft): Changes {
  const [old, fresh] = [placesOf(before), placesOf(now)]
  const outlines = apart(before.outlines, now.outlines).length + apart(now.outlines, before.outlines).length
  return {
    placed: [...fresh.keys()].filter(id => !old.has(id)),
    moved: [...fresh].filter(([id, place]) => old.has(id) && old.get(id) !== place).map(([id]) => id),
    taken: [...old.keys()].filter(id => !fresh.has(id)),
    outlines: Math.ceil(outlines / 2),
    sheet: sheetOf(before) !== sheetOf(now),
  }
}

/** Theirs with what I changed since we both began: of what both changed, mine. */
export function bothDrew(base: Draft, mine: Draft, theirs: Draft): Draft {
  const { placed, moved, taken } = changesOf(base, mine)
  const own = new Set([...placed, ...moved, ...taken])
  const devices = [
    ...theirs.devices.filter(({ device }) => !own.has(device)),
    ...mine.devices.filter(({ device }) => own.has(device)),
  ]
  const gone = new Set(apart(base.outlines, mine.outlines).map(keyOf))
  const known = new Set(theirs.outlines.map(keyOf))
  const added = apart(mine.outlines, base.outlines).filter(outline => !known.has(keyOf(outline)))
  const outlines = [...theirs.outlines.filter(outline => !gone.has(keyOf(outline))), ...added]
  const { name, order, aspect } = sheetOf(base) === sheetOf(mine) ? theirs : mine
  return { name, order, aspect, devices, outlines }
}

const placesOf = ({ devices }: Draft): ReadonlyMap<string, string> =>
  new Map(devices.map(({ device, x, y }) => [device, `${x} ${y}`]))

const sheetOf = ({ name, order, aspect }: Draft): string => JSON.stringify([name.en, name.zh, order, aspect])

/** Those of the first that are not among the second. */
function apart(some: readonly DraftOutline[], others: readonly DraftOutline[]): readonly DraftOutline[] {
  const known = new Set(others.map(keyOf))
  return some.filter(outline => !known.has(keyOf(outline)))
}

const keyOf = ({ zone, look, corners }: DraftOutline): string =>
  JSON.stringify([zone ?? null, look, corners.map(({ x, y }) => [x, y])])
