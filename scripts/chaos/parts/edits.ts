import { setTimeout as pause } from 'node:timers/promises'
import type { WireDevice } from '../../../services/api/wire/device.ts'
import type { WireRuleList } from '../../../services/api/wire/rule.ts'
import type { MakePart } from '../part.ts'

const RULE = 'charger-leakage'
const PAUSE_MS_MAX = 150

/** Edits of devices and rules: whoever asks after an edit was answered sees it, and none that was made before. */
export const edits: MakePart = async ({ api, random, onFault }) => {
  let count = 0
  const path = '/api/devices/edited'
  const save = (n: number) =>
    api.expect(
      { method: 'PUT', path, body: { kind: 'smart-bin', site: 'garden', zone: 'east', name: `edit ${n}` } },
      200,
    )
  await save(0)

  async function editDevice(): Promise<void> {
    count += 1
    await save(count)
    await pause(random.below(PAUSE_MS_MAX))
    const { name } = await api.get<WireDevice>(path)
    if (name !== `edit ${count}`)
      onFault(`edit ${count} of a device was answered, and it is called "${name}"`)
  }

  let milliamperes = 30
  async function editRule(): Promise<void> {
    milliamperes = 30 + ((milliamperes + 1) % 1_000)
    const overrides = [{ scope: {}, settings: { residualMa: milliamperes } }]
    await api.expect({ method: 'PUT', path: `/api/rules/${RULE}`, body: { overrides } }, 200)
    await pause(random.below(PAUSE_MS_MAX))
    const { rules } = await api.get<WireRuleList>('/api/rules')
    const stands = rules.find(({ id }) => id === RULE)?.overrides[0]?.settings?.residualMa
    if (stands !== milliamperes) onFault(`a rule was set to ${milliamperes} mA, and stands at ${stands}`)
  }

  return { rounds: [editDevice, editRule], counted: () => ({ 'edits answered': count }) }
}
