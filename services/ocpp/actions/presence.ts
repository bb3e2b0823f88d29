import { FIRMWARE_CHARS_MAX } from '../../decode/status.ts'
import type { Input } from '../../domain/model/input.ts'
import { MINUTE, toRfc3339 } from '../../domain/model/time.ts'
import { type Action, type Hearing, heard } from '../hearing.ts'
import { wordIn } from '../plain-values.ts'

export const bootNotification: Action = (payload, hearing) => {
  const { chargePoint, station, settings, now } = hearing
  const firmware = wordIn(payload, 'firmwareVersion')?.slice(0, FIRMWARE_CHARS_MAX)
  station.forget()
  const devices = new Set([chargePoint.device, ...hearing.chargers().values()])
  const inputs = [...devices].map(
    ({ id }): Input => ({
      ...{ type: 'status', deviceId: id, online: true },
      ...(firmware !== undefined && { firmware }),
    }),
  )
  return heard({ status: 'Accepted', currentTime: toRfc3339(now), interval: settings.heartbeatS }, ...inputs)
}

/** Whoever has nothing new to tell says that all is as it was: so far, a charger that is quiet is not silent. */
export const heartbeat: Action = (_, hearing) =>
  heard({ currentTime: toRfc3339(hearing.now) }, ...affirmed(hearing))

/** Some beat each few seconds; more often than this adds nothing to the history. */
const AFFIRM_MS_MIN = MINUTE

function affirmed(hearing: Hearing): readonly (Input | undefined)[] {
  const { chargePoint, now } = hearing
  const isDue = (at: number | null) => at === null || now - at >= AFFIRM_MS_MIN
  const chargers = hearing.chargers()
  const told = [...chargers.values()].map(device => {
    const { status, lastSeenAt } = hearing.known(device)
    return typeof status === 'string' && isDue(lastSeenAt) ? hearing.reading(device, { status }) : undefined
  })
  const isCabinet = ![...chargers.values()].some(({ id }) => id === chargePoint.device.id)
  if (!isCabinet || !isDue(hearing.known(chargePoint.device).lastSeenAt)) return told
  return [...told, hearing.reading(chargePoint.device, { deviceCount: chargers.size })]
}
