import type { BuiltInRule } from '../model/built-in-rule.ts'
import { figure, setting } from '../model/condition.ts'
import { text } from '../model/text.ts'
import { whenOffline } from './responses.ts'

/** A device whose data is old. It says nothing about the socket: a device that pings and never reports is silent. */
export const offline: BuiltInRule = {
  id: 'offline',
  kind: '*',
  version: 1,
  about: 'device',
  // Whoever could say that the server is silent is silent with it; after a pause it would only be late news.
  except: ['server'],
  title: text('Device silent', '设备失联'),
  response: whenOffline,
  settings: {
    intervals: figure('', 1, 1_000)(text('Expected intervals without data', '无数据的预期间隔数'), 3),
  },
  levels: [{ severity: 'medium', when: { type: 'silent', intervals: setting('intervals') } }],
}
