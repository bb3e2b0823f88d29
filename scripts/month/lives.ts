import type { AlertChange } from '../../services/domain/model/alert.ts'
import { SYSTEM } from '../../services/domain/model/person.ts'
import type { Instant } from '../../services/domain/model/time.ts'
import type { AlertLife } from '../../services/domain/quality/life.ts'

/** With when it was said that it is over: by a clock that is slow it was over before it began. */
export interface ToldLife extends AlertLife {
  readonly endToldAt?: Instant
}

/** Every alert from its beginning to its end, kept small: a month has many. */
export class Lives {
  readonly #lives = new Map<string, ToldLife>()

  take({ alert, event }: AlertChange, now: Instant): void {
    const known = this.#lives.get(alert.id)
    const before = event.type === 'cleared' || event.type === 'withdrawn'
    this.#lives.set(alert.id, {
      id: alert.id,
      site: alert.site,
      zone: alert.zone,
      deviceId: alert.deviceId,
      rule: alert.rule,
      severity: alert.peakSeverity,
      raisedAt: alert.raisedAt,
      announcedAt: known?.announcedAt ?? (alert.announced ? event.at : null),
      grouped: alert.group !== alert.id,
      clearedAt: alert.clearedAt,
      ...(alert.clearedAt !== null && { endToldAt: known?.endToldAt ?? now }),
      clearedBy: before ? event.actor : (known?.clearedBy ?? null),
      ...takenIn(known, event),
      resolvedAt: event.type === 'resolved' ? event.at : (known?.resolvedAt ?? null),
      resolvedBy: event.type === 'resolved' ? event.actor : (known?.resolvedBy ?? null),
      cause: alert.cause,
      heldBy: known?.heldBy ?? alert.suppressed?.reason ?? null,
      shelved: (known?.shelved ?? false) || alert.shelvedUntil !== null,
      chattered: (known?.chattered ?? false) || alert.suppressed?.reason === 'chattering',
    })
  }

  get count(): number {
    return this.#lives.size
  }

  /** In the order of their raising. */
  list(): ToldLife[] {
    return [...this.#lives.values()].sort((a, b) => a.raisedAt - b.raisedAt)
  }
}

function takenIn(
  known: AlertLife | undefined,
  { type, actor, at }: AlertChange['event'],
): Pick<AlertLife, 'takenAt' | 'takenBy'> {
  const takes = type !== 'raised' && actor !== SYSTEM
  if (known?.takenAt != null || !takes)
    return { takenAt: known?.takenAt ?? null, takenBy: known?.takenBy ?? null }
  return { takenAt: at, takenBy: actor }
}
