import type { Alert } from '../../domain/model/alert.ts'
import type { Message } from '../channel.ts'
import type { DigestTelling, Wording } from '../telling.ts'

/** Words that say no more than a test looks at. */
export const plainWording: Wording = {
  notice: ({ notice, alert, language, link, ending, isPlaceOnly, at }) => ({
    ...messageOf(notice.id, alert, language, at),
    isLifeSafety: notice.isLifeSafety,
    title: isPlaceOnly ? 'somewhere' : alert.title[language],
    ...(link !== undefined && { link }),
    ...(ending !== undefined && { isEnded: true, ending }),
  }),
  digest: ({ notice, alerts, language, at }: DigestTelling) => ({
    ...messageOf(notice.id, alerts[0] as Alert, language, at),
    title: alerts.map(({ id }) => id).join(' '),
  }),
}

const messageOf = (noticeId: string, alert: Alert, language: Message['language'], at: number): Message => ({
  ...{ noticeId, alertId: alert.id, severity: alert.severity, isLifeSafety: false, isEnded: false, language },
  ...{ title: '', body: '', site: alert.site, zone: alert.zone, deviceKind: alert.deviceKind },
  ...{ raisedAt: alert.raisedAt, at },
})
