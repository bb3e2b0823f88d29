import type { About } from '../model/about.ts'
import type { BuiltInRule } from '../model/built-in-rule.ts'
import { type Text, text } from '../model/text.ts'

/** The kind of what stands for a whole site in an alert. No device of it is registered. */
export const SITE_KIND = 'site'

export const SITE_SILENT = 'site-silent'
export const ALARM_FLOOD = 'alarm-flood'

const summary = (id: string, about: About, title: Text, advice: Text): BuiltInRule => ({
  id,
  kind: SITE_KIND,
  version: 1,
  about,
  title,
  advice,
  settings: {},
  levels: [],
})

/** One alert in the place of one for each device. */
export const siteSilent = summary(
  SITE_SILENT,
  'device',
  text('Site silent', '小区失联'),
  text(
    'Look at the uplink, the power and the broker of the site.',
    '请检查小区的上行网络、供电与消息服务器。',
  ),
)

/** One alert in the place of many that would come within minutes. */
export const alarmFlood = summary(
  ALARM_FLOOD,
  'place',
  text('Many alerts at once', '告警集中爆发'),
  text('The critical ones come through; the rest waits in the list.', '紧急告警照常通知；其余告警暂留列表。'),
)
