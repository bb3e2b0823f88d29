/**
 * What the pages for the hand need to open without a line: the page itself and the assets that it names, whose names change
 * with what is in them. No answer of the server is ever among them.
 */
const CACHE = 'linli-phone'
const PAGE = '/m'

/** On a bad line a page that is there is better than one that comes. */
const PATIENCE_MS = 4_000

export const isOfPhone = (path: string): boolean => path === PAGE || path.startsWith(`${PAGE}/`)

/** This browser is one that the pages for the hand are used on. */
export const isKept = async (): Promise<boolean> => (await keptFile(PAGE)) !== undefined

export const keptFile = (path: string): Promise<Response | undefined> =>
  caches.match(path, { cacheName: CACHE, ignoreVary: true })

/** From the server; what is kept where it does not answer, in its own words or in time. */
export async function phonePage(asked: Promise<Response>, offline: () => Response): Promise<Response> {
  const fresh = asked.then(reply => (reply.ok ? reply : undefined)).catch(() => undefined)
  const kept = await keptFile(PAGE)
  if (kept === undefined) return (await fresh) ?? (await asked.catch(offline))
  return (await Promise.race([fresh, waited(PATIENCE_MS)])) ?? kept
}

/**
 * Keeps the files of the page as it is now. The page last: as long as an asset of a new one is missing, the old one with
 * all of its own stays.
 */
export async function keepPhone(): Promise<void> {
  const reply = await fetch(PAGE, { headers: { accept: 'text/html' } })
  const files = reply.ok ? assetsIn(await reply.clone().text()) : []
  if (files.length === 0) return
  const cache = await caches.open(CACHE)
  const present = (await cache.keys()).map(({ url }) => new URL(url).pathname)
  await cache.addAll(files.filter(file => !present.includes(file)))
  await cache.put(PAGE, reply)
  const old = present.filter(path => path !== PAGE && !files.includes(path))
  await Promise.all(old.map(path => cache.delete(path)))
}

export const assetsIn = (html: string): string[] => [
  ...new Set([...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path = '']) => path)),
]

const waited = (ms: number): Promise<undefined> => new Promise(resolve => setTimeout(resolve, ms, undefined))
