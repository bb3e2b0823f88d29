import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify'
import type { SiteId } from '../../domain/model/place.ts'
import { ApiProblem } from '../problem.ts'
import { type AuthenticateOptions, authenticate, callerOf } from './authenticate.ts'
import { isOpen } from './open-routes.ts'
import type { Reach } from './reach.ts'
import type { Reaches } from './reaches.ts'
import type { Right } from './rights.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What it takes to use the route. */
    right?: Right
  }
  interface FastifyInstance {
    /** Every route there is, with its right; the open ones have none. */
    routeRights: RouteRight[]
  }
  interface FastifyRequest {
    /** How far the caller's right to this route reaches; `null` on routes that are open. */
    reach: Reach | null
    /** The same of another right; nothing where the caller may not at all. */
    reachBy: ((right: Right) => Reach | undefined) | null
  }
}

export interface RouteRight {
  readonly method: string
  readonly url: string
  readonly right: Right | undefined
}

export interface RouteRightOptions extends AuthenticateOptions {
  readonly reaches: Reaches
}

/**
 * Call it before any route is added. From then on no route can be forgotten: one that names no right and is not
 * among the open ones refuses to register, and on every other one the caller and the right are looked at first.
 */
export function guardRoutes(app: FastifyInstance, { reaches, ...options }: RouteRightOptions): void {
  const signedIn = authenticate(options)
  const allowed = async (request: FastifyRequest): Promise<void> => {
    const { right } = request.routeOptions.config
    const reach = right && reaches.of(callerOf(request), right)
    if (reach === undefined) throw new ApiProblem('NOT_ALLOWED')
    request.reach = reach
    request.reachBy = also => reaches.of(callerOf(request), also)
  }
  app.decorate('routeRights', [])
  app.decorateRequest('caller', null)
  app.decorateRequest('reach', null)
  app.decorateRequest('reachBy', null)
  app.addHook('onRoute', route => {
    if (route.config?.right === undefined) refuseUnguarded(route)
    // After the rate limit, before the body is read.
    else route.preParsing = [signedIn, allowed, ...listOf(route.preParsing)]
    for (const method of listOf(route.method))
      app.routeRights.push({ method, url: route.url, right: route.config?.right })
  })
}

export function reachOf(request: FastifyRequest): Reach {
  if (request.reach === null) throw new ApiProblem('NOT_ALLOWED')
  return request.reach
}

/** For what a request does besides what its route is for. */
export function alsoNeeds(request: FastifyRequest, right: Right): Reach {
  const reach = reachBy(request, right)
  if (reach === undefined) throw new ApiProblem('NOT_ALLOWED')
  return reach
}

/** For what is answered besides, as far as somebody may know it. */
export const reachBy = (request: FastifyRequest, right: Right): Reach | undefined => request.reachBy?.(right)

/** For what is about a whole site. One that somebody has nothing to do with is as if it were not there. */
export function refuseOutside(request: FastifyRequest, site: SiteId): void {
  const reach = reachOf(request)
  if (reach.place(site)) return
  throw new ApiProblem(reach.touches(site) ? 'NOT_ALLOWED' : 'SITE_NOT_FOUND', { detail: site })
}

function refuseUnguarded({ method, url }: RouteOptions): void {
  if (isOpen(listOf(method), url)) return
  throw new Error(`${method} ${url} names no right (access/rights.ts) and is not among the open routes`)
}

const listOf = <T>(one: T | readonly T[] | undefined): readonly T[] =>
  one === undefined ? [] : Array.isArray(one) ? one : [one as T]
