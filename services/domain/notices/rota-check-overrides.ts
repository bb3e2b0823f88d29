import type { DutyOverride, Rota } from '../model/duty.ts'
import { DAY } from '../model/time.ts'
import { faultIf, type RotaContext, type RotaFault, type RotaRule, warningIf } from './rota-fault.ts'

/** Of those that are over, whom they name is not looked at: they may have left. */
export const checkOverrides: RotaRule = (rota, context) =>
  rota.overrides.flatMap((override, place) =>
    isOver(override, context)
      ? checkPast(override, `overrides.${place}`, context)
      : [
          ...checkTimes(override, `overrides.${place}`, context),
          ...checkAmongOthers(override, place, rota, context),
        ],
  )

export const isOver = ({ from, to }: DutyOverride, { now }: Pick<RotaContext, 'now'>): boolean =>
  from < to && to <= now

const checkPast = ({ id }: DutyOverride, path: string, { knownOverrides }: RotaContext): RotaFault[] =>
  warningIf(
    !knownOverrides.has(id),
    `${path}.to`,
    'it is over already: nobody is replaced',
    '结束时间已过，不会产生替换',
  )

function checkTimes({ from, to }: DutyOverride, path: string, { limits }: RotaContext): RotaFault[] {
  const days = limits.overrideMsMax / DAY
  return [
    ...faultIf(!(to > from), `${path}.to`, '`to` is not after `from`', '结束时间不晚于开始时间'),
    ...faultIf(
      to - from > limits.overrideMsMax,
      `${path}.to`,
      `it lasts at most ${days} days; for longer, change the shifts`,
      `最长 ${days} 天；更长请修改班次`,
    ),
  ]
}

function checkAmongOthers(
  override: DutyOverride,
  place: number,
  { overrides }: Rota,
  context: RotaContext,
): RotaFault[] {
  const before = overrides.slice(0, place).filter(other => !isOver(other, context))
  const rival = before.find(other => areRivals(override, other))
  return [
    ...faultIf(
      overrides.findIndex(({ id }) => id === override.id) < place,
      `overrides.${place}.id`,
      `there is another override ${override.id}`,
      `已有编号为 ${override.id} 的临时调整`,
    ),
    ...faultIf(
      rival !== undefined,
      `overrides.${place}`,
      `the override ${rival?.id} is about the same people at the same time`,
      `与临时调整 ${rival?.id} 在同一时间涉及相同人员`,
    ),
  ]
}

/** One of them would do nothing. A stand-in for a stand-in is no such case, nor are two people on leave. */
function areRivals(one: DutyOverride, other: DutyOverride): boolean {
  if (one.from >= other.to || other.from >= one.to) return false
  if (one.insteadOf === undefined || other.insteadOf === undefined) return one.insteadOf === other.insteadOf
  return one.insteadOf.some(person => other.insteadOf?.includes(person))
}
