import type { WireAlert, WireAlertList } from '../../../services/api/wire/alert.ts'

/** Asks the server as somebody; rejects where it is refused. */
export type At = (method: string, path: string, body?: object) => Promise<unknown>

/** What people did with what came: half of it is done, some is in hand, the newest nobody has seen yet. */
export async function workThrough(as: (username: string) => Promise<At>): Promise<void> {
  const [manager, grid] = await Promise.all([as('manager'), as('grid')])
  const { alerts } = (await manager('GET', '/api/alerts?limit=500')) as WireAlertList
  const ended = alerts.filter(({ condition, latched }) => condition === 'cleared' || latched)
  const resolved = ended.filter((_, i) => i % 3 !== 0)
  for (const [i, alert] of resolved.entries()) await resolve(manager, alert, i)
  // A latched one may have been resolved above and be active still.
  const toClaim = alerts.filter(alert => isOfPlace(alert) && isActive(alert) && !resolved.includes(alert))
  for (const [i, alert] of toClaim.entries()) {
    if (i % 2 === 0) await grid('POST', `/api/alerts/${alert.id}/claim`, { note: '马上到' })
    if (i % 4 === 0) await grid('POST', `/api/alerts/${alert.id}/on-site`, { note: '已到现场，正在处理' })
  }
}

const isActive = ({ condition }: WireAlert) => condition === 'active'
const isOfPlace = ({ deviceKind }: WireAlert) => deviceKind !== 'wristband'

async function resolve(manager: At, { id }: WireAlert, i: number): Promise<void> {
  const cause = i % 4 === 0 ? 'false-alarm' : 'real'
  const note = cause === 'real' ? '现场已处理，恢复正常' : '现场查看无异常'
  await manager('POST', `/api/alerts/${id}/resolve`, { cause, note })
}
