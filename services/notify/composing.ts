import type { Alert, Severity } from '../domain/model/alert.ts'
import type { Ending } from '../domain/model/notice.ts'
import type { Instant } from '../domain/model/time.ts'
import type { NoticeRecord } from '../store/notice-store.ts'
import type { AccountStore, AlertStore } from '../store/store.ts'
import type { Message } from './channel.ts'
import type { Entry } from './entry.ts'
import type { Turn } from './lane.ts'
import type { Links } from './links.ts'
import type { Sees } from './seeing.ts'
import type { Wording } from './telling.ts'

export interface ComposerOptions {
  readonly alerts: Pick<AlertStore, 'get'>
  readonly wording: Wording
  readonly links: Pick<Links, 'urlFor'>
  readonly membersOf: (digest: string) => readonly Entry[]
  /** Whether somebody may see an alert at this moment: it may be otherwise than when that was decided. */
  readonly sees: Sees
  readonly now: () => Instant
}

/** What is said when it is sent: of the alert as it stands then. Nothing where there is nothing to tell any more. */
export function composer({ alerts, wording, links, membersOf, sees, now }: ComposerOptions) {
  const alertOf = async ({ notice: { alertId } }: Entry): Promise<Alert | undefined> =>
    alertId === null ? undefined : (await alerts.get(alertId))?.alert

  async function digest({ entry: { notice }, language }: Turn): Promise<Message | undefined> {
    const told = new Map<string, Alert>()
    for (const alert of await Promise.all(membersOf(notice.id).map(alertOf)))
      if (alert !== undefined && (await sees(notice.person, alert))) told.set(alert.id, alert)
    if (told.size === 0) return undefined
    return wording.digest({ notice, alerts: [...told.values()], language, at: now() })
  }

  return async (turn: Turn): Promise<Message | undefined> => {
    const { entry, way, language } = turn
    const { notice } = entry
    if (notice.why === 'digest') return await digest(turn)
    const alert = await alertOf(entry)
    if (alert === undefined) return undefined
    const isHidden = !(await sees(notice.person, alert))
    // What a life hangs on is told to one too many rather than to nobody.
    if (isHidden && !notice.isLifeSafety) return undefined
    // A group that reads it is not the person whom the link stands for, and what is hidden opens for nobody.
    const hasLink = way.addressSort !== 'none' && !isHidden
    const link = hasLink ? await links.urlFor(notice).catch(() => undefined) : undefined
    const isRepeat = entry.isUncertain
    return wording.notice({
      notice,
      alert,
      language,
      isRepeat,
      at: now(),
      ...(isHidden && { isPlaceOnly: true }),
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

type ScreenComposerOptions = Pick<ComposerOptions, 'alerts' | 'wording' | 'sees' | 'now'> & {
  readonly accounts: Pick<AccountStore, 'person'>
}

/** What whoever shows a notice is told of it later. There is no link: it is not for anybody to take. */
export function screenComposer({ alerts, accounts, wording, sees, now }: ScreenComposerOptions) {
  return async ({ notice, ending, shownAs }: ScreenWords): Promise<Message | undefined> => {
    const [file, account] = await Promise.all([
      alerts.get(notice.alertId ?? ''),
      accounts.person(notice.person),
    ])
    if (file === undefined) return undefined
    const { alert } = file
    const telling = { notice, alert, language: account?.language ?? 'zh', isRepeat: false, at: now() }
    const isPlaceOnly = !(await sees(notice.person, alert))
    const message = await wording.notice({
      ...telling,
      ...(isPlaceOnly && { isPlaceOnly }),
      ...(ending !== undefined && { ending }),
    })
    return ending === undefined ? message : { ...message, shownAs }
  }
}
