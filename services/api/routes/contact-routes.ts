import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type Instant, toRfc3339 } from '../../domain/model/time.ts'
import type { ChannelDesk, ChannelSort, NoticeDesk } from '../../notify/desk.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { ChannelRecord, Contacts, ContactWay } from '../../store/contact-store.ts'
import type { AccountStore } from '../../store/store.ts'
import { callerOf } from '../access/authenticate.ts'
import { mayManage } from '../accounts/manage.ts'
import { ApiProblem } from '../problem.ts'
import { contacts as contactsAnswer, contactsBody, type WireContacts } from '../wire/notice.ts'

export interface ContactRouteOptions {
  readonly desk: Pick<NoticeDesk, 'contacts' | 'channels'>
  readonly accounts: Pick<AccountStore, 'person'>
  readonly registry: Registry
}

/** How people are reached: each says it of themselves, and whoever manages an account of its owner. */
export const contactRoutes: FastifyPluginAsyncZod<ContactRouteOptions> = async (app, options) => {
  const { desk, accounts, registry } = options
  const tags = ['notices']
  const response = { 200: contactsAnswer }
  const params = z.object({ username: z.string().max(64) })

  async function of(person: string): Promise<WireContacts> {
    const [contacts, channels] = await Promise.all([desk.contacts.contacts(person), desk.contacts.channels()])
    return contactsForm(contacts ?? NOTHING_SAID, channels, desk.channels.sorts())
  }

  async function save(person: string, body: z.output<typeof contactsBody>): Promise<WireContacts> {
    const [before, channels] = await Promise.all([desk.contacts.contacts(person), desk.contacts.channels()])
    for (const [i, way] of body.ways.entries()) refuseUnfit(way, `ways.${i}.address`, channels, desk.channels)
    const ways = body.ways.map(way => withSeen(way, before?.ways ?? []))
    await desk.contacts.saveContacts(person, { quietHours: body.quietHours, ways })
    return await of(person)
  }

  async function managed(request: FastifyRequest, username: string): Promise<string> {
    const account = await accounts.person(username)
    if (account === undefined || !mayManage(callerOf(request), account, registry))
      throw new ApiProblem('ACCOUNT_NOT_FOUND', { detail: username })
    return username
  }

  app.route({
    method: 'GET',
    url: '/api/me/contacts',
    config: { right: 'self' },
    schema: { tags, summary: 'How you are reached, and by what you could be', response },
    handler: request => of(callerOf(request).username),
  })

  app.route({
    method: 'PUT',
    url: '/api/me/contacts',
    config: { right: 'self' },
    schema: { tags, summary: 'Say how you are reached', body: contactsBody, response },
    handler: request => save(callerOf(request).username, request.body),
  })

  app.route({
    method: 'GET',
    url: '/api/accounts/:username/contacts',
    config: { right: 'accounts.write' },
    schema: { tags, summary: 'How somebody is reached', params, response },
    handler: async request => of(await managed(request, request.params.username)),
  })

  app.route({
    method: 'PUT',
    url: '/api/accounts/:username/contacts',
    config: { right: 'accounts.write' },
    schema: { tags, summary: 'Say how somebody is reached', params, body: contactsBody, response },
    handler: async request => save(await managed(request, request.params.username), request.body),
  })
}

const NOTHING_SAID: Contacts = { quietHours: null, ways: [] }

type Wanted = Pick<ContactWay, 'channel' | 'address'>

function refuseUnfit(
  way: Wanted,
  field: string,
  channels: readonly ChannelRecord[],
  desk: Pick<ChannelDesk, 'sorts' | 'addressFault'>,
): void {
  const channel = channels.find(({ id }) => id === way.channel)
  const sort = channel && desk.sorts().find(({ kind }) => kind === channel.kind)
  if (sort === undefined)
    throw new ApiProblem('CHANNEL_UNKNOWN', { detail: `there is no channel ${way.channel}` })
  if (sort.address !== 'none' && way.address === null)
    throw new ApiProblem('CHANNEL_UNKNOWN', { detail: `${way.channel} wants an address (${sort.address})` })
  const fault = way.address === null ? undefined : desk.addressFault(sort.kind, way.address)
  if (fault !== undefined) throw new ApiProblem('VALIDATION_FAILED', { detail: `${field}: ${fault}` })
}

/** What was seen of a way stays with it; one that is said again after it was gone is tried again. */
function withSeen({ channel, address }: Wanted, before: readonly ContactWay[]): ContactWay {
  const same = before.find(way => way.channel === channel && way.address === address)
  return { channel, address, verifiedAt: same?.verifiedAt ?? null, goneAt: null }
}

const contactsForm = (
  { quietHours, ways }: Contacts,
  channels: readonly ChannelRecord[],
  sorts: readonly ChannelSort[],
): WireContacts => ({
  quietHours: quietHours && { ...quietHours },
  ways: ways.map(way => ({ ...way, verifiedAt: timeOrNull(way.verifiedAt), goneAt: timeOrNull(way.goneAt) })),
  channels: channels
    .filter(({ enabled }) => enabled)
    .map(({ id, kind, name, settings }) => ({
      ...{ id, kind, name },
      address: sorts.find(sort => sort.kind === kind)?.address ?? 'none',
      ...(kind === 'push' && { publicKey: String(settings.publicKey) }),
    })),
})

const timeOrNull = (at: Instant | null): string | null => (at === null ? null : toRfc3339(at))
