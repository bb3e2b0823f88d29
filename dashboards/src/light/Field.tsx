import type { InputHTMLAttributes } from 'react'

type FieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'> & {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

export const Field = ({ id, label, value, onChange, ...rest }: FieldProps) => (
  <div className="light-field">
    <label htmlFor={id}>{label}</label>
    <input id={id} value={value} onChange={event => onChange(event.target.value)} {...rest} />
  </div>
)
