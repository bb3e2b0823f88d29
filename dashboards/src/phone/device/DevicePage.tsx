import type { WireDevice } from '../../../../services/api/wire/device.ts'
import { useBoard } from '../../alerts/lists.ts'
import { useKinds } from '../../api/devices.ts'
import { isCode } from '../../api/request.ts'
import { useGet } from '../../api/use-get.ts'
import { HeardMark, OnlineMark } from '../../devices/marks.tsx'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import { ClaimButton } from '../alert/ClaimButton.tsx'
import { Empty } from '../Empty.tsx'
import { FailedHere } from '../FailedHere.tsx'
import { foreseen } from '../outbox/foreseen.ts'
import { usePresses } from '../outbox/use-outbox.ts'
import { Page } from '../Page.tsx'
import { RoundRow } from '../round/RoundRow.tsx'
import { HOME } from '../route.ts'
import { useZoneName } from '../zones.ts'
import { Says } from './Says.tsx'
import { words } from './words.ts'
import './device.css'

/** What its label leads to: what it is, how it is, and what is open about it, to be taken. */
export function DevicePage({ id }: { readonly id: string }) {
  const { say: tell } = useSay(words)
  const { say } = useWords()
  const asked = useGet<WireDevice>(`/api/devices/${encodeURIComponent(id)}`, { everyMs: 15_000 })
  const { data, error } = asked
  if (data !== undefined)
    return (
      <Page title={data.name} up={HOME}>
        <OneDevice device={data} />
      </Page>
    )
  const isUnknown = isCode(error, 'DEVICE_NOT_FOUND', 'NOT_ALLOWED')
  return (
    <Page title={isUnknown ? tell('device.unknown.title') : id} up={HOME}>
      {isUnknown ? (
        <Empty title={tell('device.unknown')} help={tell('device.unknown.help', { id })} />
      ) : asked.isError ? (
        <FailedHere error={error} retry={() => void asked.refetch()} />
      ) : (
        <p className="quiet loading">{say('page.loading')}</p>
      )}
    </Page>
  )
}

function OneDevice({ device }: { readonly device: WireDevice }) {
  const { of } = useWords()
  const zoneName = useZoneName()
  const { data: kinds } = useKinds()
  const kind = kinds?.get(device.kind)
  return (
    <div className="one-device">
      <p className="device-where">
        {zoneName(device.site, device.zone)}
        {kind !== undefined && ` · ${of(kind.title)}`}
      </p>
      <p className="device-how">
        <OnlineMark online={device.online} />
        <HeardMark device={device} kind={kind} />
      </p>
      <OpenHere device={device} />
      <Says device={device} kind={kind} />
    </div>
  )
}

function OpenHere({ device }: { readonly device: WireDevice }) {
  const { say: tell } = useSay(words)
  const { data: board } = useBoard()
  const { entries } = usePresses()
  const alerts = board?.alerts
    .filter(({ deviceId }) => deviceId === device.id)
    .map(alert => foreseen(alert, entries))
  if (alerts === undefined) return null
  return (
    <section aria-label={tell('device.alerts')}>
      <h2>{tell('device.alerts')}</h2>
      {alerts.length === 0 && <p>{tell('device.fine')}</p>}
      {alerts.length > 0 && (
        <ul className="rows">
          {alerts.map(alert => (
            <RoundRow key={alert.id} alert={alert} where="">
              <ClaimButton alert={alert} />
            </RoundRow>
          ))}
        </ul>
      )}
    </section>
  )
}
