import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { appliesTo } from '../../domain/community/program.ts'
import type { Device } from '../../domain/model/device.ts'
import type { Kind } from '../../domain/model/kind.ts'
import type { Rule } from '../../domain/model/rule.ts'
import { describeLevel } from '../../domain/rules/describe.ts'
import { sourcedFigures } from '../../domain/rules/settings.ts'
import type { Registry } from '../../runtime/registry.ts'
import { callerOf } from '../access/authenticate.ts'
import type { Looks } from '../access/looks.ts'
import { ownDevices } from '../access/own-devices.ts'
import { reachOf } from '../access/route-rights.ts'
import type { Sight } from '../access/visible.ts'
import { ApiProblem } from '../problem.ts'
import { id } from '../wire/device.ts'
import { deviceRules, type WireDeviceRules } from '../wire/rule.ts'

export interface DeviceRuleRouteOptions {
  readonly rules: readonly Rule[]
  readonly kinds: readonly Kind[]
  readonly registry: Registry
  readonly sight: Sight
  readonly looks: Pick<Looks, 'atDevices'>
}

type WireDeviceRule = WireDeviceRules['rules'][number]

export const deviceRuleRoutes: FastifyPluginAsyncZod<DeviceRuleRouteOptions> = async (app, options) => {
  const { rules, kinds, registry, sight, looks } = options

  app.route({
    method: 'GET',
    url: '/api/devices/:id/rules',
    config: { right: 'readings.read' },
    schema: {
      tags: ['devices', 'rules'],
      summary: 'The rules of one device with the figures that hold for it, and where each comes from',
      params: z.object({ id }),
      response: { 200: deviceRules },
    },
    handler: async request => {
      const device = ownDevices(registry, reachOf(request)).get(request.params.id)?.device
      const kind = kinds.find(each => each.kind === device?.kind)
      if (device === undefined || kind === undefined) throw new ApiProblem('DEVICE_NOT_FOUND')
      // Somebody's limits tell of their health as well as what is held against them.
      if (!sight.isWhole(callerOf(request), device)) throw new ApiProblem('NOT_ALLOWED')
      await looks.atDevices(callerOf(request), [device], 'limits')
      const failed = registry.failedRules(device.id)
      const applying = [...rules, ...registry.customRules()].filter(appliesTo(kind))
      return {
        rules: applying.map(rule => ({ ...formOf(rule, device, kind), failed: failed.includes(rule.id) })),
      }
    },
  })

  function formOf(rule: Rule, device: Device, kind: Kind): Omit<WireDeviceRule, 'failed'> {
    const { enabled, settings } = sourcedFigures(rule, registry.tuning(rule.id), device)
    const figures = Object.fromEntries(Object.entries(settings).map(([name, { value }]) => [name, value]))
    const known = Object.entries(settings).flatMap(([name, sourced]) => {
      const spec = rule.settings[name]
      return spec === undefined ? [] : [[name, { ...sourced, title: spec.title, unit: spec.unit }] as const]
    })
    return {
      id: rule.id,
      title: rule.title,
      version: rule.version,
      custom: registry.customRule(rule.id) !== undefined,
      enabled,
      settings: Object.fromEntries(known),
      sentences: rule.levels.map(level => ({
        severity: level.severity,
        sentence: describeLevel(level, figures, kind.metrics),
      })),
    }
  }
}
