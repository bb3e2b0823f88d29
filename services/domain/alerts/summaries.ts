import type { Rule } from '../model/rule.ts'
import { text } from '../model/text.ts'

/** The kind of what stands for a whole site in an alert. No device of it is registered. */
export const SITE_KIND = 'site'

export const SITE_SILENT = 'site-silent'
export const ALARM_FLOOD = 'alarm-flood'

const summary = (id: string, title: Rule['title'], advice: Rule['title']): Rule => ({
  id,
  kind: SITE_KIND,
  version: 1,
  title,
  advice,
  settings: {},
  levels: [],
})

/** One alert in the place of one for each device. */
export const siteSilent = summary(
  SITE_SILENT,
  text('Site silent', '小区失联'),
  text(
    'Look at the uplink, the power and the broker of the site.',
    '请检查小区的上行网络、供电与消息服务器。',
  ),
)

/** One alert in the place of many that would come within minutes. */
export const alarmFlood = summary(
  ALARM_FLOOD,
  text('Many alerts at once', '告警集中爆发'),
  text('The critical ones come through; the rest waits in the list.', '紧急告警照常通知；其余告警暂留列表。'),
)
