import { Button } from 'antd'
import { Faults } from '../form/Field.tsx'
import { type Fault, faultsAt } from '../form/faults.ts'
import { usePeople } from '../form/people.ts'
import type { Role } from '../form/role.ts'
import { useSay } from '../words/use-say.ts'
import { newShift, type Shift } from './rotation.ts'
import { ShiftField } from './ShiftField.tsx'
import { words } from './words.ts'

interface ShiftFieldsProps {
  readonly shifts: readonly Shift[]
  readonly role: Role
  readonly faults: readonly Fault[]
  readonly onChange: (shifts: Shift[]) => void
}

/** The shifts of a rota. Teams that take turns are a shift each, made of one by a press. */
export function ShiftFields({ shifts, role, faults, onChange }: ShiftFieldsProps) {
  const { say } = useSay(words)
  const { list } = usePeople()
  // Those of the role first; a stand-in of another is a warning, not a fault.
  const people = [...list]
    .sort((a, b) => Number(b.role === role) - Number(a.role === role))
    .map(({ username, displayName }) => ({ value: username, label: displayName }))
  const replace = (n: number, ...by: readonly Shift[]) =>
    onChange(shifts.flatMap((shift, i) => (i === n ? by : [shift])))
  return (
    <fieldset>
      <legend>{say('rota.shifts')}</legend>
      <Faults faults={faults.filter(({ path }) => path === 'shifts')} />
      {shifts.map((shift, n) => (
        <ShiftField
          // biome-ignore lint/suspicious/noArrayIndexKey: a shift has no name but its place
          key={n}
          path={`shifts.${n}`}
          {...{ shift, people }}
          faults={faultsAt(faults, `shifts.${n}`)}
          onChange={(...by) => replace(n, ...by)}
        />
      ))}
      <Button onClick={() => onChange([...shifts, newShift()])}>{say('shift.add')}</Button>
    </fieldset>
  )
}
