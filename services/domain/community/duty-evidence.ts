import type { Evidence } from '../model/alert.ts'
import type { DutyGap, DutyPost } from '../model/duty-gap.ts'
import { type Text, text } from '../model/text.ts'
import { gapWords } from '../notices/gap-words.ts'
import { siteEvidence } from './site-alerts.ts'
import type { Community } from './state.ts'

/** So many stand in an alert, and so many in its sentence: with more the rota is not finished, and its calendar says more. */
const GAPS_KEPT = 50
const GAPS_SAID = 3

export function gapEvidence({ roster, policy }: Community, gaps: readonly DutyGap[]): Evidence {
  const said = gaps.slice(0, GAPS_SAID).map(gap => gapWords(gap, roster.zones, policy.timeZone ?? 'UTC'))
  const evidence = siteEvidence(sentenceOf(said, gaps.length - said.length), { gaps: gaps.length })
  return { ...evidence, gaps: gaps.slice(0, GAPS_KEPT) }
}

function sentenceOf(said: readonly Text[], more: number): Text {
  const en = said.map(words => words.en).join('; ')
  const zh = said.map(words => words.zh).join('；')
  return text(
    `nobody is on duty: ${en}${more > 0 ? `; and ${more} more` : ''}`,
    `无人值班：${zh}${more > 0 ? `；另有 ${more} 处` : ''}`,
  )
}

export const isSamePost = (a: DutyPost, b: DutyPost): boolean => a.role === b.role && a.zone === b.zone
