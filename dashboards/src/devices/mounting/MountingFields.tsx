import { Input } from 'antd'
import { Field } from '../../form/Field.tsx'
import type { Fault } from '../../form/faults.ts'
import { useSay } from '../../words/use-say.ts'
import { MountingSketch } from './MountingSketch.tsx'
import { distanceAtMm, type MountingDraft, mountingOf } from './mounting.ts'
import { words } from './words.ts'

interface MountingFieldsProps {
  readonly draft: MountingDraft
  readonly onChange: (draft: MountingDraft) => void
  readonly faults?: readonly Fault[]
}

/** The level at which people come to empty it. */
const TOLD_PERCENT = 90

const FIELDS = [
  ['emptyCm', 'mounting.empty', 'emptyMm'],
  ['fullCm', 'mounting.full', 'fullMm'],
  ['deadZoneCm', 'mounting.dead', 'deadZoneMm'],
] as const

/** Two lengths and what follows from them, drawn beside. */
export function MountingFields({ draft, onChange, faults = [] }: MountingFieldsProps) {
  const { say } = useSay(words)
  const mounting = mountingOf(draft)
  const isWrong = mounting === undefined && draft.emptyCm !== '' && draft.fullCm !== ''
  return (
    <fieldset className="mounting">
      <legend>{say('mounting.title')}</legend>
      <div className="mounting-fields">
        <p className="quiet small">{say('mounting.help')}</p>
        {FIELDS.map(([key, label, path]) => (
          <Field
            key={key}
            label={say(label)}
            optional={key === 'deadZoneCm'}
            path={`origin.mounting.${path}`}
            faults={faults}
          >
            {control => (
              <Input
                {...control}
                inputMode="decimal"
                autoComplete="off"
                suffix={say('mounting.cm')}
                value={draft[key]}
                onChange={event => onChange({ ...draft, [key]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <MountingSketch draft={draft} />
      <p className={isWrong ? 'field-warning' : 'mounting-would'} aria-live="polite">
        {mounting !== undefined &&
          say('mounting.would', {
            percent: TOLD_PERCENT,
            cm: Math.round(distanceAtMm(mounting, TOLD_PERCENT)) / 10,
          })}
        {isWrong && say('mounting.wrong')}
      </p>
    </fieldset>
  )
}
