/** What the server sends by push: see `services/notify/channels/push.ts`. */
export interface PushPayload {
  readonly alert: string
  readonly tag: string
  readonly lifeSafety: boolean
  readonly ended: boolean
  readonly test: boolean
  readonly language: 'zh' | 'en'
  readonly title: string
  readonly body: string
  readonly link?: string
  readonly at: string
}

/** What a click needs to know. */
export interface Target {
  /** In the console. */
  readonly path: string
  /** The page with one button that takes the alert; absent where there is none. */
  readonly link?: string
  /** What can be acknowledged at once; absent where there is nothing to acknowledge. */
  readonly alert?: string
}

/** `NotificationOptions`, with what browsers know and TypeScript does not. */
export interface Options {
  readonly body: string
  readonly lang: string
  readonly tag: string
  readonly icon: string
  readonly badge: string
  readonly data: Target
  readonly timestamp: number
  readonly renotify: boolean
  readonly silent: boolean
  readonly requireInteraction: boolean
  readonly vibrate?: readonly number[]
  readonly actions: readonly { readonly action: Action; readonly title: string }[]
}
export type Action = 'open' | 'take'

export interface Shown {
  readonly title: string
  readonly options: Options
}

/**
 * The notification of a push. A later word on the same alert takes the place of the one before: it sounds again, unless it
 * says that the alert is over. What a life hangs on stays until somebody touches it. A push that cannot be read is shown
 * too: browsers end a subscription whose pushes show nothing. `inHand`: whoever is signed in takes it without the link.
 */
export function shownOf(text: string | undefined, now: number, inHand = false): Shown {
  const payload = payloadOf(text)
  if (payload === undefined) return { title: '邻里 Linli', options: { ...plain(now), ...UNREADABLE } }
  const { alert, test, language, ended, lifeSafety, link, at } = payload
  const isAlert = alert !== '' && !test
  const canTake = !ended && (inHand ? isAlert : link !== undefined)
  const words = WORDS[language]
  const actions: Options['actions'] = [
    ...(canTake ? [{ action: 'take' as const, title: words.take }] : []),
    { action: 'open', title: words.open },
  ]
  const stays = lifeSafety && !ended
  return {
    title: payload.title,
    options: {
      ...plain(Date.parse(at) || now),
      body: payload.body,
      lang: words.tag,
      tag: payload.tag,
      data: {
        path: isAlert ? `/alerts/${encodeURIComponent(alert)}` : '/',
        ...(canTake && inHand && { alert }),
        ...(canTake && !inHand && link !== undefined && { link }),
      },
      renotify: !ended,
      silent: ended,
      requireInteraction: stays,
      ...(stays && { vibrate: LONG_BUZZES }),
      actions,
    },
  }
}

const WORDS = {
  zh: { tag: 'zh-CN', open: '查看', take: '确认' },
  en: { tag: 'en-GB', open: 'Open', take: 'Acknowledge' },
} as const

const LONG_BUZZES = [600, 200, 600, 200, 600]

const UNREADABLE = { body: '有新消息，请打开控制台查看。There is news: open the console.' }

const plain = (timestamp: number): Options => ({
  body: '',
  lang: 'zh-CN',
  tag: 'linli',
  icon: '/icons/icon-192.png',
  badge: '/icons/badge-96.png',
  data: { path: '/' },
  timestamp,
  renotify: true,
  silent: false,
  requireInteraction: false,
  actions: [],
})

function payloadOf(text: string | undefined): PushPayload | undefined {
  try {
    const read: Partial<PushPayload> | null = JSON.parse(text ?? '')
    const texts = [read?.alert, read?.tag, read?.title, read?.body, read?.at]
    if (!texts.every(one => typeof one === 'string') || read?.tag === '') return undefined
    return { ...(read as PushPayload), language: read?.language === 'en' ? 'en' : 'zh' }
  } catch {
    return undefined
  }
}
