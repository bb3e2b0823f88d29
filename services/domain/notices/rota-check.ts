import type { Rota } from '../model/duty.ts'
import { MINUTE } from '../model/time.ts'
import { checkHolidays } from './rota-check-holidays.ts'
import { checkOverrides } from './rota-check-overrides.ts'
import { checkPeople } from './rota-check-people.ts'
import { checkReplaced } from './rota-check-replaced.ts'
import { checkShifts } from './rota-check-shifts.ts'
import { faultIf, type RotaContext, type RotaFault, type RotaRule } from './rota-fault.ts'

/**
 * Everything that is wrong with a rota or will surprise, at once. Gaps are not looked for: other rotas may fill them. Who would
 * be on duty can be asked only where all times are such.
 */
export function checkRota(rota: Rota, context: RotaContext): RotaFault[] {
  const found = rules.flatMap(rule => rule(rota, context))
  return found.some(({ level }) => level === 'fault') ? found : [...found, ...checkReplaced(rota, context)]
}

const checkNumbers: RotaRule = (rota, { limits }) => [
  ...tooMany('zones', rota.zones.length, limits.zonesMax),
  ...tooMany('shifts', rota.shifts.length, limits.shiftsMax),
  ...tooMany('overrides', rota.overrides.length, limits.overridesMax),
  ...tooMany('holidays', rota.holidays.length, limits.holidaysMax),
]

const tooMany = (path: string, count: number, max: number): RotaFault[] =>
  faultIf(count > max, path, `there are ${count}; ${max} is the most`, `共有 ${count} 项，最多 ${max} 项`)

const checkZones: RotaRule = ({ zones }, { isZone }) =>
  zones.flatMap((zone, place) => [
    ...faultIf(
      !isZone(zone),
      `zones.${place}`,
      `nobody described a zone ${zone}, and no device is in it`,
      `区域 ${zone} 尚未登记，也没有设备`,
    ),
    ...faultIf(zones.indexOf(zone) < place, `zones.${place}`, `${zone} is named twice`, `区域 ${zone} 重复`),
  ])

const checkHandOver: RotaRule = ({ handOverMs }, { limits: { handOverMsMax } }) => {
  const minutes = handOverMsMax / MINUTE
  return faultIf(
    !(handOverMs >= 0 && handOverMs <= handOverMsMax),
    'handOverMs',
    `a hand-over takes from 0 to ${minutes} minutes`,
    `交接班时间应为 0 至 ${minutes} 分钟`,
  )
}

const rules: readonly RotaRule[] = [
  checkNumbers,
  checkZones,
  checkHandOver,
  checkShifts,
  checkOverrides,
  checkHolidays,
  checkPeople,
]
