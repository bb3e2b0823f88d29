import { InputNumber, Select, Space } from 'antd'
import { useState } from 'react'
import { Field } from '../form/Field.tsx'
import type { Fault } from '../form/faults.ts'
import { useSay } from '../words/use-say.ts'
import { plans as planWords } from './plan-words.ts'

const UNITS = { seconds: 1_000, minutes: 60_000, hours: 3_600_000 } as const
type Unit = keyof typeof UNITS

interface DurationFieldProps {
  readonly label: string
  readonly help?: string
  readonly optional?: boolean
  readonly path: string
  readonly faults: readonly Fault[]
  readonly value: number | undefined
  readonly onChange: (ms: number | undefined) => void
}

/** A length of time, as a figure and its unit. */
export function DurationField({ value, onChange, ...field }: DurationFieldProps) {
  const { say } = useSay(planWords)
  const [unit, setUnit] = useState<Unit>(() => unitOf(value))
  return (
    <Field {...field}>
      {control => (
        <Space.Compact>
          <InputNumber
            {...control}
            min={0}
            value={value === undefined ? null : value / UNITS[unit]}
            onChange={n => onChange(n === null ? undefined : Math.round(n * UNITS[unit]))}
          />
          <Select
            className="duration-unit"
            aria-label={`${field.label} ${say('unit.label')}`}
            value={unit}
            options={(Object.keys(UNITS) as Unit[]).map(one => ({ value: one, label: say(`unit.${one}`) }))}
            onChange={next => {
              setUnit(next)
              if (value !== undefined) onChange((value / UNITS[unit]) * UNITS[next])
            }}
          />
        </Space.Compact>
      )}
    </Field>
  )
}

/** The largest in which it is a whole figure. */
function unitOf(ms: number = UNITS.minutes): Unit {
  if (ms === 0) return 'seconds'
  if (ms % UNITS.hours === 0) return 'hours'
  return ms % UNITS.minutes === 0 ? 'minutes' : 'seconds'
}
