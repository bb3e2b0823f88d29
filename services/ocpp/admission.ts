import type { IncomingMessage } from 'node:http'
import { TLSSocket } from 'node:tls'
import type { Logger } from 'pino'
import { OCPP_SOURCE } from '../domain/model/origin.ts'
import { type Instant, SECOND } from '../domain/model/time.ts'
import type { DeviceRefusals } from '../runtime/device-refusals.ts'
import { Rarely } from '../runtime/rarely.ts'
import type { Registry } from '../runtime/registry.ts'
import type { Tally } from '../runtime/tally.ts'
import type { UnclaimedList } from '../sources/unclaimed.ts'
import type { Caller } from './desk.ts'
import { type Credentials, type SignIn, signIn } from './signing-in.ts'
import type { Visits } from './visits.ts'

export interface AdmissionOptions {
  readonly registry: Pick<Registry, 'get' | 'heardAt'>
  readonly credentials: Credentials
  readonly tally: Tally
  readonly refusals: Pick<DeviceRefusals, 'note'>
  readonly unclaimed: Pick<UnclaimedList, 'note'>
  readonly now: () => Instant
  readonly steadyNowMs: () => Instant
  readonly visits: Pick<Visits, 'refused'>
  readonly log: Pick<Logger, 'warn'>
}

export const callerOf = ({ socket }: IncomingMessage): Caller => ({
  address: socket.remoteAddress,
  securityProfile: socket instanceof TLSSocket ? 2 : 1,
})

/** Lets in who may, and sees to it that it can be found out who may not, and why. */
export function admission(options: AdmissionOptions): (request: IncomingMessage) => SignIn {
  const { registry, credentials, tally, refusals, steadyNowMs, log } = options
  // Chargers that may not in come back each few seconds, for years.
  const rarely = new Rarely(SECOND)
  return request => {
    const verdict = signIn(request, registry, credentials)
    if (verdict.ok) return verdict
    const { reason, id } = verdict
    tally.add('ocpp_connects_refused', reason)
    const times = rarely.due(steadyNowMs())
    const from = request.socket.remoteAddress
    if (times > 0) log.warn({ id, reason, from, times }, 'a charger was refused')
    if (id === undefined) return verdict
    const known = registry.heardAt(OCPP_SOURCE, id) ?? registry.get(id)
    options.visits.refused(id, reason, callerOf(request), known?.device.id)
    if (known === undefined) wait(options, id, request)
    else refusals.note(known.device.id, reason)
    return verdict
  }
}

/** Nobody registered it: it can be adopted, and what it says of itself stands there meanwhile. */
function wait(
  { unclaimed, now }: AdmissionOptions,
  address: string,
  { socket, headers }: IncomingMessage,
): void {
  const said = `${socket.remoteAddress ?? ''} ${headers['user-agent'] ?? ''}`.trim()
  const message = { topic: `/ocpp/${address}`, payload: Buffer.from(said) }
  unclaimed.note(OCPP_SOURCE, { what: 'event', event: 'charge-point', address }, message, now())
}
