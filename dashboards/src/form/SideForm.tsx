import { Button, Drawer } from 'antd'
import type { FormEvent, ReactNode } from 'react'
import { usePhone } from '../app/media.ts'
import { useSay } from '../words/use-say.ts'
import { FormFaults } from './FormFaults.tsx'
import { STAYS } from './stays.ts'
import { useTyped } from './use-typed.ts'
import { words } from './words.ts'

interface SideFormProps {
  readonly title: string
  readonly children: ReactNode
  readonly onClose: () => void
  readonly onSubmit: () => void
  readonly isSaving: boolean
  readonly error: unknown
  /** The paths of the faults that the fields show themselves. */
  readonly shown: readonly string[]
  readonly submit?: string
  readonly width?: number
  /** What else can be done with it, at the foot's other end. */
  readonly more?: ReactNode
}

/** A form at the side of its list, which stays where it was. Once somebody typed, no slip of the hand closes it. */
export function SideForm(props: SideFormProps) {
  const { title, children, onClose, isSaving, error, shown, width = 560, more } = props
  const { say } = useSay(words)
  const phone = usePhone()
  const [isTyped, typed] = useTyped()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    props.onSubmit()
  }
  return (
    <Drawer open {...{ title, onClose, ...(isTyped && STAYS) }} size={phone ? '100%' : width} destroyOnHidden>
      {/* What is pressed in an opened list comes up to here as well: React's events follow its tree, not the document's. */}
      <form className="side-form" onSubmit={submit} onInput={typed} onPointerDown={typed} noValidate>
        {children}
        <FormFaults error={error} shown={shown} />
        <div className="form-foot">
          <Button type="primary" htmlType="submit" loading={isSaving}>
            {props.submit ?? say('form.save')}
          </Button>
          <Button onClick={onClose}>{say('form.cancel')}</Button>
          {more !== undefined && <span className="form-more">{more}</span>}
        </div>
      </form>
    </Drawer>
  )
}
