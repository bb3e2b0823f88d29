import { NO_DROPOUT } from '../model/dropout.ts'
import type { Rule } from '../model/rule.ts'
import { type Text, text } from '../model/text.ts'
import { compileRule } from '../rules/compile.ts'

/** What a person must know to read the result of a backtest of this rule rightly. */
export interface Note {
  readonly code: 'ends-by-hand' | 'silence' | 'own-silence' | 'no-readings'
  readonly text: Text
}

const endsByHand: Note = {
  code: 'ends-by-hand',
  text: text(
    'Only a person ends what this rule raises. Nobody did here, so once it was raised of a device it went on to the end; see the occurrences.',
    '该规则的告警只能由人工结束。回测中无人处理，因此每台设备触发后一直持续到末尾；重复触发见次数。',
  ),
}

const silence: Note = {
  code: 'silence',
  text: text(
    'Time in which the server itself was down counts as silence of the devices here.',
    '回测会把服务器自身停机的时间也计为设备失联。',
  ),
}

const ownSilence: Note = {
  code: 'own-silence',
  text: text(
    'Silences that a gateway, the site or planned work explains count as the device’s own here.',
    '回测会把由网关、小区失联或计划维护造成的失联也计为设备自身失联。',
  ),
}

const noReadings: Note = {
  code: 'no-readings',
  text: text(
    'No reading of this time is stored: nothing was tried. It may be older than the history is kept.',
    '该时段没有已存储的数据，因此并未真正回测。数据可能已超过历史保留期限。',
  ),
}

/** What a person must know of the readings that there were. */
export const notesOnReadings = (count: number): Note[] => (count === 0 ? [noReadings] : [])

export function notesOn(rule: Rule): Note[] {
  const settings = Object.fromEntries(
    Object.entries(rule.settings).map(([name, spec]) => [name, spec.default]),
  )
  const { hearsSilence, dropoutIntervals, levels } = compileRule(rule, settings, {})
  const isOfDropouts = dropoutIntervals < NO_DROPOUT
  return [
    ...(levels.some(({ latch }) => latch) ? [endsByHand] : []),
    ...(hearsSilence || isOfDropouts ? [silence] : []),
    ...(isOfDropouts ? [ownSilence] : []),
  ]
}
