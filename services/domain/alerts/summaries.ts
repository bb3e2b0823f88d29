import type { About } from '../model/about.ts'
import type { BuiltInRule } from '../model/built-in-rule.ts'
import type { ResponseSteps } from '../model/response.ts'
import { type Text, text } from '../model/text.ts'
import {
  whenDutyHasGaps,
  whenFlooded,
  whenNobodyOnDuty,
  whenSiteSilent,
  whenUnreachable,
} from './summary-responses.ts'

/** The kind of what stands for a whole site in an alert. No device of it is registered. */
export const SITE_KIND = 'site'

export const SITE_SILENT = 'site-silent'
export const ALARM_FLOOD = 'alarm-flood'
export const NOBODY_ON_DUTY = 'nobody-on-duty'
export const DUTY_GAPS = 'duty-gaps'
export const PEOPLE_UNREACHABLE = 'people-unreachable'

const summary = (
  id: string,
  about: About,
  title: Text,
  advice: Text,
  response: ResponseSteps,
): BuiltInRule => ({
  id,
  kind: SITE_KIND,
  version: 1,
  about,
  title,
  advice,
  response,
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
  whenSiteSilent,
)

/** One alert in the place of many that would come within minutes. */
export const alarmFlood = summary(
  ALARM_FLOOD,
  'place',
  text('Many alerts at once', '告警集中爆发'),
  text('The critical ones come through; the rest waits in the list.', '紧急告警照常通知；其余告警暂留列表。'),
  whenFlooded,
)

/** Somebody is to be there, by a rota, and nobody is. */
export const nobodyOnDuty = summary(
  NOBODY_ON_DUTY,
  'staff',
  text('Nobody on duty', '无人值班'),
  text('Enter somebody who stands in, or change the rota.', '请安排替班人员，或调整值班表。'),
  whenNobodyOnDuty,
)

/** The same in the days to come. */
export const dutyGapsAhead = summary(
  DUTY_GAPS,
  'staff',
  text('Gaps in the duty rota', '值班表有空档'),
  text('Complete the rota before these days come.', '请在这些日期之前补全值班表。'),
  whenDutyHasGaps,
)

/** An alert would call them and could not. */
export const peopleUnreachable = summary(
  PEOPLE_UNREACHABLE,
  'staff',
  text('People who cannot be reached', '有人员联系不上'),
  text(
    'See to it that each of them has a way that works, or that somebody else is called.',
    '请为名单中的人员补全可用的联系方式，或改由他人接收。',
  ),
  whenUnreachable,
)
