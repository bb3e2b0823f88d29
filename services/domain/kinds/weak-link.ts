import type { BuiltInRule } from '../model/built-in-rule.ts'
import { countFigure, durationFigure, figure, not, setting } from '../model/condition.ts'
import type { DeviceKind } from '../model/device.ts'
import { DROPOUTS_MAX } from '../model/dropout.ts'
import type { ConditionSpec } from '../model/rule.ts'
import { text } from '../model/text.ts'
import { DAY } from '../model/time.ts'
import { onWeakLink } from './responses.ts'

const fellSilent = (count: Extract<ConditionSpec, { type: 'dropouts' }>['count']): ConditionSpec => ({
  type: 'dropouts',
  intervals: setting('intervals'),
  count,
  withinMs: setting('withinMs'),
})

export const WEAK_LINK = 'weak-link'

/**
 * Silent now and then and always heard again: one finding about the connection, and while it stands people hear of a
 * silence that is longer than those. Not of what a life may hang on, of what has mains and a cable, or of gateways, which
 * explain the silence of others: there each silence is told at once, as their kinds say.
 */
export const weakLinkExcept = (except: readonly DeviceKind[]): BuiltInRule => ({
  id: WEAK_LINK,
  kind: '*',
  version: 1,
  about: 'device',
  except,
  title: text('Bad connection', '连接不稳定'),
  advice: text(
    'Look at its antenna, its place and its battery, and at what its gateway reaches. While this stands, its silence is told later.',
    '请检查天线、安装位置、电池及网关覆盖范围。在此期间，该设备失联会推迟通知。',
  ),
  response: onWeakLink,
  settings: {
    intervals: figure('', 1, 1_000)(text('Expected intervals without data', '无数据的预期间隔数'), 3),
    count: {
      ...countFigure(text('So often within the time looked back on', '回看时间内的次数'), 3),
      max: DROPOUTS_MAX,
    },
    withinMs: durationFigure(text('Time looked back on', '回看时间'), 30 * DAY),
    patience: figure('', 1, 100)(text('Told of when silent so many times as long', '失联通知延长倍数'), 4),
    laterMsMax: durationFigure(text('Told of later by at most', '失联通知最多推迟'), DAY),
  },
  levels: [{ severity: 'low', when: fellSilent(setting('count')) }],
  clear: not(fellSilent(1)),
})
