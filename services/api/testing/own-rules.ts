import { bin } from './samples.ts'
import { asAdmin, startTestServer } from './test-server.ts'

export const warm = {
  kind: 'smart-bin',
  title: { en: 'Warm', zh: '发热' },
  settings: {
    warmC: { title: { en: 'Warm from', zh: '发热阈值' }, unit: '°C', default: 40, min: 0, max: 100 },
  },
  levels: [
    {
      severity: 'low',
      when: { type: 'compare', metric: 'temperatureC', op: '>=', value: { setting: 'warmC' } },
    },
  ],
}
export const hot = { ...warm, levels: [{ ...warm.levels[0], severity: 'high' }] }

/** A server with a bin on each of these sites. */
export async function start(env: Record<string, string> = {}, ...sites: string[]) {
  const server = await startTestServer({ env })
  const admin = await asAdmin(server.api)
  const { id: _, ...body } = bin
  for (const site of sites.length > 0 ? sites : ['east']) {
    await admin('PUT', `/api/devices/bin-of-${site}`, { payload: { ...body, site } })
  }
  const save = (id: string, definition: object, more: object = {}) =>
    admin('PUT', `/api/rules/${id}`, { payload: { definition, ...more } })
  const told = (type: string) =>
    server.community.inputs.filter(({ input }) => input.type === type).map(({ site }) => site)
  return { ...server, admin, save, told }
}
