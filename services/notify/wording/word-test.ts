import { type Language, text } from '../../domain/model/text.ts'
import type { Instant } from '../../domain/model/time.ts'
import type { Message } from '../channel.ts'

export interface TestToWord {
  /** Of this one test. */
  readonly id: string
  readonly site: string
  readonly language: Language
  /** Opening it shows that the test arrived, where that is asked for. */
  readonly link?: string
  readonly at: Instant
}

/** A message that nobody takes for a real one, neither person nor machine. */
export const testMessage = ({ id, site, language, link, at }: TestToWord): Message => ({
  noticeId: id,
  alertId: id,
  severity: 'low',
  isLifeSafety: false,
  // A light that is lit by it must not stay on.
  isEnded: true,
  isTest: true,
  language,
  title: TITLE[language],
  body: BODY[language],
  ...(link === undefined ? {} : { link }),
  site,
  zone: 'test',
  deviceKind: 'server',
  rule: 'test',
  raisedAt: at,
  at,
})

const TITLE = text('TEST: nothing happened', '【测试】无事发生')
const BODY = text(
  'Somebody tries whether notices of Linli arrive here. There is nothing to do.',
  '正在测试邻里通知能否送达，无需处理。',
)
