import { offlinePage } from './offline.ts'
import { isKept, isOfPhone, keepPhone, keptFile, phonePage } from './phone-files.ts'
import { type Action, shownOf, type Target } from './shown.ts'

declare const self: ServiceWorkerGlobalScope

/** Of the console it keeps nothing, so the newest takes over at once and no page is ever an old one. */
self.addEventListener('install', event => event.waitUntil(self.skipWaiting()))
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()))

/** Pages from the server, without which there is one that says so; those for the hand open all the same. */
self.addEventListener('fetch', event => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (origin !== location.origin) return
  if (request.mode === 'navigate')
    event.respondWith(
      isOfPhone(pathname) ? phonePage(fetch(request), offlinePage) : fetch(request).catch(offlinePage),
    )
  else if (pathname.startsWith('/assets/'))
    event.respondWith(keptFile(pathname).then(kept => kept ?? fetch(request)))
})

/** The pages for the hand are open: what they need is kept. */
self.addEventListener('message', event => {
  if (event.data?.type === 'keep-phone') event.waitUntil(keepPhone().catch(() => {}))
})

self.addEventListener('push', event => event.waitUntil(show(event.data?.text())))

async function show(text: string | undefined): Promise<void> {
  const { title, options } = shownOf(text, Date.now(), await isKept())
  await self.registration.showNotification(title, options as unknown as NotificationOptions)
}

self.addEventListener('notificationclick', event => {
  event.notification.close()
  event.waitUntil(clicked(event.notification.data, event.action as Action | ''))
})

/** In the hand the alert is opened and, with its button, acknowledged: whoever pressed it is signed in, and sees that it is. */
async function clicked({ path, link, alert }: Target, action: Action | ''): Promise<void> {
  if (await isKept()) {
    // A window that the phone does not bring to the front keeps nobody from saying that they have seen it.
    await openAt(path === '/' ? '/m' : `/m${path}`).catch(() => {})
    if (action === 'take' && alert !== undefined) await acknowledge(alert)
  } else if (action === 'take' && link !== undefined) await self.clients.openWindow(link)
  else await openAt(path)
}

/** Where it is refused or there is no line, the page that was opened has the same button, larger. */
async function acknowledge(alert: string): Promise<void> {
  const path = `/api/alerts/${encodeURIComponent(alert)}/acknowledge`
  await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }).catch(
    () => {},
  )
}

/** The browser made a new subscription, or wants one: the server is told which it is now. */
self.addEventListener('pushsubscriptionchange', event => {
  const { oldSubscription, newSubscription } = event as PushSubscriptionChangeEvent
  event.waitUntil(renewed(oldSubscription, newSubscription))
})

/** In the pages that are open, without losing what is being written there. */
async function openAt(path: string): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const open = windows.filter(({ url }) => !/^\/(api|a|case|screen)(\/|$)/.test(new URL(url).pathname))
  const console = open.find(({ visibilityState }) => visibilityState === 'visible') ?? open[0]
  if (console === undefined) return void (await self.clients.openWindow(path))
  console.postMessage({ type: 'open', path })
  await console.focus()
}

async function renewed(before: PushSubscription | null, now: PushSubscription | null): Promise<void> {
  const options = before?.options
  if (now === null && !options?.applicationServerKey) return
  const subscription =
    now ??
    (await self.registration.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: options?.applicationServerKey ?? null,
    }))
  await fetch('/api/me/push', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ subscription, ...(before && { replaces: before.endpoint }) }),
  })
}
