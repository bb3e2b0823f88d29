/** What the address asks for. */
export type PhoneRoute =
  | { readonly page: 'home' | 'alerts' | 'me' | 'unknown' }
  | { readonly page: 'alert' | 'device'; readonly id: string }
  | { readonly page: 'wearer'; readonly site: string; readonly id: string }

export function phoneRouteOf(path: string): PhoneRoute {
  const [entry, page, first, second, ...more] = path.split('/').filter(Boolean).map(decoded)
  if (entry !== 'm' || more.length > 0) return { page: 'unknown' }
  if (page === undefined) return { page: 'home' }
  if (page === 'alerts' && second === undefined)
    return first === undefined ? { page: 'alerts' } : { page: 'alert', id: first }
  if (page === 'devices' && first !== undefined && second === undefined) return { page: 'device', id: first }
  if (page === 'wearers' && first !== undefined && second !== undefined)
    return { page: 'wearer', site: first, id: second }
  return page === 'me' && first === undefined ? { page: 'me' } : { page: 'unknown' }
}

export const HOME = '/m'
export const ALERTS = '/m/alerts'
export const ME = '/m/me'
export const alertHref = (id: string): string => `/m/alerts/${encodeURIComponent(id)}`
export const wearerHref = (site: string, id: string): string =>
  `/m/wearers/${encodeURIComponent(site)}/${encodeURIComponent(id)}`

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
