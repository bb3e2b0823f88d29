import { useMemo, useState } from 'react'
import type { Folding } from './grouping.ts'

export interface FoldingState extends Folding {
  fold(group: string): void
  unfold(matter: string): void
}

const NONE: ReadonlySet<string> = new Set()

/** Which groups are folded away, and which matters are spread out. */
export function useFolding(): FoldingState {
  const [folded, setFolded] = useState(NONE)
  const [unfolded, setUnfolded] = useState(NONE)
  return useMemo(
    () => ({
      ...{ folded, unfolded },
      fold: group => setFolded(before => flipped(before, group)),
      unfold: matter => setUnfolded(before => flipped(before, matter)),
    }),
    [folded, unfolded],
  )
}

function flipped(set: ReadonlySet<string>, one: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(one)) next.add(one)
  return next
}
