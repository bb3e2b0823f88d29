import { text } from '../../../domain/model/text.ts'
import type { SettingValues, UnfitSetting } from '../../source.ts'
import { typeGiven } from './expression.ts'

/** An expression that gives a number, a word or a flag whatever comes: no device would ever be heard. */
export function expressionUnfit({ expression = '' }: SettingValues): UnfitSetting | undefined {
  const [, element] = /^list<(.*)>$/.exec(typeGiven(String(expression)) ?? '') ?? []
  const type = element ?? typeGiven(String(expression))
  if (type === undefined || !PLAIN.has(type)) return undefined
  const says = text(
    'it gives no device whatever comes: expected {"device", "at", "values"}, a list of such, or null',
    '任何消息都得不出设备；应得出 {"device", "at", "values"}、其列表或 null',
  )
  return { setting: 'expression', says }
}

/** What names no device. Of all others, as of `dyn`, only what comes can tell. */
const PLAIN: ReadonlySet<string> = new Set([
  ...['int', 'uint', 'double', 'string', 'bool', 'bytes'],
  ...['google.protobuf.Duration', 'google.protobuf.Timestamp'],
])
