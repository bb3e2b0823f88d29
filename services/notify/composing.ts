import type { Alert, Severity } from '../domain/model/alert.ts'
import type { Ending } from '../domain/model/notice.ts'
import type { Instant } from '../domain/model/time.ts'
import type { NoticeRecord } from '../store/notice-store.ts'
import type { AccountStore, AlertStore } from '../store/store.ts'
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

export interface ScreenWords {
  readonly notice: NoticeRecord
  /** What it is told; nothing where it is to go on showing the notice. */
  readonly ending: Ending | undefined
  readonly shownAs: readonly Severity[]
}

type ScreenComposerOptions = Pick<ComposerOptions, 'alerts' | 'wording' | 'now'> & {
  readonly accounts: Pick<AccountStore, 'person'>
}

/** What whoever shows a notice is told of it later. There is no link: it is not for anybody to take. */
export function screenComposer({ alerts, accounts, wording, now }: ScreenComposerOptions) {
  return async ({ notice, ending, shownAs }: ScreenWords): Promise<Message | undefined> => {
    const [file, account] = await Promise.all([
      alerts.get(notice.alertId ?? ''),
      accounts.person(notice.person),
    ])
    if (file === undefined) return undefined
    const { alert } = file
    const telling = { notice, alert, language: account?.language ?? 'zh', isRepeat: false, at: now() }
    const message = await wording.notice({ ...telling, ...(ending !== undefined && { ending }) })
    return ending === undefined ? message : { ...message, shownAs }
  }
}
