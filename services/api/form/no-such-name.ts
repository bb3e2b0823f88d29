import type { RuleFault } from '../../domain/model/rule-fault.ts'
import { fault } from '../../domain/rules/sense/draft.ts'
import { byLikeness, nearest } from '../../domain/rules/sense/nearest.ts'

/** Of seventy, nobody finds theirs. */
const NAMES_MAX = 5

/** That a setting of a source names what there is not, and the few that are most like it. */
export function noSuchName(
  setting: string,
  word: string,
  known: readonly string[],
  [en, zh]: readonly [string, string],
): RuleFault {
  const near = nearest(word, known)
  const more = known.length > NAMES_MAX ? ['…'] : []
  const shown = [...byLikeness(word, known).slice(0, NAMES_MAX), ...more]
  const [meant, meantZh] = near === undefined ? ['', ''] : [`did you mean “${near}”? `, `是否为“${near}”？`]
  return fault(
    `settings.${setting}`,
    `there is no ${en} “${word}” here; ${meant}There are ${shown.join(', ')}`,
    `没有${zh}“${word}”；${meantZh}可用：${shown.join('、')}`,
  )
}
