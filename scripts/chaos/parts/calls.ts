import type { WireAlert, WireAlertAnswer, WireAlertList } from '../../../services/api/wire/alert.ts'
import type { Action } from '../../../services/domain/model/command.ts'
import type { Expected } from '../ledger/episodes.ts'
import type { MakePart, Stage } from '../part.ts'
import { Publisher } from '../publisher.ts'

const SITES = ['garden', 'riverside'] as const

/**
 * Calls for help, and the people who answer them: each command has a key and is sent with it until it is answered,
 * and each is in force once.
 */
export const calls: MakePart = async stage => {
  const bands: Publisher[] = []
  for (const site of SITES) {
    const id = `band-${site}`
    bands.push(
      await Publisher.register(stage, {
        ...({ id, site, kind: 'wristband', habit: 'keeps', isStamped: true, windowMax: 1 } as const),
      }),
    )
  }
  const desk = new Desk(stage)
  return {
    rounds: bands.map(band => () => answerCall(stage, band, desk)),
    counted: () => ({ 'commands answered': desk.answered }),
    end: () => {
      for (const band of bands) band.end()
    },
  }
}

async function answerCall({ episodes, random, onFault }: Stage, band: Publisher, desk: Desk): Promise<void> {
  const events = episodes.expect(band.id, 'sos', [])
  const { ts } = await band.reportAndWait({ sos: true })
  events.push({ type: 'raised', severity: 'critical', ...(ts !== undefined && { at: ts }) })
  const open = await desk.openAlerts(band.id)
  const [alert] = open
  if (alert === undefined || open.length > 1)
    return onFault(`${band.id}: an SOS was acknowledged, and ${open.length} alerts are open`)
  if (random.chance(0.7)) events.push(await desk.command(alert, 'acknowledge'))
  if (random.chance(0.3)) events.push(await desk.command(alert, 'comment'))
  if (random.chance(0.3)) events.push(await desk.command(alert, 'assign', { assignee: 'wang' }))
  if (events.length > 1 && events.some(({ type }) => type === 'acknowledged' || type === 'assigned')) {
    await band.reportAndWait({ sos: true })
    events.push({ type: 'reopened' })
  }
  if (random.chance(0.3)) events.push(await desk.command(alert, 'on-site'))
  const resolved = await desk.command(alert, 'resolve')
  events.push({ type: 'cleared', note: 'by hand' }, resolved)
}

const eventTypes = {
  acknowledge: 'acknowledged',
  comment: 'commented',
  claim: 'assigned',
  assign: 'assigned',
  transfer: 'transferred',
  return: 'returned',
  pause: 'paused',
  resume: 'resumed',
  urge: 'urged',
  'on-site': 'on-site',
  resolve: 'resolved',
  shelve: 'shelved',
  unshelve: 'unshelved',
} as const satisfies Record<Action, Expected['type']>

const handlings: Readonly<Partial<Record<Action, WireAlert['handling']>>> = {
  acknowledge: 'acknowledged',
  claim: 'assigned',
  assign: 'assigned',
  transfer: 'assigned',
  return: 'new',
  'on-site': 'on-site',
  resolve: 'resolved',
}

/** Where people sit and answer alerts. */
export class Desk {
  readonly #stage: Stage
  answered = 0

  constructor(stage: Stage) {
    this.#stage = stage
  }

  async openAlerts(deviceId: string): Promise<WireAlert[]> {
    const path = `/api/alerts?device=${deviceId}&condition=active`
    return (await this.#stage.api.get<WireAlertList>(path)).alerts
  }

  /** Given until it is answered; the answer is the event that has to be in the journal, once. */
  async command(of: WireAlert, action: Action, more: object = {}): Promise<Expected> {
    this.answered += 1
    const note = `${action} ${this.answered}`
    const { alert } = await this.#stage.api.expect<WireAlertAnswer>(
      {
        method: 'POST',
        path: `/api/alerts/${of.id}/${action}`,
        body: { note, ...more },
        key: `${of.id} ${note}`,
      },
      200,
    )
    const handling = handlings[action]
    if (handling !== undefined && alert.handling !== handling)
      this.#stage.onFault(`${of.id}: ${action} was answered with an alert that is ${alert.handling}`)
    return { type: eventTypes[action], note }
  }
}
