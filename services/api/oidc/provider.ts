import * as client from 'openid-client'
import { ApiProblem } from '../problem.ts'
import type { OidcConfig } from './config.ts'

/** What the browser keeps while somebody signs in elsewhere: the answer must come back to it. */
export interface Began {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** The other server. Authorization code with PKCE, state and nonce; what it answers is verified by `openid-client`. */
export interface OidcProvider {
  begin(redirectUri: string): Promise<{ address: URL; began: Began }>
  /** The claims of the ID token, and of the userinfo endpoint where there is one. Throws `OIDC_FAILED`. */
  finish(answered: URL, began: Began): Promise<Readonly<Record<string, unknown>>>
}

export function createOidcProvider(config: OidcConfig): OidcProvider {
  let found: Promise<client.Configuration> | undefined

  /** Asked once; one that could not be reached is asked again the next time. */
  function server(): Promise<client.Configuration> {
    found ??= discover(config).catch(cause => {
      found = undefined
      throw new ApiProblem('OIDC_UNREACHABLE', { cause, retryAfterMs: 10_000 })
    })
    return found
  }

  async function begin(redirectUri: string) {
    const began = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    }
    const address = client.buildAuthorizationUrl(await server(), {
      ...{ redirect_uri: redirectUri, scope: `openid ${config.scopes}` },
      ...{ state: began.state, nonce: began.nonce },
      code_challenge: await client.calculatePKCECodeChallenge(began.verifier),
      code_challenge_method: 'S256',
    })
    return { address, began }
  }

  async function claimsOf(answered: URL, { state, nonce, verifier }: Began) {
    const at = await server()
    const tokens = await client.authorizationCodeGrant(at, answered, {
      ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier },
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (claims === undefined) throw new Error('there is no ID token')
    if (at.serverMetadata().userinfo_endpoint === undefined) return claims
    return { ...(await client.fetchUserInfo(at, tokens.access_token, claims.sub)), ...claims }
  }

  return {
    begin,
    async finish(answered, began) {
      try {
        return await claimsOf(answered, began)
      } catch (cause) {
        throw cause instanceof ApiProblem ? cause : new ApiProblem('OIDC_FAILED', { cause })
      }
    },
  }
}

const discover = ({ issuer, clientId, clientSecret }: OidcConfig): Promise<client.Configuration> =>
  client.discovery(issuer, clientId, clientSecret, undefined, {
    timeout: TIMEOUT_S,
    ...(issuer.protocol === 'http:' && { execute: [client.allowInsecureRequests] }),
  })

const TIMEOUT_S = 10
