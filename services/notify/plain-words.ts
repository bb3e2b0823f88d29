import type { Alert } from '../domain/model/alert.ts'
import { type Text, text } from '../domain/model/text.ts'
import type { Instant } from '../domain/model/time.ts'
import type { Language, Message } from './channel.ts'
import type { Trial } from './desk.ts'
import type { Wording } from './telling.ts'

const HELP = text('help needed', '需要帮助')
const REPEAT = text('(may have come before) ', '（可能重复）')
const TEST = text('Linli: this is a test', '邻里：测试通知')

/** That something is so, and where; of people never more than that help is needed. */
export const plainWords = (isHealth: (kind: string) => boolean): Wording => {
  const whatOf = ({ deviceKind, title }: Alert): Text => (isHealth(deviceKind) ? HELP : title)
  const titleOf = (alert: Alert, language: Language) => `${whatOf(alert)[language]} · ${alert.zone}`
  return {
    notice: ({ notice, alert, language, isRepeat, link, at }) => ({
      ...messageOf(notice.id, alert, language, at),
      isLifeSafety: notice.isLifeSafety,
      title: `${isRepeat ? REPEAT[language] : ''}${titleOf(alert, language)}`,
      ...(link !== undefined && { link }),
      ...(!isHealth(alert.deviceKind) && { rule: alert.rule }),
    }),
    digest: ({ notice, alerts, language, at }) => ({
      ...messageOf(notice.id, alerts[0] as Alert, language, at),
      title: language === 'zh' ? `${alerts.length} 条提醒` : `${alerts.length} alerts`,
      body: alerts.map(alert => titleOf(alert, language)).join('\n'),
    }),
  }
}

const messageOf = (noticeId: string, alert: Alert, language: Language, at: Instant): Message => ({
  ...{ noticeId, alertId: alert.id, severity: alert.severity, isLifeSafety: false, isEnded: false, language },
  ...{ title: '', body: '', site: alert.site, zone: alert.zone, deviceKind: alert.deviceKind },
  ...{ raisedAt: alert.raisedAt, at },
})

export const testWords = ({ language }: Trial, at: Instant): Message => ({
  ...{ noticeId: `test/${at}`, alertId: 'test', severity: 'low', isLifeSafety: false, isEnded: false },
  ...{ isTest: true, language, title: TEST[language], body: '', site: 'test', zone: 'test' },
  ...{ deviceKind: 'server', raisedAt: at, at },
})
