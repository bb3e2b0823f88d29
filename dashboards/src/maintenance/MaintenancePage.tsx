import { Button } from 'antd'
import type { WireMaintenanceList, WireMaintenanceWindow } from '../../../services/api/wire/maintenance.ts'
import { useGet } from '../api/use-get.ts'
import { Awaited } from '../app/Awaited.tsx'
import { Blank } from '../app/Blank.tsx'
import { useCan } from '../app/rights.ts'
import { setParameters } from '../form/parameter.ts'
import { useNow } from '../time/now.ts'
import { useSay } from '../words/use-say.ts'
import { MAINTENANCE } from './address.ts'
import { PlanWork } from './PlanWork.tsx'
import { WorkRow } from './WorkRow.tsx'
import { WorkStrip } from './WorkStrip.tsx'
import { words } from './words.ts'
import '../form/form.css'
import '../form/plain-controls.css'
import './maintenance.css'

/** Work under way and planned, so that nobody is called for what is done on purpose. */
export default function MaintenancePage() {
  const { say } = useSay(words)
  const can = useCan()
  const answer = useGet<WireMaintenanceList>(MAINTENANCE, { everyMs: 30_000 })
  if (answer.data === undefined) return <Awaited what={answer} />
  const { windows } = answer.data
  const plan = can('maintenance.write') && (
    <Button type="primary" onClick={() => setParameters({ do: 'plan' })}>
      {say('work.plan')}
    </Button>
  )
  return (
    <div className="form-page">
      <div className="page-head">
        <h1>{say('work.title')}</h1>
        <span className="page-actions">{windows.length > 0 && plan}</span>
      </div>
      <p className="quiet page-help">{say('work.help')}</p>
      {windows.length === 0 ? (
        <Blank title={say('work.none')} help={say('work.none.help')}>
          {plan}
        </Blank>
      ) : (
        <Windows windows={windows} />
      )}
      <PlanWork />
    </div>
  )
}

function Windows({ windows }: { readonly windows: readonly WireMaintenanceWindow[] }) {
  const now = useNow()
  const open = windows.filter(({ to }) => Date.parse(to) > now)
  return (
    <>
      <WorkStrip windows={open} />
      <ul className="work-list">
        {open.map(window => (
          <WorkRow key={window.id} window={window} />
        ))}
      </ul>
    </>
  )
}
