import type { ChannelKind } from '../domain/model/channel.ts'
import type { Instant } from '../domain/model/time.ts'
import type { AttemptRecord, NoticeChange, NoticeFile } from '../store/notice-store.ts'

export interface TakenUp {
  readonly changes: readonly NoticeChange[]
  /** What goes on. */
  readonly open: readonly NoticeFile[]
}

/**
 * What the last process left. An attempt without an end was under way when it ended, and may have arrived: what a life hangs
 * on is told again, and so is what shows as one where it comes twice; anything else is left at that.
 */
export function takenUp(
  files: readonly NoticeFile[],
  isIdempotent: (kind: ChannelKind) => boolean,
  now: Instant,
): TakenUp {
  const taken = files.map(file => takeUp(file, isIdempotent, now))
  const open = taken.flatMap(one => one.open)
  const changes = taken.flatMap(one => one.changes)
  // What a digest told is as unknown as the digest.
  const isLost = ({ notice: { digest } }: NoticeFile) =>
    digest !== null && !open.some(({ notice }) => notice.id === digest)
  const lost = open.filter(isLost).map(({ notice }) => stands(notice.id, 'unknown', now))
  return { changes: [...changes, ...lost], open: open.filter(file => !isLost(file)) }
}

function takeUp(file: NoticeFile, isIdempotent: (kind: ChannelKind) => boolean, now: Instant): TakenUp {
  const { notice, attempts } = file
  const halfway = attempts.find(({ endedAt }) => endedAt === null)
  if (halfway === undefined)
    return notice.state === 'sending' ? again(file, [], now) : { changes: [], open: [file] }
  const ended = { ...halfway, endedAt: now, outcome: 'unknown' as const, reason: ENDED }
  const changes: NoticeChange[] = [{ type: 'attempt-ended', notice: notice.id, attempt: ended }]
  const known = { ...file, attempts: attempts.map((one): AttemptRecord => (one === halfway ? ended : one)) }
  if (notice.isLifeSafety || isIdempotent(halfway.kind)) return again(known, changes, now)
  return { changes: [...changes, stands(notice.id, 'unknown', now)], open: [] }
}

/** Unless the alert was taken while it was under way. */
function again(file: NoticeFile, changes: readonly NoticeChange[], now: Instant): TakenUp {
  const { id, cancelledAt } = file.notice
  if (cancelledAt !== null) return { changes: [...changes, stands(id, 'unknown', now)], open: [] }
  const notice = { ...file.notice, state: 'queued' as const }
  return { changes: [...changes, stands(id, 'queued', null)], open: [{ ...file, notice }] }
}

const stands = (notice: string, state: 'unknown' | 'queued', endedAt: Instant | null): NoticeChange => ({
  type: 'stands',
  notice,
  state,
  reason: ENDED,
  endedAt,
})

const ENDED = 'the server ended while it was under way'
