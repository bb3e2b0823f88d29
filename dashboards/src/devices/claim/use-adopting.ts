import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import type { WireDevice } from '../../../../services/api/wire/device.ts'
import type { WireSource } from '../../../../services/api/wire/source.ts'
import { DEVICES_KEY } from '../../api/devices.ts'
import { ask } from '../../api/request.ts'
import { useChanged } from '../../api/use-get.ts'
import type { Waiting } from '../sources/source-api.ts'
import { type Adoption, deviceOf } from './adoption.ts'
import { useAdoptedWords } from './use-adopted-words.tsx'
import { useTakingBack } from './use-taking-back.tsx'
import { rememberZone } from './use-usual-zone.ts'

/** Everything that an adoption changes is asked for again. */
export function useAdoptedAnew(): () => Promise<unknown> {
  const client = useQueryClient()
  const changed = useChanged()
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: DEVICES_KEY }),
      changed('/api/unclaimed', '/api/sites', '/api/charger-door'),
    ])
}

/** Registers what waits where it is heard; its next message is a reading. */
export function useAdopting(
  waiting: Waiting,
  source: WireSource,
  isWithoutLevel = false,
): UseMutationResult<WireDevice, unknown, Adoption> {
  const adoptedWords = useAdoptedWords()
  const told = useTakingBack()
  const anew = useAdoptedAnew()
  return useMutation({
    mutationFn: (adoption: Adoption) =>
      ask<WireDevice>(`/api/devices/${encodeURIComponent(adoption.id)}`, {
        method: 'PUT',
        body: deviceOf(adoption, waiting, source),
      }),
    async onSuccess(device) {
      rememberZone(device.site, device.zone)
      await anew()
      told(adoptedWords(device, isWithoutLevel), async () => {
        await ask(`/api/devices/${encodeURIComponent(device.id)}`, { method: 'DELETE' })
        await anew()
      })
    },
  })
}
