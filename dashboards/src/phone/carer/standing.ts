import { useQueries } from '@tanstack/react-query'
import type { WireAlert } from '../../../../services/api/wire/alert.ts'
import type { WireDevice } from '../../../../services/api/wire/device.ts'
import { useBoard } from '../../alerts/lists.ts'
import { useDevices, useKinds, type WireKind } from '../../api/devices.ts'
import { INTERVALS, intervalOf } from '../../devices/freshness.ts'
import { silentForMs } from '../../feed/live-store.ts'
import { useNow } from '../../time/now.ts'
import { type Measured, measuredQuery, rangesQuery } from './measured.ts'
import { type Band, type Verdict, verdictOf } from './verdict.ts'
import { standingOf, VITALS, type VitalName } from './vitals.ts'
import type { Wearer } from './wearers.ts'
import { isJustWoken } from './woken.ts'

export interface Standing {
  readonly wearer: Wearer
  readonly verdict: Verdict
  readonly device: WireDevice | undefined
  readonly alerts: readonly WireAlert[]
}

/** How each of them is, as far as is known at this second; `undefined` until it was asked for. */
export function useStandings(wearers: readonly Wearer[]): readonly Standing[] | undefined {
  const now = useNow()
  const board = useBoard()
  const devices = useDevices()
  const { data: kinds } = useKinds()
  const bands = wearers.map(({ device }) =>
    device === undefined ? undefined : devices.data?.byId.get(device),
  )
  const wornAt = (i: number) => ({ wearer: wearers[i]?.id ?? '', device: bands[i]?.id ?? '' })
  const pulses = useQueries({
    queries: bands.map((band, i) => ({ ...measuredQuery(wornAt(i), pulseOf(band)), enabled: isShown(band) })),
  })
  const ranges = useQueries({
    queries: bands.map((band, i) => ({ ...rangesQuery(wornAt(i)), enabled: isShown(band) })),
  })
  if (board.data === undefined || devices.data === undefined || kinds === undefined) return undefined
  if (pulses.some(({ isLoading }) => isLoading)) return undefined
  const alerts = board.data.alerts
  const heardMsAgo = Math.max(silentForMs(), Date.now() - devices.dataUpdatedAt)
  const isAsking = devices.isFetching && isJustWoken()
  return wearers.map((wearer, i) => {
    const device = bands[i]
    const own = alerts.filter(({ deviceId }) => deviceId === wearer.device)
    const metric = pulseOf(device)
    const measured = pulses[i]?.data ?? null
    const isOdd = measured !== null && standingOf(measured.value, ranges[i]?.data?.[metric]) in ODD
    const band = device && bandOf(device, kinds.get(device.kind), measured, isOdd ? metric : undefined)
    const heard = { heardMsAgo, isAsking, healthShown: wearer.healthShown, now }
    return { wearer, verdict: verdictOf({ alerts: own, band: band ?? null, ...heard }), device, alerts: own }
  })
}

const ODD: Readonly<Record<string, true>> = { low: true, high: true }

const isShown = (band: WireDevice | undefined): boolean =>
  band !== undefined && !(band.withoutConsent?.includes('health') ?? false)

/** Most bands measure a pulse; some oxygen alone. */
const pulseOf = (device: WireDevice | undefined): VitalName =>
  VITALS.find(metric => device !== undefined && metric in device.values) ?? 'heartRateBpm'

function bandOf(
  device: WireDevice,
  kind: WireKind | undefined,
  measured: Measured | null,
  odd: string | undefined,
): Band {
  const { lastSeenAt, values } = device
  return {
    lastSeenAt: lastSeenAt === null ? null : Date.parse(lastSeenAt),
    silentMs: INTERVALS * (intervalOf(device, kind) ?? UNKNOWN_INTERVAL_MS),
    worn: typeof values.worn === 'boolean' ? values.worn : undefined,
    measuredAt: measured?.at ?? null,
    odd,
  }
}

const UNKNOWN_INTERVAL_MS = 5 * 60_000
