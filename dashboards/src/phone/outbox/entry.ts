import type { WireAlert } from '../../../../services/api/wire/alert.ts'
import type { Action, Command } from '../../alerts/commands.ts'
import type { Bilingual } from '../../words/words.ts'

export type PressAction = Action | 'photo'
export type Said = Omit<Command, 'alert' | 'action'>

/** Something that a person pressed, kept until the server has answered it. */
export interface Entry {
  /** The Idempotency-Key: however often it is sent, it is done once. */
  readonly key: string
  /** Who pressed it; nobody else's session sends it. */
  readonly by: string
  readonly alertId: string
  /** What it is about, without what tells of somebody's health: it lies in the browser's storage. */
  readonly what: Bilingual
  readonly site: string
  readonly zone: string
  /** A photo lies under the key among the kept photos. */
  readonly action: PressAction
  readonly said: Said
  /** As the person saw it, or as what they pressed before made it. */
  readonly version: number
  /** The own press before it that waits too: its outcome gives the version. */
  readonly after: string | null
  readonly at: number
  readonly refusal: Refusal | null
}

export interface Refusal {
  /** Of the server's catalogue, or `BEFORE_REFUSED`: what was pressed before it was refused. */
  readonly code: string
  readonly who: string
  /** Of the alert by then, to press it again; `null` where that is not known. */
  readonly version: number | null
}

export const BEFORE_REFUSED = 'BEFORE_REFUSED'

interface Press {
  readonly key: string
  readonly by: string
  readonly alert: WireAlert
  readonly action: PressAction
  readonly said: Said
  readonly at: number
}

/** What is pressed, behind what the same person pressed on the same alert and waits. */
export function entryOf({ alert, said, ...press }: Press, kept: readonly Entry[]): Entry {
  const before = kept.findLast(({ alertId, refusal }) => alertId === alert.id && refusal === null)
  return {
    ...press,
    // Two in one millisecond keep their order.
    at: Math.max(press.at, (kept.at(-1)?.at ?? 0) + 1),
    said,
    alertId: alert.id,
    what: isHealth(alert) ? HELP_NEEDED : alert.title,
    site: alert.site,
    zone: alert.zone,
    version: alert.version,
    after: before?.key ?? null,
    refusal: null,
  }
}

/** A word to others, or a photo, goes out whatever they did meanwhile, and moves nothing on. */
export const isWord = ({ action }: Pick<Entry, 'action'>): boolean => WORDS.has(action)
const WORDS: ReadonlySet<PressAction> = new Set(['comment', 'urge', 'photo'])

const isHealth = ({ deviceKind }: WireAlert): boolean => deviceKind === 'wristband'
const HELP_NEEDED: Bilingual = { en: 'Help needed', zh: '需要帮助' }
