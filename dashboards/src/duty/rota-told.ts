import type { WireRota } from '../../../services/api/wire/duty.ts'
import type { Told } from '../form/Overtaken.tsx'
import { useRoleName } from '../form/role.ts'
import { useListed, usePhrases } from '../words/list.ts'
import { useSay } from '../words/use-say.ts'
import type { Names } from './names.ts'
import { useShiftWords } from './shift-told.ts'
import { words } from './words.ts'

/** A rota in words, field by field, so that two of them can be laid side by side. */
export function useRotaTold(names: Names): (rota: WireRota) => Told {
  const { say, of } = useSay(words)
  const roleName = useRoleName()
  const phrases = usePhrases()
  const listed = useListed()
  const shiftWords = useShiftWords(names)
  return ({ name, role, zones, shifts, holidays, handOverMs }) => [
    [say('rota.name'), name ? of(name) : ''],
    [say('rota.role'), roleName(role)],
    [say('rota.zones'), listed(zones.map(names.zone)) || names.zone(null)],
    [say('rota.shifts'), phrases(shifts.map(shiftWords))],
    [say('rota.holidays'), holidays.map(({ day }) => day).join(' ')],
    [say('rota.hand-over'), String(handOverMs / 60_000)],
  ]
}
