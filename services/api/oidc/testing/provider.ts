import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { type AdapterPayload } from 'oidc-provider'

export type Claims = Readonly<Record<string, unknown>>

/** A real OpenID Connect server with these people, on a port of its own. Whoever types a name is that one. */
export async function startOidcServer(people: Map<string, Claims>, redirectUri: () => string) {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const key = generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey.export({ format: 'jwk' })
  const provider = new Provider(issuer, {
    clients: [
      { client_id: 'linli', client_secret: CLIENT_SECRET, redirect_uris: [redirectUri()] } as AdapterPayload,
    ] as never,
    jwks: { keys: [{ ...key, use: 'sig', alg: 'RS256' }] } as never,
    cookies: { keys: ['for a test'] },
    claims: { openid: ['sub'], profile: ['preferred_username', 'name', 'roles', 'places'] },
    findAccount: (_, id) => ({
      accountId: id,
      claims: async () => ({ sub: id, ...people.get(id) }),
    }),
  })
  server.on('request', provider.callback())
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { issuer, close }
}

export const CLIENT_SECRET = 'known to both'
