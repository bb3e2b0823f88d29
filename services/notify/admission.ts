import type { ClockTime } from '../domain/model/duty.ts'
import type { NoticeReason } from '../domain/model/notice.ts'
import type { Instant } from '../domain/model/time.ts'
import type { Contacts } from '../store/contact-store.ts'
import type { NoticeRecord } from '../store/notice-store.ts'
import { isUrgent, rankOf } from './entry.ts'
import { nextTimeOfDay, quietUntil } from './quiet-hours.ts'

/** Whether a notice goes out now, or with others at a later time. */
export type Admission =
  | { readonly is: 'now' }
  | { readonly is: 'low' | 'quiet-hours'; readonly until: Instant }

export interface AdmissionContext {
  readonly contacts: Contacts | undefined
  readonly zone: string
  readonly digestAt: readonly ClockTime[]
  readonly now: Instant
}

export function admissionOf(notice: NoticeRecord, context: AdmissionContext): Admission {
  if (isUrgent(rankOf(notice)) || !MAY_WAIT.has(notice.why)) return { is: 'now' }
  const { contacts, zone, digestAt, now } = context
  const quietHours = contacts?.quietHours ?? null
  const quietEnd = quietUntil(quietHours, zone, now)
  if (quietEnd !== undefined) return { is: 'quiet-hours', until: quietEnd }
  const time = notice.severity === 'low' && nextTimeOfDay(digestAt, zone, now)
  if (time === false || time === undefined) return { is: 'now' }
  return { is: 'low', until: quietUntil(quietHours, zone, time) ?? time }
}

/**
 * Others are about the person: somebody was given something to do, or is late with it. Nobody else is called meanwhile, so that
 * neither quiet hours nor a digest may keep it.
 */
const MAY_WAIT: ReadonlySet<NoticeRecord['why']> = new Set<NoticeReason>([
  'raised',
  'climbed',
  'reopened',
  'next-step',
  'again',
])
