import { Button } from 'antd'
import { useCan } from '../../app/rights.ts'
import { setParameters } from '../../form/parameter.ts'
import { useSay } from '../../words/use-say.ts'
import type { DeviceProps } from '../device-props.ts'
import { MountingSketch } from '../mounting/MountingSketch.tsx'
import { mountingDraft } from '../mounting/mounting.ts'
import { EditHeard } from './EditHeard.tsx'
import { HeardFacts } from './HeardFacts.tsx'
import { useCodecOf, useSourceOf } from './use-way.ts'
import { words } from './words.ts'
import './heard.css'

const OWN_KIND = 'server'

/** By whom it is heard, how what it says is read, and how it hangs. */
export function Heard({ device }: DeviceProps) {
  const { say } = useSay(words)
  const can = useCan()
  const mayChange = can('devices.write') && can('sources.read')
  if (device.kind === OWN_KIND) return null
  const mounting = device.origin?.mounting
  return (
    <section className="heard-at">
      <div className="heard-head">
        <h2>{say('heard.title')}</h2>
        {mayChange && <Button onClick={() => setParameters({ do: 'heard' })}>{say('heard.change')}</Button>}
      </div>
      <div className="heard-body">
        <HeardFacts device={device} />
        {mounting !== undefined && <MountingSketch draft={mountingDraft(mounting)} />}
      </div>
      <NoMeasures device={device} mayChange={mayChange} />
      {mayChange && <EditHeard device={device} />}
    </section>
  )
}

interface NoMeasuresProps extends Pick<DeviceProps, 'device'> {
  readonly mayChange: boolean
}

/** A sensor that shows a distance, of which nobody knows what it means. */
function NoMeasures({ device, mayChange }: NoMeasuresProps) {
  const { say } = useSay(words)
  const { found } = useCodecOf(device, useSourceOf(device))
  if (found?.needsMounting !== true || device.origin?.mounting !== undefined) return null
  return (
    <p className="notice">
      {say('heard.needs-mounting')}{' '}
      {mayChange && (
        <Button size="small" onClick={() => setParameters({ do: 'heard' })}>
          {say('heard.measure')}
        </Button>
      )}
    </p>
  )
}
