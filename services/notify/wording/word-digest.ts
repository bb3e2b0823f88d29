import { type Alert, SEVERITIES, type Severity } from '../../domain/model/alert.ts'
import type { Language } from '../../domain/model/text.ts'
import type { Instant } from '../../domain/model/time.ts'
import type { Message } from '../channel.ts'
import { placeWords } from './place-words.ts'
import { OVER, SEVERITY_WORDS } from './reason-words.ts'
import { nameWords, subjectWords } from './subject-words.ts'
import { timeWords } from './time-words.ts'
import type { Known } from './word-notice.ts'

export interface DigestToWord {
  readonly notice: { readonly id: string; readonly site: string }
  readonly alerts: readonly Alert[]
  readonly language: Language
  readonly at: Instant
}

/** What can wait, told together: a line for each alert, the most urgent first. */
export function wordDigest(
  { notice, alerts, language, at }: DigestToWord,
  knownOf: (alert: Alert) => Known,
): Message {
  const ordered = alerts.toSorted((a, b) => rank(b.severity) - rank(a.severity) || a.raisedAt - b.raisedAt)
  const lines = ordered.slice(0, LINES_MAX).map(alert => lineOf(alert, language, knownOf(alert)))
  const more = ordered.length - lines.length
  return {
    noticeId: notice.id,
    alertId: notice.id,
    severity: ordered[0]?.severity ?? 'low',
    isLifeSafety: false,
    isEnded: false,
    language,
    title: language === 'zh' ? `${alerts.length} 条告警汇总` : `${alerts.length} alerts together`,
    body: [...lines, ...(more > 0 ? [moreLine(more, language)] : [])].join('\n'),
    site: notice.site,
    zone: '',
    deviceKind: '',
    raisedAt: ordered.reduce((first, { raisedAt }) => Math.min(first, raisedAt), at),
    at,
  }
}

const LINES_MAX = 20
const rank = (severity: Severity): number => SEVERITIES.indexOf(severity)

const moreLine = (more: number, language: Language): string =>
  language === 'zh' ? `另有 ${more} 条` : `and ${more} more`

function lineOf(alert: Alert, language: Language, known: Known): string {
  const subject = { alert, isLifeSafety: false, ...known }
  const first = (alert.condition === 'cleared' ? OVER : SEVERITY_WORDS[alert.severity])[language]
  const parts = [
    subjectWords(subject)[language],
    nameWords(subject),
    placeWords(known.zones, alert.zone, language),
    timeWords(alert.raisedAt, known.timeZone, language),
  ].filter(part => part !== undefined && part !== '')
  return language === 'zh' ? `${first}：${parts.join('，')}` : `${first}: ${parts.join(', ')}`
}
