import { z } from 'zod'
import { httpUrl, networkSettings } from '../../http/settings.ts'

/** As a robot's address has it after `key=`, `access_token=` or `hook/`. */
export const robotToken = z.string().regex(/^[A-Za-z0-9-]{8,200}$/, 'expected the key alone, not the address')

/** The secret of a robot that asks for signatures. */
export const robotSecret = z.string().min(8).max(200)

/** A robot that asks for a keyword takes no message without it. */
export const keyword = z.string().trim().min(1).max(20)

/** Where the service is, for those who run it themselves. */
export const robotNetwork = (baseUrl: string) => ({ baseUrl: httpUrl.default(baseUrl), ...networkSettings })

/** Of a path on that host. */
export const robotUrl = (
  baseUrl: string,
  path: string,
  query: Readonly<Record<string, string>> = {},
): URL => {
  const url = new URL(`${baseUrl.replace(/\/+$/, '')}${path}`)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url
}
