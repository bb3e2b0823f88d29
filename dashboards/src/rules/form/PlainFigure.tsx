import { InputNumber } from 'antd'
import { DurationInput } from './DurationInput.tsx'

interface PlainFigureProps {
  readonly figure: number | undefined
  readonly unit: string
  readonly label: string
  readonly whole?: boolean
  readonly onChange: (value: number | null) => void
}

/** A number in its unit; a length of time as people say it. */
export function PlainFigure({ figure, unit, label, whole = false, onChange }: PlainFigureProps) {
  if (unit === 'ms') return <DurationInput ms={figure} label={label} onChange={onChange} />
  return (
    <InputNumber
      aria-label={label}
      value={figure ?? null}
      {...(whole ? { precision: 0 } : {})}
      {...(unit === '' ? {} : { suffix: unit })}
      onChange={onChange}
    />
  )
}
