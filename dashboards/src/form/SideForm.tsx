import { Button, Drawer } from 'antd'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { usePhone } from '../app/media.ts'
import { useSay } from '../words/use-say.ts'
import { FormFaults } from './FormFaults.tsx'
import { focusFirstField } from './first-field.ts'
import { useChangedFrom } from './use-changed-from.ts'
import { useFirstFault } from './use-first-fault.ts'
import { useLeaving } from './use-leaving.ts'
import { words } from './words.ts'

interface SideFormProps {
  readonly title: string
  readonly children: ReactNode
  /** All that is in it: once that is another than at first, nothing closes it unasked. */
  readonly holds: unknown
  /** What it held at first, where it opens with what somebody wrote before. */
  readonly from?: unknown
  /** It is kept elsewhere: it may go unasked all the same. */
  readonly isKept?: boolean
  readonly onClose: () => void
  readonly onSubmit: () => void
  readonly isSaving: boolean
  readonly error: unknown
  /** The paths of the faults that the fields show themselves. */
  readonly shown: readonly string[]
  readonly submit?: string
  /** What whoever submits it should know, beside the button. */
  readonly note?: ReactNode
  readonly width?: number
  /** What else can be done with it, at the foot's other end. */
  readonly more?: ReactNode
}

/** A form at the side of its list, which stays where it was. Once something was changed it asks before it goes. */
export function SideForm(props: SideFormProps) {
  const { title, children, onClose, isSaving, error, shown, width = 560, more } = props
  const { say } = useSay(words)
  const phone = usePhone()
  const form = useRef<HTMLFormElement>(null)
  const [tries, setTries] = useState(0)
  useFirstFault(form, tries, error)
  const leave = useLeaving(useChangedFrom(props.holds, props.from) && props.isKept !== true)
  const close = () => leave(onClose)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTries(tries + 1)
    props.onSubmit()
  }
  return (
    <Drawer
      open
      title={title}
      onClose={close}
      size={phone ? '100%' : width}
      destroyOnHidden
      afterOpenChange={isOpen => isOpen && focusFirstField(form, phone)}
    >
      <form ref={form} className="side-form" onSubmit={submit} noValidate>
        {children}
        <div className="form-foot">
          <FormFaults error={error} shown={shown} />
          {props.note && <p className="notice form-note">{props.note}</p>}
          <Button type="primary" htmlType="submit" loading={isSaving}>
            {props.submit ?? say('form.save')}
          </Button>
          <Button onClick={close}>{say('form.cancel')}</Button>
          {more !== undefined && <span className="form-more">{more}</span>}
        </div>
      </form>
    </Drawer>
  )
}
