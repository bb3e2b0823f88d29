import { text } from '../../domain/model/text.ts'
import type { FormatSetting } from '../source.ts'

/** What a sender calls its values, and which metrics they are: `temp=temperatureC, lid=lidOpen`. */
export type Renames = ReadonlyMap<string, string>

export const renamesSetting: FormatSetting = {
  title: text(
    'What its values are: temp=temperatureC,lid=lidOpen',
    '各值对应的指标：temp=temperatureC,lid=lidOpen',
  ),
  type: 'word',
}

/** Throws in words for whoever set it. */
export function renamesIn(setting: string, value: unknown): Renames {
  return new Map(
    String(value ?? '')
      .split(',')
      .filter(each => each.trim() !== '')
      .map(each => {
        const [from = '', to = '', ...more] = each.split('=').map(side => side.trim())
        if (from === '' || to === '' || more.length > 0)
          throw new Error(`${setting}: expected name=meaning, with commas between, got "${each.trim()}"`)
        return [from, to]
      }),
  )
}
