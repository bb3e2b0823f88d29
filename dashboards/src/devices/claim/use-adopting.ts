import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import type { WireDevice } from '../../../../services/api/wire/device.ts'
import type { WireSource } from '../../../../services/api/wire/source.ts'
import { DEVICES_KEY } from '../../api/devices.ts'
import { ask } from '../../api/request.ts'
import { useChanged } from '../../api/use-get.ts'
import { useSay } from '../../words/use-say.ts'
import type { Waiting } from '../sources/source-api.ts'
import { type Adoption, deviceOf } from './adoption.ts'
import { useTakingBack } from './use-taking-back.tsx'
import { words } from './words.ts'

/** Everything that an adoption changes is asked for again. */
export function useAdoptedAnew(): () => Promise<unknown> {
  const client = useQueryClient()
  const changed = useChanged()
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: DEVICES_KEY }),
      changed('/api/unclaimed', '/api/sites'),
    ])
}

/** Registers what waits where it is heard; its next message is a reading. */
export function useAdopting(
  waiting: Waiting,
  source: WireSource,
): UseMutationResult<WireDevice, unknown, Adoption> {
  const { say } = useSay(words)
  const told = useTakingBack()
  const anew = useAdoptedAnew()
  return useMutation({
    mutationFn: (adoption: Adoption) =>
      ask<WireDevice>(`/api/devices/${encodeURIComponent(adoption.id)}`, {
        method: 'PUT',
        body: deviceOf(adoption, waiting, source),
      }),
    async onSuccess({ id, name }) {
      await anew()
      told(say('claim.done', { name }), async () => {
        await ask(`/api/devices/${encodeURIComponent(id)}`, { method: 'DELETE' })
        await anew()
      })
    },
  })
}
