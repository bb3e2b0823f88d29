import { alarmNamed } from '../../call-names.ts'
import type { JsonObject } from '../../json-object.ts'
import type { FlatJsonSettings } from './settings.ts'

/** What the alarms of a message mean: by what was set for their codes, or by the word that they are. */
export function alarmsIn(object: JsonObject, { alarm, alarms }: FlatJsonSettings) {
  const codes = [alarm, severalOf(alarm)].flatMap(key =>
    Object.hasOwn(object, key) ? codesIn(object[key]) : [],
  )
  const told = codes.filter(code => alarms.has(code) || !NO_ALARM.has(code.toLowerCase()))
  const meant = told.flatMap(code => alarms.get(code) ?? alarmNamed(code) ?? [])
  return { meant, hasUnknown: meant.length < told.length }
}

/** Where a sender tells of several at once: `alarms` beside `alarm`. */
export const severalOf = (alarm: string): string => `${alarm}s`

/** One code, a list of them, or several in one word. */
const codesIn = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).flatMap(one =>
    typeof one === 'object' && one !== null
      ? ['{}']
      : String(one)
          .split(/[,;|]/)
          .map(code => code.trim()),
  )

const NO_ALARM: ReadonlySet<string> = new Set(['', '0', 'none', 'null', 'false', 'normal'])
