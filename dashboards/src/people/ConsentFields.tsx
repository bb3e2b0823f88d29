import { Button, Input, Select } from 'antd'
import type { WireWearer } from '../../../services/api/wire/people.ts'
import { Field } from '../form/Field.tsx'
import type { Fault } from '../form/faults.ts'
import { useNow } from '../time/now.ts'
import { useSay } from '../words/use-say.ts'
import { words } from './words.ts'

type Consent = WireWearer['consents'][number]

interface ConsentFieldsProps {
  readonly consents: readonly Consent[]
  readonly faults: readonly Fault[]
  /** Most often they say it themselves. */
  readonly wearer: string
  readonly onChange: (consents: Consent[]) => void
}

/** What somebody agreed to, and from which day on not any more. */
export function ConsentFields({ consents, faults, wearer, onChange }: ConsentFieldsProps) {
  const { say } = useSay(words)
  const today = new Date(useNow()).toISOString().slice(0, 10)
  const replace = (n: number, ...by: Consent[]) =>
    onChange(consents.flatMap((one, i) => (i === n ? by : [one])))
  const set = (n: number, consent: Consent, some: { [K in keyof Consent]?: Consent[K] | undefined }) => {
    const all = Object.entries({ ...consent, ...some }).filter(
      ([, value]) => value !== undefined && value !== '',
    )
    replace(n, { givenBy: '', ...Object.fromEntries(all) } as Consent)
  }
  return (
    <fieldset>
      <legend>{say('wearer.consents')}</legend>
      <p className="quiet small">{say('consent.help')}</p>
      {consents.map((consent, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a consent that is being typed has no name but its place
        <div className="contact" key={n}>
          <Field label={say('consent.what')}>
            {({ status: _, ...control }) => (
              <Select
                {...control}
                value={consent.what}
                onChange={what => set(n, consent, { what })}
                options={(['health', 'location'] as const).map(value => ({
                  value,
                  label: say(`consent.${value}`),
                }))}
              />
            )}
          </Field>
          <Field label={say('consent.given-by')} path={`consents.${n}.givenBy`} faults={faults}>
            {control => (
              <Input
                {...control}
                value={consent.givenBy}
                onChange={event => set(n, consent, { givenBy: event.target.value })}
              />
            )}
          </Field>
          <Field label={say('consent.document')} path={`consents.${n}.document`} faults={faults} optional>
            {control => (
              <Input
                {...control}
                value={consent.document ?? ''}
                onChange={event => set(n, consent, { document: event.target.value })}
              />
            )}
          </Field>
          {(['givenOn', 'withdrawnOn'] as const).map(day => (
            <Field
              key={day}
              label={say(`consent.${day}`)}
              path={`consents.${n}.${day}`}
              faults={faults}
              optional={day === 'withdrawnOn'}
            >
              {({ status: _, ...control }) => (
                <input
                  {...control}
                  type="date"
                  value={consent[day] ?? ''}
                  onChange={event => set(n, consent, { [day]: event.target.value || undefined })}
                />
              )}
            </Field>
          ))}
          <span className="contact-ways">
            <Button onClick={() => replace(n)}>{say('contact.remove')}</Button>
          </span>
        </div>
      ))}
      <Button onClick={() => onChange([...consents, { what: 'health', givenOn: today, givenBy: wearer }])}>
        {say('consent.add')}
      </Button>
    </fieldset>
  )
}
