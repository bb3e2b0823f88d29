import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import type { WireDevice, WireDeviceBody } from '../../../services/api/wire/device.ts'
import { DEVICES_KEY } from '../api/devices.ts'
import { ask } from '../api/request.ts'
import { useChanged } from '../api/use-get.ts'
import { words as formWords } from '../form/words.ts'
import { useSay } from '../words/use-say.ts'
import { bodyOfDevice, partsChanged } from './device-body.ts'

/** Somebody changed what this form is about since it was opened. */
class Overtook extends Error {
  readonly now: WireDevice
  constructor(now: WireDevice) {
    super('overtaken')
    this.now = now
  }
}

interface Saving {
  /** From what it is now to what it is to be: what others changed beside this form stays as they left it. */
  readonly change: (now: WireDeviceBody) => WireDeviceBody
  /** As somebody else left it, and it was seen: saved over that. */
  readonly over?: WireDevice
}

export interface SavingDevice {
  readonly saving: UseMutationResult<WireDevice, unknown, Saving>
  /** As the form was opened. */
  readonly before: WireDevice
  readonly overtook: WireDevice | undefined
  /** What the server refused. */
  readonly error: unknown
}

/** Saves the parts of a device that a form is about. */
export function useSavingDevice(
  device: WireDevice,
  parts: readonly (keyof WireDeviceBody)[],
  onDone: () => void,
): SavingDevice {
  const saved = useSay(formWords).say('form.saved')
  const { message } = App.useApp()
  const client = useQueryClient()
  const changed = useChanged()
  const [before] = useState(device)
  const path = `/api/devices/${encodeURIComponent(device.id)}`
  const saving = useMutation({
    async mutationFn({ change, over = before }: Saving) {
      const now = await ask<WireDevice>(path)
      if (partsChanged(over, now, parts).length > 0) throw new Overtook(now)
      return ask<WireDevice>(path, { method: 'PUT', body: change(bodyOfDevice(now)) })
    },
    async onSuccess() {
      await Promise.all([client.invalidateQueries({ queryKey: DEVICES_KEY }), changed('/api/sites')])
      void message.success(saved)
      onDone()
    },
  })
  const overtook = saving.error instanceof Overtook ? saving.error.now : undefined
  return { saving, before, overtook, error: overtook === undefined ? saving.error : null }
}
