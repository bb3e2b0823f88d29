import { calendarDayNumber, clockTimeMs, type Shift } from '../model/duty.ts'
import { DAY } from '../model/time.ts'
import { faultIf, type RotaFault, type RotaRule, warningIf } from './rota-fault.ts'

/** Every second year at the most: fewer is a date and no rota. */
const WEEKS_MAX = 104

export const checkShifts: RotaRule = ({ shifts }) =>
  shifts.flatMap((shift, place) => [
    ...checkHours(shift, `shifts.${place}`),
    ...checkWeeks(shift, `shifts.${place}`),
    ...checkDays(shift, `shifts.${place}`),
  ])

function checkHours({ from, to }: Shift, path: string): RotaFault[] {
  const [fromMs, toMs] = [clockTimeMs(from), clockTimeMs(to)]
  return [
    ...faultIf(
      Number.isNaN(fromMs) || fromMs === DAY,
      `${path}.from`,
      `“${from}” is no time from 00:00 to 23:59`,
      `“${from}”不是 00:00 至 23:59 之间的时间`,
    ),
    ...faultIf(
      Number.isNaN(toMs),
      `${path}.to`,
      `“${to}” is no time from 00:00 to 24:00`,
      `“${to}”不是 00:00 至 24:00 之间的时间`,
    ),
    ...warningIf(
      fromMs === toMs,
      `${path}.to`,
      `from ${from} to ${to} is 24 hours: it ends on the next day`,
      `${from} 至 ${to} 为 24 小时，次日结束`,
    ),
  ]
}

function checkWeeks({ weekdays, everyWeeks, since }: Shift, path: string): RotaFault[] {
  const isNumber = everyWeeks === undefined || (Number.isInteger(everyWeeks) && everyWeeks >= 1)
  return [
    ...faultIf(weekdays.length === 0, `${path}.weekdays`, 'it is on no day of the week', '未选择星期'),
    ...faultIf(
      !isNumber || (everyWeeks ?? 1) > WEEKS_MAX,
      `${path}.everyWeeks`,
      `a whole number from 1 to ${WEEKS_MAX}`,
      `应为 1 至 ${WEEKS_MAX} 的整数`,
    ),
    ...faultIf(
      (everyWeeks ?? 1) > 1 && since === undefined,
      `${path}.since`,
      `it is not said from which week every ${everyWeeks} weeks are counted`,
      `未说明每 ${everyWeeks} 周从哪一周起算`,
    ),
  ]
}

function checkDays({ since, until }: Shift, path: string): RotaFault[] {
  const noDay = (name: string, day: string | undefined) =>
    faultIf(
      day !== undefined && Number.isNaN(calendarDayNumber(day)),
      `${path}.${name}`,
      `there is no day “${day}”; write 2026-10-01`,
      `没有“${day}”这一天；请写成 2026-10-01`,
    )
  return [
    ...noDay('since', since),
    ...noDay('until', until),
    ...faultIf(
      since !== undefined && until !== undefined && until < since,
      `${path}.until`,
      'its last day is before its first',
      '结束日期早于开始日期',
    ),
  ]
}
