import type { FormatSetting, SettingValues, SourceFormat } from '../../decode/source.ts'
import { invalid } from '../validate.ts'

/** Throws where a setting is none of the format, or is not of its sort: `true` would be read as one minute, `""` as none. */
export function refuseUnfitSettings(
  settings: SettingValues,
  known: SourceFormat['settings'],
  format: string,
): void {
  const has = Object.keys(known).join(', ') || 'none'
  const says = Object.entries(settings).flatMap(([key, value]) => {
    const spec = Object.hasOwn(known, key) ? known[key] : undefined
    const wrong = spec === undefined ? `${format} has no such setting; it has ${has}` : unlike(spec, value)
    return wrong === undefined ? [] : [`settings.${key}: ${wrong}`]
  })
  if (says.length > 0) throw invalid(says.join('; '))
}

type Value = SettingValues[string]

function unlike({ type }: FormatSetting, value: Value): string | undefined {
  switch (type) {
    case 'number':
      return isNumber(value) ? undefined : 'expected a number'
    case 'flag':
      return typeof value === 'boolean' ? undefined : 'expected true or false'
    default:
      return typeof value === 'boolean' ? 'expected text' : undefined
  }
}

/** Also as a word: a program may have it of a form. */
const isNumber = (value: Value): boolean =>
  typeof value === 'number' || (typeof value === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(value))
