import type { Environment } from '../../config/environment.ts'
import { ROLES, type Role } from '../../domain/model/person.ts'

/** Signing in at another server, that knows the people (OpenID Connect). */
export interface OidcConfig {
  readonly issuer: URL
  readonly clientId: string
  readonly clientSecret: string
  /** Asked for besides `openid`. */
  readonly scopes: string
  readonly usernameClaim: string
  readonly roleClaim: string
  /** What of that claim makes which role; of several the first that stands here. */
  readonly roles: readonly (readonly [string, Role])[]
  readonly scopeClaim: string
}

export function oidcConfig(env: Environment): OidcConfig | undefined {
  const issuer = env.text('LINLI_OIDC_ISSUER')
  const given = {
    clientId: env.text('LINLI_OIDC_CLIENT_ID'),
    clientSecret: env.text('LINLI_OIDC_CLIENT_SECRET'),
    roles: env.text('LINLI_OIDC_ROLES'),
    scopeClaim: env.text('LINLI_OIDC_SCOPE_CLAIM'),
  }
  const rest = {
    scopes: env.text('LINLI_OIDC_SCOPES') ?? 'profile',
    usernameClaim: env.text('LINLI_OIDC_USERNAME_CLAIM') ?? 'preferred_username',
    roleClaim: env.text('LINLI_OIDC_ROLE_CLAIM') ?? 'roles',
  }
  if (issuer === undefined) return undefined
  const { clientId, clientSecret, roles, scopeClaim } = given
  if (!isSafe(issuer)) env.fault('LINLI_OIDC_ISSUER: expected an https address')
  if (!clientId || !clientSecret || !roles || !scopeClaim) {
    env.fault(
      'LINLI_OIDC_ISSUER is set: LINLI_OIDC_CLIENT_ID, LINLI_OIDC_CLIENT_SECRET, LINLI_OIDC_ROLES and LINLI_OIDC_SCOPE_CLAIM are needed too',
    )
    return undefined
  }
  if (!isSafe(issuer)) return undefined
  return { issuer: new URL(issuer), clientId, clientSecret, scopeClaim, roles: rolesOf(env, roles), ...rest }
}

/** Whoever could read along on the way could be anybody; on the machine itself nobody does. */
function isSafe(issuer: string): boolean {
  if (!URL.canParse(issuer)) return false
  const { protocol, hostname } = new URL(issuer)
  return protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1')
}

function rolesOf(env: Environment, text: string): (readonly [string, Role])[] {
  return text.split(',').flatMap(pair => {
    const [value = '', role = ''] = pair.split('=').map(word => word.trim())
    if (value !== '' && (ROLES as readonly string[]).includes(role)) return [[value, role as Role] as const]
    env.fault(
      `LINLI_OIDC_ROLES: expected value=role with one of ${ROLES.join(', ')}, got ${JSON.stringify(pair)}`,
    )
    return []
  })
}
