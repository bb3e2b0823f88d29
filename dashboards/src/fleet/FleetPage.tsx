import { useDevices } from '../api/devices.ts'
import { Awaited } from '../app/Awaited.tsx'
import { Blank } from '../app/Blank.tsx'
import { useCan } from '../app/rights.ts'
import { useAround } from '../devices/use-around.ts'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { BySource } from './BySource.tsx'
import { AgeBars, BatteryBars } from './Columns.tsx'
import { Kinds } from './Kinds.tsx'
import { Names } from './Names.tsx'
import { Refusing } from './Refusing.tsx'
import { Silences } from './Silences.tsx'
import { words } from './words.ts'
import '../form/form.css'
import './fleet.css'

/** All devices at a glance: what there is, what is silent, what will be soon. */
export default function FleetPage() {
  const { say } = useSay(words)
  const common = useWords()
  const devices = useDevices()
  const around = useAround()
  const mayHear = useCan()('sources.read')
  const list = devices.data?.list
  if (list === undefined) return <Awaited what={devices} />
  return (
    <div className="form-page">
      <div className="page-head">
        <h1>{say('fleet.title')}</h1>
        <span className="quiet">{say('fleet.n', { n: list.length })}</span>
        <span className="quiet small">{say('fleet.help')}</span>
      </div>
      {list.length === 0 ? (
        <Blank title={common.say('devices.none')} />
      ) : (
        <div className="fleet">
          <Kinds devices={list} around={around} />
          <AgeBars devices={list} around={around} />
          <BatteryBars devices={list} />
          <Names devices={list} what="model" />
          <Names devices={list} what="firmware" />
          {mayHear && <BySource devices={list} />}
          <Silences devices={list} around={around} />
          <Refusing devices={list} />
        </div>
      )}
    </div>
  )
}
