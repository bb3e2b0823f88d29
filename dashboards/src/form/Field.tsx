import { type ReactNode, useId } from 'react'
import { useSay } from '../words/use-say.ts'
import { type Fault, faultsAt } from './faults.ts'
import { words } from './words.ts'
import './form.css'

/** What a control takes so that its label, its help and its faults are read with it. */
export interface ControlProps {
  readonly id: string
  readonly 'aria-describedby': string
  readonly 'aria-invalid': boolean
  readonly status: '' | 'error'
}

interface FieldProps {
  readonly label: string
  readonly help?: ReactNode
  readonly optional?: boolean
  /** Where the server's faults of it stand: `steps.0.afterMs`. */
  readonly path?: string
  readonly faults?: readonly Fault[]
  readonly children: (control: ControlProps) => ReactNode
}

/** A label, its control, and beside it what is wrong. */
export function Field({ label, help, optional = false, path, faults = [], children }: FieldProps) {
  const { say } = useSay(words)
  const id = useId()
  const own = path === undefined ? [] : faultsAt(faults, path)
  const isWrong = own.some(({ level }) => level === 'fault')
  return (
    <div className="field">
      <label htmlFor={id}>
        {label} {optional && <small className="quiet">{say('form.optional')}</small>}
      </label>
      {children({
        id,
        'aria-describedby': `${id}-says`,
        'aria-invalid': isWrong,
        status: isWrong ? 'error' : '',
      })}
      <div id={`${id}-says`} className="field-says" aria-live="polite">
        {help !== undefined && <p className="quiet small">{help}</p>}
        <Faults faults={own} />
      </div>
    </div>
  )
}

export function Faults({ faults }: { readonly faults: readonly Fault[] }) {
  const { say, of } = useSay(words)
  return faults.map(({ path, level, says }) => (
    <p key={`${path} ${says.en}`} className={level === 'fault' ? 'field-fault' : 'field-warning'}>
      <strong>{say(`form.${level}`)}</strong> {of(says)}
    </p>
  ))
}
