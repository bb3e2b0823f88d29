import { type UseMutationResult, useMutation, useQueries } from '@tanstack/react-query'
import { App } from 'antd'
import type { WireListedSource, WireUnclaimedProposals } from '../../../../services/api/wire/source.ts'
import { useDevices, useKinds } from '../../api/devices.ts'
import { ask } from '../../api/request.ts'
import { getting } from '../../api/use-get.ts'
import { useSay } from '../../words/use-say.ts'
import { type Waiting, waitingPath } from '../sources/source-api.ts'
import { clearOf, deviceOf, type Proposal, proposed } from './adoption.ts'
import { useAdoptedAnew } from './use-adopting.ts'
import { useTakingBack } from './use-taking-back.tsx'
import { keyOf } from './WaitingCard.tsx'
import { words } from './words.ts'

export interface WaitingRow {
  readonly waiting: Waiting
  readonly source: WireListedSource
}

export interface ClearRow extends WaitingRow {
  readonly proposal: Proposal
  readonly title: string
  readonly zone: string
}

/** Those of which all is known that has to be: what they are, and where they are to stand. */
export function useClearRows(rows: readonly WaitingRow[], zone: string): ReadonlyMap<string, ClearRow> {
  const { of } = useSay(words)
  const { data: kinds } = useKinds()
  const asked = useQueries({
    queries: rows.map(({ waiting }) => getting<WireUnclaimedProposals>(waitingPath(waiting))),
  })
  const clear = rows.flatMap((row, i): [string, ClearRow][] => {
    const proposal = clearOf(asked[i]?.data?.proposals)
    const kind = proposal && kinds?.get(proposal.kind)
    const isClear = proposal !== undefined && kind !== undefined && !proposal.needsMounting && zone !== ''
    return isClear ? [[keyOf(row.waiting), { ...row, proposal, title: of(kind.title), zone }]] : []
  })
  return new Map(clear)
}

interface Adopted {
  readonly ids: readonly string[]
  readonly refused: number
}

/** One after the other, each by itself: what is refused goes on waiting, and its own form says why. */
export function useAdoptSeveral(): UseMutationResult<Adopted, unknown, readonly ClearRow[]> {
  const { say } = useSay(words)
  const { message } = App.useApp()
  const { data: devices } = useDevices()
  const anew = useAdoptedAnew()
  const told = useTakingBack()
  return useMutation({
    async mutationFn(rows: readonly ClearRow[]) {
      const ids = new Set<string>()
      let refused = 0
      const isTaken = (id: string) => ids.has(id) || (devices?.byId.has(id) ?? false)
      for (const { waiting, source, proposal, title, zone } of rows) {
        const adoption = proposed(waiting, proposal, { zone, title, isTaken })
        const body = deviceOf(adoption, waiting, source)
        await ask(pathOf(adoption.id), { method: 'PUT', body }).then(
          () => ids.add(adoption.id),
          () => (refused += 1),
        )
      }
      return { ids: [...ids], refused }
    },
    async onSuccess({ ids, refused }) {
      await anew()
      if (refused > 0) void message.warning(say('claim.several.refused', { n: refused }))
      if (ids.length > 0)
        told(say('claim.several.done', { n: ids.length }), async () => {
          for (const id of ids) await ask(pathOf(id), { method: 'DELETE' })
          await anew()
        })
    },
  })
}

const pathOf = (id: string): string => `/api/devices/${encodeURIComponent(id)}`
