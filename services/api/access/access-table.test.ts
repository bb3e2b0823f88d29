import t from 'tap'
import type { Role } from '../../domain/model/person.ts'
import type { Method, Username } from '../testing/staff.ts'
import { extentOf, type Right } from './rights.ts'
import { asks } from './testing/asks.ts'
import { type Objects, startPlaces } from './testing/places.ts'

const people = {
  ada: 'administrator',
  ma: 'manager',
  gao: 'grid-worker',
  tan: 'technician',
  chen: 'caregiver',
} as const satisfies Partial<Record<Username, Role>>

type Places = Awaited<ReturnType<typeof startPlaces>>
interface Route {
  readonly method: Method
  readonly url: string
  readonly right: Right
}

const routesOf = ({ api }: Places): Route[] =>
  api.routeRights.flatMap(({ method, url, right }) =>
    right === undefined || method === 'HEAD' ? [] : [{ method: method as Method, url, right }],
  )

/** What is asked for is asked before it is taken away. */
const order = ['GET', 'PUT', 'POST', 'DELETE']
const inOrder = (routes: readonly Route[]): Route[] => {
  const rank = ({ method, url }: Route) =>
    order.indexOf(method) + (/DELETE .*(devices\/:id|:username)$/.test(`${method} ${url}`) ? 1 : 0)
  return routes.toSorted((a, b) => rank(a) - rank(b))
}

const keyOf = ({ method, url }: Pick<Route, 'method' | 'url'>) => `${method} ${url}`
const isEverywhere = ({ right }: Route): boolean =>
  Object.values(people).every(role => [undefined, 'all'].includes(extentOf(role, right)))

t.test('each route whose right does not reach everywhere says how it is asked', async t => {
  const places = await startPlaces()
  await places.api.ready()
  const scoped = routesOf(places).filter(route => !isEverywhere(route))
  t.same(Object.keys(asks).sort(), scoped.map(keyOf).sort())
  for (const { method, url, right } of places.api.routeRights.filter(({ method }) => method === 'HEAD'))
    t.equal(
      right,
      places.api.routeRights.find(one => one.method === 'GET' && one.url === url)?.right,
      method + url,
    )
})

for (const [username, role] of Object.entries(people) as [keyof typeof people, Role][]) {
  t.test(`a ${role} gets through every route as far as the table says, and no further`, async t => {
    const places = await startPlaces()
    await places.api.ready()
    const { inside, nextDoor, outside } = places
    const own = role === 'caregiver' ? inside.band : inside.bin
    const foreign = {
      administrator: [],
      manager: [outside.bin, outside.band],
      'grid-worker': [outside.bin, outside.band, nextDoor.bin, nextDoor.band],
      technician: [outside.bin, outside.band, nextDoor.bin, nextDoor.band],
      caregiver: [outside.band, nextDoor.band, inside.bin],
    }[role]
    const routes = inOrder(routesOf(places))
    for (const route of routes) for (const of of foreign) await keptOut(route, of)
    for (const route of routes) await letIn(route)

    async function keptOut(route: Route, of: Objects): Promise<void> {
      const ask = asks[keyOf(route)]?.(of)
      if (ask === undefined || ask.url === asks[keyOf(route)]?.(own).url) return
      const { url, ...more } = ask
      const reply = await places.as(username)(route.method, url, more)
      const what = `${route.method} ${url} is ${reply.statusCode} ${reply.json().code}`
      if (extentOf(role, route.right) === undefined) t.equal(reply.json().code, 'NOT_ALLOWED', what)
      else if (route.method === 'PUT') t.ok([403, 404].includes(reply.statusCode), what)
      else t.equal(reply.statusCode, 404, what)
    }

    async function letIn(route: Route): Promise<void> {
      const { url, missing, ...more } = asks[keyOf(route)]?.(own) ?? { url: route.url.replaceAll(':', 'x-') }
      const { ofSite: _, ...request } = more as { ofSite?: true }
      const reply = await places.as(username)(route.method, url, request)
      const code = reply.headers['content-type']?.includes('problem') ? reply.json().code : undefined
      const what = `${route.method} ${url} is ${reply.statusCode} ${code}`
      if (extentOf(role, route.right) === undefined) t.equal(code, 'NOT_ALLOWED', what)
      else {
        t.notOk(['NOT_ALLOWED', 'NOT_SIGNED_IN'].includes(code), what)
        if (asks[keyOf(route)] !== undefined) t.ok(reply.statusCode !== 404 || code === missing, what)
        t.notMatch(reply.body, foreignWords[role], `${what} and tells of nobody else`)
      }
    }
  })
}

/** What stands in the names of things that are not theirs, and of whom they look after no more than they need. */
const foreignWords: Record<Role, RegExp> = {
  administrator: /never said/,
  manager: /hilltop|-out"|of out/,
  'grid-worker': /hilltop|-out"|of out|"b4"|-next"|of next|Wang|"heartRateBpm":66/,
  technician: /hilltop|-out"|of out|"b4"|-next"|of next|Wang|"heartRateBpm":66/,
  caregiver: /hilltop|-out"|of out|"b4"|-next"|of next|bin-in/,
}
