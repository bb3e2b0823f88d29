import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import type {
  WireDeviceSettings,
  WireDeviceSettingsDone,
} from '../../../../services/api/wire/device-settings.ts'
import { DEVICES_KEY } from '../../api/devices.ts'
import { ask } from '../../api/request.ts'
import { useChanged } from '../../api/use-get.ts'
import { type SettingsDraft, settingsOf } from './settings-draft.ts'

interface Answered {
  /** What was asked, in words: another setting has another answer. */
  readonly asked: string
  readonly answer: WireDeviceSettingsDone
}

type Asking = UseMutationResult<Answered, unknown, void>

export interface ManySetting {
  readonly looking: Asking
  readonly doing: Asking
  /** What this setting would change, once that was asked. */
  readonly would: WireDeviceSettingsDone | undefined
  readonly done: WireDeviceSettingsDone | undefined
}

/** Asks what would change, and does it to the very devices of which that was said. */
export function useSettings(ids: readonly string[], draft: SettingsDraft): ManySetting {
  const client = useQueryClient()
  const changed = useChanged()
  const set = settingsOf(draft)
  const asked = JSON.stringify([ids, set])
  async function send(dryRun: boolean): Promise<Answered> {
    if (set === undefined) throw new Error('nothing to set')
    const body: WireDeviceSettings = { devices: { ids: [...ids] }, set, dryRun }
    return { asked, answer: await ask('/api/devices/settings', { method: 'POST', body }) }
  }
  const looking = useMutation({ mutationFn: () => send(true) })
  const doing = useMutation({
    mutationFn: () => send(false),
    onSuccess: () =>
      Promise.all([client.invalidateQueries({ queryKey: DEVICES_KEY }), changed('/api/sites')]),
  })
  const isOfThis = looking.data?.asked === asked
  return { looking, doing, would: isOfThis ? looking.data?.answer : undefined, done: doing.data?.answer }
}
