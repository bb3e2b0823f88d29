import { Button } from 'antd'
import type { WireDevice } from '../../../../services/api/wire/device.ts'
import { Blank } from '../../app/Blank.tsx'
import { useCan } from '../../app/rights.ts'
import { setParameters } from '../../form/parameter.ts'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import { isAtDoor, useDoorAddress } from '../heard/own-door.ts'
import { useSourceOf } from '../heard/use-way.ts'
import { words } from './never-words.ts'

/** What is to be done so that something comes: where it is to send, by the way that it has. */
export function NeverHeard({ device }: { readonly device: WireDevice }) {
  const { say } = useWords()
  const own = useSay(words)
  const source = useSourceOf(device)
  const { origin } = device
  if (isAtDoor(device)) return <ChargerNeverHeard device={device} />
  const topic = `community/${device.site}/${device.kind}/${device.id}/telemetry`
  const help = origin
    ? own.say('never.source', { source: source?.name ?? origin.source, address: origin.address })
    : say('device.never.help', { topic })
  return <Blank title={say('device.never')} help={help} />
}

function ChargerNeverHeard({ device }: { readonly device: WireDevice }) {
  const { say } = useWords()
  const own = useSay(words)
  const can = useCan()
  const url = useDoorAddress(device)
  const id = device.origin?.address ?? device.id
  const help = url === null ? own.say('never.no-door') : own.say('never.charger', { url, id })
  return (
    <Blank title={say('device.never')} help={help}>
      {url !== null && can('devices.token') && (
        <Button type="primary" onClick={() => setParameters({ do: 'token' })}>
          {own.say('never.token')}
        </Button>
      )}
    </Blank>
  )
}
