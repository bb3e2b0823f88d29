import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Device } from '../../domain/model/device.ts'
import type { Kind } from '../../domain/model/kind.ts'
import type { Language } from '../../domain/model/text.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { SourceDesk } from '../../sources/desk.ts'
import { ownDevices } from '../access/own-devices.ts'
import type { Reach } from '../access/reach.ts'
import { reachOf } from '../access/route-rights.ts'
import { type Labelling, labelOf } from '../labels/label.ts'
import { labelPicture } from '../labels/label-picture.ts'
import { labelSheet } from '../labels/label-sheet.ts'
import { languageOf } from '../labels/language.ts'
import { ApiProblem } from '../problem.ts'
import { id } from '../wire/device.ts'
import { labelQuery, labelSheetQuery } from '../wire/label.ts'
import { type DeviceChoice, isChosen, refuseNobodys } from './chosen-devices.ts'

export interface LabelRouteOptions {
  readonly registry: Registry
  readonly kinds: readonly Kind[]
  readonly sources: Pick<SourceDesk, 'get'>
  readonly ownDevice?: string
  /** Where people reach this server, where somebody said it. */
  readonly publicUrl?: string | undefined
  readonly labelsMax: number
}

/** What is stuck on devices: whoever scans it is led to the device, and signs in there as everywhere. */
export const labelRoutes: FastifyPluginAsyncZod<LabelRouteOptions> = async (app, options) => {
  const { registry, kinds, ownDevice, publicUrl, labelsMax } = options
  const tags = ['devices']

  app.route({
    method: 'GET',
    url: '/api/devices/:id/label',
    config: { right: 'devices.read' },
    schema: {
      tags,
      summary: 'Its label to print, an SVG of 62 × 40 mm: a QR code that leads to it, its name, place and id',
      params: z.object({ id }),
      querystring: labelQuery,
    },
    handler: async (request, reply) => {
      const view = ownDevices(registry, reachOf(request)).get(request.params.id)
      if (view === undefined) throw new ApiProblem('DEVICE_NOT_FOUND')
      const label = labelOf(view.device, labelling(request, languageFor(request, request.query.language)))
      reply.type('image/svg+xml; charset=utf-8')
      return reply.send(labelPicture(label) as never)
    },
  })

  app.route({
    method: 'GET',
    url: '/api/devices/labels',
    config: { right: 'devices.read' },
    schema: {
      tags,
      summary: 'Labels of several devices, as sheets of A4 to print',
      querystring: labelSheetQuery,
    },
    handler: async (request, reply) => {
      const { ids, skip, paper, language: asked, ...choice } = request.query
      const reach = reachOf(request)
      refuseNobodys(choice, reach, options)
      const devices = ids === undefined ? chosen(choice, reach) : named(ids, choice, reach)
      if (devices.length > labelsMax)
        throw new ApiProblem('LABELS_TOO_MANY', { detail: `${devices.length}, at most ${labelsMax}` })
      const language = languageFor(request, asked)
      const words = labelling(request, language)
      const labels = devices.map(device => labelOf(device, words))
      reply.type('text/html; charset=utf-8')
      return reply.send(
        labelSheet({
          ...{ labels, language, skip, isRoll: paper === 'label' },
          ...(publicUrl === undefined && { unsaidUrl: words.url }),
        }) as never,
      )
    },
  })

  const isIn = (choice: DeviceChoice) => (device: Device) => isChosen(device, choice, { registry, ownDevice })

  /** In the order in which somebody walks by: place by place. */
  function chosen(choice: DeviceChoice, reach: Reach): Device[] {
    const own = Array.from(ownDevices(registry, reach).list(), ({ device }) => device)
    const way = ({ site, zone, id }: Device) => `${site} ${zone} ${id}`
    return own.filter(isIn(choice)).sort((a, b) => order.compare(way(a), way(b)))
  }

  /** As they were named; one that is not there is missed on paper by nobody. */
  function named(ids: readonly string[], choice: DeviceChoice, reach: Reach): Device[] {
    const own = ownDevices(registry, reach)
    const devices = [...new Set(ids)].map(id => {
      const device = own.get(id)?.device
      if (device === undefined) throw new ApiProblem('DEVICE_NOT_FOUND', { detail: id })
      return device
    })
    return devices.filter(isIn(choice))
  }

  /** Where nobody said how people reach this server, as whoever prints it does. */
  const labelling = ({ protocol, host }: FastifyRequest, language: Language): Labelling => ({
    ...{ language, kinds, url: publicUrl ?? `${protocol}://${host}` },
    zonesOf: site => registry.roster(site).zones,
  })
}

const languageFor = ({ headers }: FastifyRequest, asked: Language | undefined): Language =>
  languageOf(asked, headers['accept-language'])

/** `bin-9` before `bin-10`. */
const order = new Intl.Collator('en', { numeric: true })
