import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { NoticeDesk } from '../../notify/desk.ts'
import { InTurn } from '../in-turn.ts'
import { ApiProblem } from '../problem.ts'
import { id } from '../wire/device.ts'
import { channel, channelBody, channelList, channelTest, channelTested } from '../wire/notice.ts'

export interface ChannelRouteOptions {
  readonly channels: NoticeDesk['channels']
}

/** Setting up the ways out of the server. */
export const channelRoutes: FastifyPluginAsyncZod<ChannelRouteOptions> = async (app, { channels }) => {
  const tags = ['notices']
  const config = { right: 'channels.write' } as const
  const params = z.object({ id })
  const inTurn = new InTurn()

  async function told(wanted: string) {
    const found = (await channels.list()).find(one => one.id === wanted)
    if (found === undefined) throw new ApiProblem('CHANNEL_NOT_FOUND', { detail: wanted })
    return { ...found, settings: { ...found.settings } }
  }

  app.route({
    method: 'GET',
    url: '/api/channels',
    config,
    schema: {
      tags,
      summary: 'Channels that are set up, and the kinds that there are',
      response: { 200: channelList },
    },
    handler: async () => ({
      channels: (await channels.list()).map(one => ({ ...one, settings: { ...one.settings } })),
      kinds: channels.sorts().map(sort => ({
        ...sort,
        fields: sort.fields.map(({ oneOf, ...field }) => ({ ...field, ...(oneOf && { oneOf: [...oneOf] }) })),
      })),
    }),
  })

  app.route({
    method: 'PUT',
    url: '/api/channels/:id',
    config,
    schema: {
      tags,
      summary: 'Set up a channel; it is tried first, and one that cannot work is not kept',
      params,
      body: channelBody,
      response: { 200: channel },
    },
    handler: async request => {
      const { testTo, language, ...wanted } = request.body
      const trial = { language, ...(testTo !== undefined && { address: testTo }) }
      const saved = await inTurn.run(request.params.id, () =>
        channels.save({ ...wanted, id: request.params.id }, trial),
      )
      if (!saved.ok) {
        const code = saved.why === 'refused' ? 'CHANNEL_REFUSED' : 'VALIDATION_FAILED'
        throw new ApiProblem(code, { detail: saved.detail })
      }
      return await told(request.params.id)
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/channels/:id',
    config,
    schema: {
      tags,
      summary: 'Remove a channel, and every way that goes by it',
      params,
      response: { 204: z.undefined() },
    },
    handler: async (request, reply) => {
      const wasThere = await inTurn.run(request.params.id, () => channels.remove(request.params.id))
      if (!wasThere) throw new ApiProblem('CHANNEL_NOT_FOUND', { detail: request.params.id })
      reply.code(204)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/channels/:id/test',
    config,
    schema: { tags, summary: 'Send a test', params, body: channelTest, response: { 200: channelTested } },
    handler: async request => {
      const { testTo, language } = request.body
      const sent = await channels.test(request.params.id, {
        language,
        ...(testTo !== undefined && { address: testTo }),
      })
      if (sent === undefined) throw new ApiProblem('CHANNEL_NOT_FOUND', { detail: request.params.id })
      if (!sent.ok) throw new ApiProblem('CHANNEL_REFUSED', { detail: sent.reason })
      return { delivered: true as const, ...(sent.reference !== undefined && { reference: sent.reference }) }
    },
  })
}
