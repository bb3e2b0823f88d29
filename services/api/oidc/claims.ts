import type { Role } from '../../domain/model/person.ts'
import { isId } from '../../domain/model/place.ts'
import type { Scope, SiteScope } from '../../domain/model/scope.ts'
import { asUsername, isReserved, USERNAME_PATTERN } from '../access/username.ts'
import type { OidcConfig } from './config.ts'

/** Somebody as the other server knows them, in our words. */
export interface ExternalPerson {
  readonly issuer: string
  readonly subject: string
  readonly username: string
  readonly displayName: string
  readonly role: Role
  readonly scope: Scope
}

type Claims = Readonly<Record<string, unknown>>

/** What the claims say; or, in words for whoever set it up, why they say nothing that fits. */
export function personOf(claims: Claims, config: OidcConfig): ExternalPerson | string {
  const subject = textOf(claims.sub)
  const username = asUsername(textOf(claims[config.usernameClaim]) ?? '')
  if (subject === undefined) return 'there is no `sub`'
  if (!USERNAME_PATTERN.test(username) || isReserved(username))
    return `the claim ${config.usernameClaim} is no user name`
  const role = roleOf(listOf(claims[config.roleClaim]), config)
  if (role === undefined) return `nothing in the claim ${config.roleClaim} makes a role`
  const scope = role === 'administrator' ? 'all' : scopeOf(listOf(claims[config.scopeClaim]))
  if (scope === undefined) return `the claim ${config.scopeClaim} names no place`
  const displayName = (textOf(claims.name) ?? username).slice(0, DISPLAY_NAME_LENGTH)
  return { issuer: config.issuer.href, subject, username, displayName, role, scope }
}

const DISPLAY_NAME_LENGTH = 100

const roleOf = (values: readonly string[], { roles }: OidcConfig): Role | undefined =>
  roles.find(([value]) => values.includes(value))?.[1]

/** `all`, `garden`, `garden/b3`: as on the command line. One that is no place spoils the whole: it is a slip. */
function scopeOf(places: readonly string[]): Scope | undefined {
  if (places.includes('all')) return 'all'
  const zones = new Map<string, string[]>()
  for (const place of places) {
    const [site = '', zone, ...rest] = place.split('/')
    if (!isId(site) || (zone !== undefined && !isId(zone)) || rest.length > 0) return undefined
    zones.set(site, [...(zones.get(site) ?? []), ...(zone === undefined ? [] : [zone])])
  }
  const whole = new Set(places)
  const scope: SiteScope[] = [...zones].map(([site, of]) => ({ site, zones: whole.has(site) ? [] : of }))
  return scope.length > 0 ? scope : undefined
}

const textOf = (claim: unknown): string | undefined =>
  typeof claim === 'string' && claim.trim() !== '' ? claim.trim() : undefined

function listOf(claim: unknown): string[] {
  if (typeof claim === 'string') return claim.split(/[\s,]+/).filter(word => word !== '')
  return Array.isArray(claim) ? claim.filter(one => typeof one === 'string') : []
}
