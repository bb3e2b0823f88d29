import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef } from 'react'
import type { WireDevice } from '../../../../services/api/wire/device.ts'
import type { WireDeviceHealth } from '../../../../services/api/wire/device-health.ts'
import type { WireDeviceTokens } from '../../../../services/api/wire/device-token.ts'
import { useKinds } from '../../api/devices.ts'
import { ask } from '../../api/request.ts'
import { Link } from '../../app/Link.tsx'
import { devicePath } from '../../app/route.ts'
import { Stamp } from '../../time/Age.tsx'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import { useReason } from '../reasons.ts'
import { isAddress, reportedMetrics, valueWords } from '../value.ts'
import { arrivalOf, isArrived } from './arrival.ts'
import { words } from './words.ts'

const LOOK_EVERY_MS = 2_000

interface FirstMessageProps {
  readonly device: WireDevice
  readonly since: string | null
  /** What opens its account now, looked at again and again, where it was given a new token. */
  readonly kept?: WireDeviceTokens | undefined
  readonly onClose: () => void
}

/** Looks until the device has come with what it was given; says what was refused meanwhile. */
export function FirstMessage({ device, since, kept, onClose }: FirstMessageProps) {
  const { say } = useSay(words)
  const path = `/api/devices/${encodeURIComponent(device.id)}`
  const isFirst = since === null
  const arrivalNow = (now: WireDevice | undefined) =>
    arrivalOf({ isFirst, isHeard: isHeardAfter(now, since), device: now ?? device, kept })
  const looking = useQuery({
    queryKey: ['first-message', device.id, since],
    queryFn: () => ask<WireDevice>(path),
    refetchInterval: ({ state }) => (isArrived(arrivalNow(state.data)) ? false : LOOK_EVERY_MS),
  })
  const arrival = arrivalNow(looking.data)
  const heard = isHeardAfter(looking.data, since) ? looking.data : undefined
  return (
    <section className="first-message" data-heard={isArrived(arrival)}>
      <div aria-live="polite">
        <h3>
          <span className="pulse" aria-hidden="true" />
          {say(`arrival.${arrival}`)}
        </h3>
        {arrival === 'former-token' && <FormerEnds kept={kept} />}
        {isArrived(arrival) ? (
          heard !== undefined && <Values device={heard} />
        ) : (
          <Refused path={path} isFirst={isFirst} />
        )}
      </div>
      {isArrived(arrival) ? (
        <Link className="go-on" href={devicePath(device.id)}>
          {say('heard.open')}
        </Link>
      ) : (
        <Button onClick={onClose}>{say('heard.later')}</Button>
      )}
    </section>
  )
}

const isHeardAfter = (now: WireDevice | undefined, since: string | null): boolean =>
  now !== undefined && now.lastSeenAt !== null && now.lastSeenAt !== since

function FormerEnds({ kept }: { readonly kept: WireDeviceTokens | undefined }) {
  const { say } = useSay(words)
  const endsAt = kept?.tokens.find(({ which }) => which === 'former')?.endsAt
  return (
    endsAt != null && (
      <p>
        {say('former.ends')} <Stamp at={endsAt} />
      </p>
    )
  )
}

/** A device that sends what nobody understands is told at once, not waited for. */
function Refused({ path, isFirst }: { readonly path: string; readonly isFirst: boolean }) {
  const { say } = useSay(words)
  const reason = useReason()
  const { data } = useQuery({
    queryKey: ['first-refused', path],
    queryFn: () => ask<WireDeviceHealth>(`${path}/health`),
    refetchInterval: LOOK_EVERY_MS,
  })
  const before = useRef<number>(undefined)
  if (data !== undefined) before.current ??= isFirst ? 0 : data.refused.total
  // What was refused of a device before it got its new token is another matter.
  const isNew = data !== undefined && data.refused.total > (before.current ?? 0)
  const latest = isNew ? data.refused.latest[0] : undefined
  if (latest === undefined) return <p className="quiet">{say('heard.waiting.help')}</p>
  return <p className="notice">{say('heard.refused', { reason: reason(latest) })}</p>
}

function Values({ device }: { readonly device: WireDevice }) {
  const common = useWords()
  const { data: kinds } = useKinds()
  const values = reportedMetrics(device, kinds?.get(device.kind)).filter(({ value }) => !isAddress(value))
  return (
    <p>
      {values
        .map(({ name, value, spec }) => {
          const title = spec ? common.of(spec.title) : name
          return `${title} ${valueWords(common, value, spec)}`
        })
        .join(' · ')}
    </p>
  )
}
