/** What the address asks for. */
export type Route =
  | { readonly page: 'alerts'; readonly alertId?: string }
  | { readonly page: 'devices'; readonly deviceId?: string }
  | { readonly page: 'rules' }
  | { readonly page: 'quality' }
  | { readonly page: 'unknown' }

export function routeOf(path: string): Route {
  const [page = '', id, ...more] = path.split('/').filter(Boolean).map(decoded)
  if (more.length > 0) return { page: 'unknown' }
  if (page === '' && id === undefined) return { page: 'alerts' }
  if (page === 'alerts') return id === undefined ? { page } : { page, alertId: id }
  if (page === 'devices') return id === undefined ? { page } : { page, deviceId: id }
  if ((page === 'rules' || page === 'quality') && id === undefined) return { page }
  return { page: 'unknown' }
}

export const alertPath = (id: string): string => `/alerts/${encodeURIComponent(id)}`
export const devicePath = (id: string): string => `/devices/${encodeURIComponent(id)}`

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
