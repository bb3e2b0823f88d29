import { z } from 'zod'

/** Where a channel posts to: no login in it, which would be told with the address. */
export const httpUrl = z
  .url({ protocol: /^https?$/, error: 'expected http://… or https://…' })
  .max(2_000)
  .refine(isWithoutLogin, 'must hold no user name or password')

function isWithoutLogin(url: string): boolean {
  const parsed = URL.parse(url)
  return parsed === null || (parsed.username === '' && parsed.password === '')
}

/** Not one that says how the request is sent. */
export const headerName = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,100}$/)
  .refine(
    name =>
      !/^(?:host|connection|content-(?:length|type)|transfer-encoding|expect|te|trailer|upgrade)$/i.test(
        name,
      ),
    {
      error: 'the server sets it itself',
    },
  )

/** What every channel says of the network that it goes through. */
export const networkSettings = {
  allowPrivateNetwork: z
    .boolean()
    .default(false)
    .describe('It may be on the private network or this machine, and without TLS'),
  caCertificate: z
    .string()
    .regex(/^\s*-----BEGIN CERTIFICATE-----/, 'expected a certificate in PEM')
    .max(65_536)
    .optional()
    .describe('PEM of the authority that its certificate is from, where that is no public one'),
}

export interface Network {
  readonly allowPrivateNetwork: boolean
  readonly caCertificate?: string | undefined
}

/** Over the internet nothing goes in the open: what is sent tells of people, and secrets go with it. */
export const isNotInTheOpen = (url: string, { allowPrivateNetwork }: Network): boolean =>
  allowPrivateNetwork || url.startsWith('https:')

export const IN_THE_OPEN = 'expected https://, or allowPrivateNetwork'
