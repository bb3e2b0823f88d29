import { calendarDayNumber } from '../model/duty.ts'
import { faultIf, type RotaRule } from './rota-fault.ts'

export const checkHolidays: RotaRule = ({ holidays }) =>
  holidays.flatMap(({ day, asWeekday, on }, place) => [
    ...faultIf(
      Number.isNaN(calendarDayNumber(day)),
      `holidays.${place}.day`,
      `there is no day “${day}”; write 2026-10-01`,
      `没有“${day}”这一天；请写成 2026-10-01`,
    ),
    ...faultIf(
      holidays.findIndex(other => other.day === day) < place,
      `holidays.${place}.day`,
      `${day} is named twice`,
      `${day} 重复`,
    ),
    ...faultIf(
      asWeekday === undefined && on === undefined,
      `holidays.${place}`,
      'it says neither as which weekday it is nor who is on duty',
      '既未说明按星期几排班，也未说明值班人员',
    ),
  ])
