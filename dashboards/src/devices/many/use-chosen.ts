import { useCallback, useState } from 'react'
import { useLatest } from '../../app/use-latest.ts'
import { chosenWith, NOBODY } from './chosen.ts'

export type Choose = (id: string, toHere: boolean) => void

export interface ChosenDevices {
  /** In the order of the list; what is not shown is not chosen. */
  readonly ids: readonly string[]
  readonly has: (id: string) => boolean
  /** The same throughout: a hundred rows need not be drawn because one was chosen. */
  readonly choose: Choose
  readonly set: (ids: readonly string[]) => void
}

export function useChosen(shown: readonly string[]): ChosenDevices {
  const [chosen, setChosen] = useState(NOBODY)
  const latest = useLatest(shown)
  const choose = useCallback<Choose>(
    (id, toHere) => setChosen(before => chosenWith(before, latest.current, id, toHere)),
    [latest],
  )
  return {
    ids: shown.filter(id => chosen.ids.has(id)),
    has: id => chosen.ids.has(id),
    choose,
    set: ids => setChosen({ ids: new Set(ids), from: undefined }),
  }
}
