import type { DeviceId } from '../model/device.ts'
import type { Rule, SettingSpec } from '../model/rule.ts'
import { type Text, text } from '../model/text.ts'
import { MINUTE, SECOND } from '../model/time.ts'
import type { FigureId } from './figure.ts'
import type { Change, Remedy } from './remedy.ts'
import type { Role } from './rule-parts.ts'

/** A remedy for people; a device goes by its name. */
export function remedyWords(
  remedy: Remedy,
  rule: Rule | undefined,
  figure: FigureId,
  nameOf: (device: DeviceId) => string,
): Text {
  if (remedy.kind === 'leave') return LEAVE
  if (figure === 'stale') return STALE
  const spec = remedy.kind === 'change' ? rule?.settings[remedy.change.setting] : undefined
  return remedy.kind === 'change' && spec !== undefined ? changeWords(remedy.change, spec, nameOf) : INSPECT
}

const LEAVE = text(
  'A life may hang on this rule: leave it as it is, and look for what causes the alarms on site.',
  '该规则关系人身安全：请勿放宽，应到现场查明原因。',
)
const STALE = text(
  'They last because what they tell of lasts: have it seen to, shelve it with a reason until it can be, or delete a device that is gone for good.',
  '告警未恢复是因为情况仍在：请派人处理；暂不能处理的注明原因搁置；已停用的设备请删除。',
)
const INSPECT = text(
  'The rule has no setting that would help: look at the devices.',
  '该规则没有可调的参数：请检查设备。',
)

function changeWords(
  { role, from, to, scope }: Change,
  { title, unit }: SettingSpec,
  nameOf: (device: DeviceId) => string,
): Text {
  const [before, after] = [amount(from, unit), amount(to, unit)]
  const name = scope.device === undefined ? undefined : nameOf(scope.device)
  const only = name === undefined ? text('', '') : text(` for ${name} alone`, `仅对“${name}”`)
  return text(
    `${NAMES[role].en}: “${title.en}” from ${before.en} to ${after.en}${only.en}. ${WHY[role].en}`,
    `${NAMES[role].zh}：${only.zh}将“${title.zh}”由 ${before.zh} 改为 ${after.zh}。${WHY[role].zh}`,
  )
}

const NAMES: Readonly<Record<Role, Text>> = {
  threshold: text('Threshold', '阈值'),
  deadband: text('Deadband', '回差'),
  end: text('Deadband', '回差'),
  'on-delay': text('Delay', '防抖时间'),
  'off-delay': text('Delay of the end', '恢复延时'),
  count: text('Count', '防抖次数'),
}

const WHY: Readonly<Record<Role, Text>> = {
  threshold: text('Values that turned out to be usual no longer raise it.', '平常的数值不再触发告警。'),
  deadband: text(
    'A value that swings about the threshold raises it once.',
    '数值在阈值附近波动时只告警一次。',
  ),
  end: text('A value that swings about the threshold raises it once.', '数值在阈值附近波动时只告警一次。'),
  'on-delay': text('What is over by then raises nothing.', '在此之前已恢复的不再告警。'),
  'off-delay': text('What comes back by then is the same alert.', '在此之前再次出现的算同一条告警。'),
  count: text('A single odd reading raises nothing.', '单次异常读数不再触发告警。'),
}

function amount(value: number, unit: string): Text {
  if (unit !== 'ms') return text(joined(value, unit), joined(value, unit))
  if (value % MINUTE === 0) return text(`${value / MINUTE} min`, `${value / MINUTE} 分钟`)
  return text(`${value / SECOND} s`, `${value / SECOND} 秒`)
}

const joined = (value: number, unit: string): string => (unit === '' ? String(value) : `${value} ${unit}`)
