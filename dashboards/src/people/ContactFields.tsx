import { Button, Input } from 'antd'
import type { WireWearer } from '../../../services/api/wire/people.ts'
import { Field } from '../form/Field.tsx'
import type { Fault } from '../form/faults.ts'
import { useSay } from '../words/use-say.ts'
import { words } from './words.ts'

type Contact = WireWearer['contacts'][number]

interface ContactFieldsProps {
  readonly contacts: readonly Contact[]
  readonly faults: readonly Fault[]
  readonly onChange: (contacts: Contact[]) => void
}

/** Whom to call, in the order in which they are called. */
export function ContactFields({ contacts, faults, onChange }: ContactFieldsProps) {
  const { say } = useSay(words)
  const replace = (n: number, ...by: Contact[]) =>
    onChange(contacts.flatMap((one, i) => (i === n ? by : [one])))
  const up = (n: number) =>
    onChange(contacts.map((one, i) => (i === n - 1 ? contacts[n] : i === n ? contacts[n - 1] : one) ?? one))
  return (
    <fieldset>
      <legend>{say('wearer.contacts')}</legend>
      {contacts.map((contact, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a contact that is being typed has no name but its place
        <div className="contact" key={n}>
          {(['name', 'relation', 'phone'] as const).map(field => (
            <Field
              key={field}
              label={say(`contact.${field}`)}
              path={`contacts.${n}.${field}`}
              faults={faults}
            >
              {control => (
                <Input
                  {...control}
                  {...(field === 'phone' && { type: 'tel' })}
                  maxLength={100}
                  value={contact[field]}
                  onChange={event => replace(n, { ...contact, [field]: event.target.value })}
                />
              )}
            </Field>
          ))}
          <span className="contact-ways">
            {n > 0 && (
              <Button onClick={() => up(n)} aria-label={say('contact.up', { n: n + 1 })}>
                ↑
              </Button>
            )}
            <Button onClick={() => replace(n)}>{say('contact.remove')}</Button>
          </span>
        </div>
      ))}
      <Button onClick={() => onChange([...contacts, { name: '', relation: '', phone: '' }])}>
        {say('contact.add')}
      </Button>
    </fieldset>
  )
}
