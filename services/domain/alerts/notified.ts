import type { AlertChange } from '../model/alert.ts'
import type { Notice } from '../model/notice.ts'
import { SYSTEM } from '../model/person.ts'
import type { Instant } from '../model/time.ts'
import { type AlertRecord, record } from './record.ts'

/** Somebody is to be told of it. Of what people are called for by itself they do not hear by another one any more. */
export function notified(of: AlertRecord, notice: Omit<Notice, 'id'>, at: Instant): AlertChange {
  const group = notice.step > 0 ? of.alert.id : of.alert.group
  const { alert, event } = record(of, { type: 'notified', at, actor: SYSTEM }, { group })
  return { alert, event: { ...event, notice: { id: `${alert.id}/${event.n}`, ...notice } } }
}

/** Nobody took it in hand so far: more people are called, or the same ones again. */
export const escalated = (of: AlertRecord, note: string, at: Instant): AlertChange =>
  record(of, { type: 'escalated', at, actor: SYSTEM, note })
