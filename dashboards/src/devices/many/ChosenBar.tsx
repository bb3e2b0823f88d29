import { Button } from 'antd'
import { useDevices } from '../../api/devices.ts'
import { Link } from '../../app/Link.tsx'
import { useCan } from '../../app/rights.ts'
import { setParameters } from '../../form/parameter.ts'
import { useSay } from '../../words/use-say.ts'
import { LabelSheets } from '../label/LabelSheets.tsx'
import { ManySettings } from './ManySettings.tsx'
import type { ChosenDevices } from './use-chosen.ts'
import { words } from './words.ts'
import '../../alerts/selection.css'

interface ChosenBarProps {
  readonly chosen: ChosenDevices
  /** All that are shown. */
  readonly shown: readonly string[]
}

/** Comes up from below while devices are chosen: what can be done with them. */
export function ChosenBar({ chosen, shown }: ChosenBarProps) {
  const { say } = useSay(words)
  const { ids, set } = chosen
  if (ids.length === 0) return null
  return (
    <section className="selection-bar" aria-label={say('many.label')}>
      <div className="selection-row">
        <strong role="status">{say('many.chosen', { n: ids.length })}</strong>
        <Button type="primary" onClick={() => setParameters({ do: 'settings' })}>
          {say('many.settings')}
        </Button>
        <LabelSheets ids={ids} />
        <PlanWork ids={ids} />
        <span className="selection-end">
          {ids.length < shown.length && (
            <Button type="link" onClick={() => set(shown)}>
              {say('many.all', { n: shown.length })}
            </Button>
          )}
          <Button type="link" onClick={() => set([])}>
            {say('many.clear')}
          </Button>
        </span>
      </div>
      <ManySettings ids={ids} choose={set} />
    </section>
  )
}

/** Each gets a window of its own, and an address names them all: more than this is a zone's work. */
const WORK_MAX = 50

/** Nobody is called about them for a while: the page of that says first what would be silent. */
function PlanWork({ ids }: { readonly ids: readonly string[] }) {
  const { say } = useSay(words)
  const can = useCan()
  const { data: devices } = useDevices()
  const sites = new Set(ids.map(id => devices?.byId.get(id)?.site))
  if (!can('maintenance.write') || ids.length > WORK_MAX || sites.size !== 1) return null
  return (
    <Link className="tool-link" href={`/maintenance?do=plan&device=${encodeURIComponent(ids.join(','))}`}>
      {say('many.work')}
    </Link>
  )
}
