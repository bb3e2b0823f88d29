import type { Alert } from '../domain/model/alert.ts'
import type { Instant } from '../domain/model/time.ts'
import type { AlertStore } from '../store/store.ts'
import type { Message } from './channel.ts'
import type { Entry } from './entry.ts'
import type { Turn } from './lane.ts'
import type { Links } from './links.ts'
import type { Wording } from './telling.ts'

export interface ComposerOptions {
  readonly alerts: Pick<AlertStore, 'get'>
  readonly wording: Wording
  readonly links: Pick<Links, 'urlFor'>
  readonly membersOf: (digest: string) => readonly Entry[]
  readonly now: () => Instant
}

/** What is said when it is sent: of the alert as it stands then. Nothing where there is nothing to tell any more. */
export function composer({ alerts, wording, links, membersOf, now }: ComposerOptions) {
  const alertOf = async ({ notice: { alertId } }: Entry): Promise<Alert | undefined> =>
    alertId === null ? undefined : (await alerts.get(alertId))?.alert

  async function digest({ entry: { notice }, language }: Turn): Promise<Message | undefined> {
    const found = await Promise.all(membersOf(notice.id).map(alertOf))
    const told = new Map(found.flatMap(alert => (alert === undefined ? [] : [[alert.id, alert] as const])))
    if (told.size === 0) return undefined
    return wording.digest({ notice, alerts: [...told.values()], language, at: now() })
  }

  return async (turn: Turn): Promise<Message | undefined> => {
    const { entry, way, language } = turn
    const { notice } = entry
    if (notice.why === 'digest') return await digest(turn)
    const alert = await alertOf(entry)
    if (alert === undefined) return undefined
    // A group that reads it is not the person whom the link stands for.
    const link = way.addressSort === 'none' ? undefined : await links.urlFor(notice).catch(() => undefined)
    const isRepeat = entry.isUncertain
    return wording.notice({
      notice,
      alert,
      language,
      isRepeat,
      at: now(),
      ...(link !== undefined && { link }),
    })
  }
}
