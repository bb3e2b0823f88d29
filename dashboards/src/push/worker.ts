import { go } from '../app/location.ts'

/**
 * The service worker, by which the console is told while no page is open. Browsers have none over plain http (other than on
 * localhost), nor behind a certificate that they do not trust: `undefined` then.
 */
let registering: Promise<ServiceWorkerRegistration | undefined> = Promise.resolve(undefined)
export const workerRegistration = () => registering

/** `open`: how a page of this entry goes where a notification leads. */
export function startWorker(open: (path: string) => void = go): void {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return
  navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<Partial<Opening> | null>) => {
    if (data?.type === 'open' && data.path?.startsWith('/')) open(data.path)
  })
  registering = navigator.serviceWorker
    .register('/service-worker.js', { updateViaCache: 'none' })
    .catch(() => undefined)
}

/** A notification was touched: see `worker/service-worker.ts`. */
interface Opening {
  readonly type: 'open'
  readonly path: string
}

/** What these pages need is kept, so that they open without a line; once they are not used any more, it goes. */
export async function keepPhoneFiles(): Promise<void> {
  const registration = await workerRegistration()
  if (registration === undefined) return
  const { active } = await navigator.serviceWorker.ready
  active?.postMessage({ type: 'keep-phone' })
}

export const dropPhoneFiles = async (): Promise<unknown> =>
  'caches' in window ? caches.delete('linli-phone') : false
