import { Input } from 'antd'
import { Field } from '../form/Field.tsx'
import type { Fault } from '../form/faults.ts'
import { useSay } from '../words/use-say.ts'
import type { Bilingual } from '../words/words.ts'
import { placeWords } from './place-words.ts'

interface NameFieldsProps {
  readonly name: Bilingual
  readonly onChange: (name: Bilingual) => void
  readonly faults: readonly Fault[]
}

/** What a place is called in both languages; one is enough. */
export function NameFields({ name, onChange, faults }: NameFieldsProps) {
  const { say } = useSay(placeWords)
  return (['zh', 'en'] as const).map(language => (
    <Field
      key={language}
      label={say(`places.name.${language}`)}
      path={`name.${language}`}
      faults={faults}
      optional={language === 'en'}
    >
      {control => (
        <Input
          {...control}
          maxLength={100}
          value={name[language]}
          onChange={event => onChange({ ...name, [language]: event.target.value })}
        />
      )}
    </Field>
  ))
}

/** The other language has the one name, too. */
export const inBoth = ({ en, zh }: Bilingual): Bilingual => ({ en: en || zh, zh: zh || en })

/** By what devices and files name the place: chosen once, and never changed. */
export function IdField({ id, onChange }: { readonly id: string; readonly onChange: (id: string) => void }) {
  const { say } = useSay(placeWords)
  return (
    <Field label={say('places.id')} help={say('places.id.help')}>
      {control => (
        <Input
          {...control}
          maxLength={64}
          value={id}
          onChange={event => onChange(event.target.value.trim())}
        />
      )}
    </Field>
  )
}
