interface SwitchProps {
  readonly id: string
  readonly label: string
  readonly checked: boolean
  readonly disabled?: boolean
  readonly change: (on: boolean) => void
}

/** The whole line is the switch. */
export const Switch = ({ id, label, checked, disabled = false, change }: SwitchProps) => (
  <label className="switch" htmlFor={id}>
    <span>{label}</span>
    <input
      id={id}
      type="checkbox"
      role="switch"
      aria-checked={checked}
      checked={checked}
      disabled={disabled}
      onChange={event => change(event.target.checked)}
    />
  </label>
)
