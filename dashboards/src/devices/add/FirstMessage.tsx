import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef } from 'react'
import type { WireDevice } from '../../../../services/api/wire/device.ts'
import type { WireDeviceHealth } from '../../../../services/api/wire/device-health.ts'
import { useKinds } from '../../api/devices.ts'
import { ask } from '../../api/request.ts'
import { Link } from '../../app/Link.tsx'
import { devicePath } from '../../app/route.ts'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import { useReason } from '../reasons.ts'
import { isAddress, reportedMetrics, valueWords } from '../value.ts'
import { words } from './words.ts'

const LOOK_EVERY_MS = 2_000

interface FirstMessageProps {
  readonly device: WireDevice
  readonly since: string | null
  readonly onClose: () => void
}

/** Looks until the device is heard; says what was refused meanwhile. */
export function FirstMessage({ device, since, onClose }: FirstMessageProps) {
  const { say } = useSay(words)
  const path = `/api/devices/${encodeURIComponent(device.id)}`
  const isHeard = (now: WireDevice | undefined) =>
    now !== undefined && now.lastSeenAt !== null && now.lastSeenAt !== since
  const looking = useQuery({
    queryKey: ['first-message', device.id, since],
    queryFn: () => ask<WireDevice>(path),
    refetchInterval: ({ state }) => (isHeard(state.data) ? false : LOOK_EVERY_MS),
  })
  const heard = isHeard(looking.data) ? looking.data : undefined
  return (
    <section className="first-message" data-heard={heard !== undefined}>
      <div aria-live="polite">
        <h3>
          <span className="pulse" aria-hidden="true" />
          {say(wordOf(heard !== undefined, since === null))}
        </h3>
        {heard === undefined ? <Refused path={path} isFirst={since === null} /> : <Values device={heard} />}
      </div>
      {heard === undefined ? (
        <Button onClick={onClose}>{say('heard.later')}</Button>
      ) : (
        <Link className="go-on" href={devicePath(device.id)}>
          {say('heard.open')}
        </Link>
      )}
    </section>
  )
}

const wordOf = (isHeard: boolean, isFirst: boolean) =>
  isHeard ? (isFirst ? 'heard.now' : 'heard.again') : isFirst ? 'heard.waiting' : 'heard.waiting.again'

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
