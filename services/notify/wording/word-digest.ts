import { type Alert, SEVERITIES, type Severity } from '../../domain/model/alert.ts'
import type { Language } from '../../domain/model/text.ts'
import type { Instant } from '../../domain/model/time.ts'
import { placeWords } from '../../domain/notices/place-words.ts'
import type { Message } from '../channel.ts'
import { OVER, SEVERITY_WORDS } from './reason-words.ts'
import { nameWords, subjectWords } from './subject-words.ts'
import { timeWords } from './time-words.ts'
import type { Known } from './word-notice.ts'

export interface DigestToWord {
  readonly notice: { readonly id: string; readonly site: string }
  readonly language: Language
  readonly at: Instant
}

export interface DigestLine {
  readonly alert: Alert
  readonly known: Known
}

/** What can wait, told together: a line for each alert, the most urgent first. */
export function wordDigest({ notice, language, at }: DigestToWord, told: readonly DigestLine[]): Message {
  const ordered = told.toSorted((a, b) => byUrgency(a.alert, b.alert))
  const lines = ordered.slice(0, LINES_MAX).map(line => lineOf(line, language))
  const more = ordered.length - lines.length
  return {
    noticeId: notice.id,
    alertId: notice.id,
    severity: ordered[0]?.alert.severity ?? 'low',
    isLifeSafety: false,
    isEnded: false,
    isDigest: true,
    language,
    title: language === 'zh' ? `${told.length} 条告警汇总` : `${told.length} alerts together`,
    body: [...lines, ...(more > 0 ? [moreLine(more, language)] : [])].join('\n'),
    site: notice.site,
    zone: '',
    deviceKind: '',
    raisedAt: ordered.reduce((first, { alert }) => Math.min(first, alert.raisedAt), at),
    at,
  }
}

const LINES_MAX = 20
const byUrgency = (a: Alert, b: Alert): number =>
  rank(b.severity) - rank(a.severity) || a.raisedAt - b.raisedAt
const rank = (severity: Severity): number => SEVERITIES.indexOf(severity)

const moreLine = (more: number, language: Language): string =>
  language === 'zh' ? `另有 ${more} 条` : `and ${more} more`

function lineOf({ alert, known }: DigestLine, language: Language): string {
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
