import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { toRfc3339 } from '../../domain/model/time.ts'
import type { NoticeDesk } from '../../notify/desk.ts'
import type { ChannelRecord, ContactWay } from '../../store/contact-store.ts'
import { callerOf } from '../access/authenticate.ts'
import { ApiProblem } from '../problem.ts'
import { ownPush, pushEnded, pushTest, pushWanted } from '../wire/push.ts'

export interface PushRouteOptions {
  readonly contacts: Pick<NoticeDesk['contacts'], 'channels' | 'contacts' | 'takePushWay' | 'dropPushWay'>
  readonly channels: Pick<NoticeDesk['channels'], 'test'>
}

/** The browsers and phones by which somebody is told. Each speaks for itself alone, and leaves other ways as they are. */
export const pushRoutes: FastifyPluginAsyncZod<PushRouteOptions> = async (app, { contacts, channels }) => {
  const tags = ['notices']
  const config = { right: 'self' } as const
  const response = { 204: z.undefined() }
  const pushChannels = async () => (await contacts.channels()).filter(({ kind }) => kind === 'push')

  async function ownWays(person: string): Promise<readonly ContactWay[]> {
    const [known, own] = await Promise.all([pushChannels(), contacts.contacts(person)])
    return (own?.ways ?? []).filter(({ channel }) => known.some(({ id }) => id === channel))
  }

  app.route({
    method: 'GET',
    url: '/api/me/push',
    config,
    schema: {
      tags,
      summary: 'With what a browser subscribes, and which of yours did',
      response: { 200: ownPush },
    },
    handler: async request => {
      const [known, ways] = await Promise.all([pushChannels(), ownWays(callerOf(request).username)])
      return {
        publicKey: publicKeyOf(known.find(isUsed)),
        browsers: ways.map(({ address, goneAt }) => ({
          endpoint: endpointOf(address),
          goneAt: goneAt === null ? null : toRfc3339(goneAt),
        })),
      }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/me/push',
    config,
    schema: { tags, summary: 'Be told by this browser', body: pushWanted, response },
    handler: async (request, reply) => {
      const channel = (await pushChannels()).find(isUsed)
      if (channel === undefined)
        throw new ApiProblem('CHANNEL_UNKNOWN', { detail: 'there is no channel for push' })
      const { subscription, replaces } = request.body
      const person = callerOf(request).username
      await contacts.takePushWay({ person, channel: channel.id, subscription, replaces })
      reply.code(204)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/me/push/test',
    config,
    schema: { tags, summary: 'Send a test to one of your browsers', body: pushTest, response },
    handler: async (request, reply) => {
      const caller = callerOf(request)
      const way = (await ownWays(caller.username)).find(
        ({ address }) => endpointOf(address) === request.body.endpoint,
      )
      if (way?.address == null) throw new ApiProblem('CHANNEL_UNKNOWN', { detail: 'no browser of yours' })
      const { language } = request.body
      const sent = await channels.test(way.channel, { address: way.address, language })
      if (!sent?.ok) throw new ApiProblem('CHANNEL_REFUSED', { detail: sent?.reason ?? 'no such channel' })
      reply.code(204)
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/me/push',
    config,
    schema: { tags, summary: 'Be told by this browser no more', body: pushEnded, response },
    handler: async (request, reply) => {
      await contacts.dropPushWay(callerOf(request).username, request.body.endpoint)
      reply.code(204)
    },
  })
}

const isUsed = ({ enabled }: ChannelRecord): boolean => enabled

const publicKeyOf = (channel: ChannelRecord | undefined): string | null => {
  const key = channel?.settings.publicKey
  return typeof key === 'string' ? key : null
}

function endpointOf(address: string | null): string {
  try {
    return String(JSON.parse(address ?? '').endpoint)
  } catch {
    return ''
  }
}
