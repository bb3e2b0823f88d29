import type { Alert } from '../../domain/model/alert.ts'
import type { Disclosure } from '../../domain/model/disclosure.ts'
import type { Kind } from '../../domain/model/kind.ts'
import type { Ending, NoticeReason } from '../../domain/model/notice.ts'
import type { Zone, ZoneId } from '../../domain/model/place.ts'
import type { Language } from '../../domain/model/text.ts'
import type { Instant } from '../../domain/model/time.ts'
import { placeWords } from '../../domain/notices/place-words.ts'
import type { Message } from '../channel.ts'
import { cutToLength } from './cut.ts'
import { ENDING_WORDS, IS_ENDED, IS_REPEAT, REASON_WORDS, SEVERITY_WORDS, SINCE } from './reason-words.ts'
import {
  measuredWords,
  type Names,
  nameWords,
  ruleTold,
  type Subject,
  subjectWords,
} from './subject-words.ts'
import { timeWords } from './time-words.ts'

/** What is to be told, and to whom in which language. */
export interface NoticeToWord {
  readonly notice: {
    readonly id: string
    readonly why: NoticeReason | 'digest'
    readonly isLifeSafety: boolean
  }
  readonly alert: Alert
  readonly language: Language
  /** It may have arrived before: whoever reads it is told so. */
  readonly isRepeat: boolean
  readonly link?: string
  /** No more than that it calls nobody any more. */
  readonly ending?: Ending
  /** Nothing of whom it is, nor of what was measured, whatever the site discloses. */
  readonly isPlaceOnly?: boolean
  readonly at: Instant
}

/** What is known of the alert's site, people and device; what of it may leave says `disclosure`. */
export interface Known {
  readonly kind: Kind | undefined
  readonly isAboutDevice: boolean
  readonly zones: ReadonlyMap<ZoneId, Zone>
  readonly siteName: string | undefined
  readonly timeZone: string
  readonly names: Names
  readonly disclosure: Disclosure
}

/** The words that leave. Whatever a channel sends is made of these alone. */
export function wordNotice(told: NoticeToWord, known: Known): Message {
  const { notice, alert, language, link, at } = told
  const { isLifeSafety } = notice
  const subject: Subject = { alert, isLifeSafety, ...known }
  const rule = ruleTold(subject)
  return {
    noticeId: notice.id,
    alertId: alert.id,
    severity: alert.severity,
    isLifeSafety,
    isEnded: endingOf(told) !== undefined,
    ...(told.ending === undefined ? {} : { ending: endingOf(told) as Ending }),
    language,
    title: cutToLength(titleOf(told, known, subject), TITLE_LENGTH_MAX),
    body: bodyOf(told, known, subject),
    ...(link === undefined ? {} : { link }),
    site: alert.site,
    zone: alert.zone,
    deviceKind: alert.deviceKind,
    ...(rule === undefined ? {} : { rule }),
    raisedAt: alert.raisedAt,
    at,
  }
}

/** As it is when it is told: over is over, whatever it was when that was decided. */
const endingOf = ({ alert, ending }: NoticeToWord): Ending | undefined => (isOver(alert) ? 'over' : ending)

/** Of a latched one only a person says that it is over. */
const isOver = ({ handling, condition, latched }: Alert): boolean =>
  handling === 'resolved' || (condition === 'cleared' && !latched)

/** As long as a lock screen shows of one, and then some. */
const TITLE_LENGTH_MAX = 160

/** “Critical: help needed, Building 3, Unit 2”. */
function titleOf(told: NoticeToWord, { zones }: Known, subject: Subject): string {
  const { alert, language } = told
  const ending = endingOf(told)
  const first = ending === undefined ? SEVERITY_WORDS[alert.severity] : ENDING_WORDS[ending]
  const place = placeWords(zones, alert.zone, language)
  const parts = [subjectWords(subject)[language], nameWords(subject), place].filter(
    part => part !== undefined && part !== '',
  )
  return language === 'zh'
    ? `${first.zh}：${parts.join('，')}`
    : `${first.en}: ${withinSentence(parts.join(', '))}`
}

/** A word in the middle of a sentence; one that is written in capitals stays so. */
const withinSentence = (words: string): string =>
  /^[A-Z][a-z ]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words

function bodyOf(told: NoticeToWord, known: Known, subject: Subject): string {
  const { alert, notice, language, isRepeat } = told
  const since = timeWords(alert.raisedAt, known.timeZone, language)
  const ending = endingOf(told)
  const sentences = [
    ending !== undefined ? IS_ENDED[ending][language] : REASON_WORDS[notice.why]?.[language],
    language === 'zh' ? `${SINCE.zh}${since}。` : `${SINCE.en} ${since}.`,
    sentence(measuredWords(subject, language), language),
    sentence(known.siteName, language),
    isRepeat ? IS_REPEAT[language] : undefined,
  ]
  return sentences.filter(words => words !== undefined).join(language === 'zh' ? '' : ' ')
}

const sentence = (words: string | undefined, language: Language): string | undefined =>
  words === undefined || words === '' ? undefined : `${words}${language === 'zh' ? '。' : '.'}`
