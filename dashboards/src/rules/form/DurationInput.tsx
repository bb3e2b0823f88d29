import { InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useSay } from '../../words/use-say.ts'
import { DURATION_UNITS, type DurationUnit, inUnit, unitFor } from './duration.ts'
import { words } from './form-words.ts'

interface DurationProps {
  readonly ms: number | undefined
  readonly label: string
  readonly onChange: (ms: number | null) => void
}

/** “10 min”: a number and its unit. The unit that somebody chose stays. */
export function DurationInput({ ms, label, onChange }: DurationProps) {
  const { say } = useSay(words)
  const [chosen, choose] = useState<DurationUnit>()
  const unit = chosen ?? unitFor(ms ?? 0)
  return (
    <span className="duration-input">
      <InputNumber
        aria-label={label}
        min={0}
        value={ms === undefined ? null : inUnit(ms, unit)}
        onChange={value => onChange(value === null ? null : Math.round(value * DURATION_UNITS[unit]))}
      />
      <Select
        aria-label={say('duration.unit', { label })}
        value={unit}
        options={(Object.keys(DURATION_UNITS) as DurationUnit[]).map(value => ({
          value,
          label: say(`duration.${value}`),
        }))}
        onChange={next => {
          choose(next)
          if (ms !== undefined) onChange(Math.round(inUnit(ms, unit) * DURATION_UNITS[next]))
        }}
        popupMatchSelectWidth={false}
      />
    </span>
  )
}
