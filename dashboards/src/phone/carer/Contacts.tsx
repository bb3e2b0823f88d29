import type { WireWearer } from '../../../../services/api/wire/people.ts'
import { useSay } from '../../words/use-say.ts'
import { PhoneMark } from '../marks.tsx'
import { words } from './words.ts'

/** Whom to call, in the order of the file; a number is dialled with a tap. */
export function Contacts({ file }: { readonly file: Pick<WireWearer, 'contacts' | 'notes'> }) {
  const { say: tell } = useSay(words)
  return (
    <section aria-labelledby="contacts">
      <h2 id="contacts">{tell('contacts.title')}</h2>
      {file.contacts.length === 0 && <p className="quiet">{tell('contacts.none')}</p>}
      <ul className="contacts">
        {file.contacts.map(({ name, relation, phone }) => (
          <li key={name + phone}>
            <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
              <PhoneMark />
              <span>
                <span className="unseen">{tell('contacts.title')}: </span>
                {name} <small>{relation}</small>
              </span>
            </a>
          </li>
        ))}
      </ul>
      {file.notes !== undefined && (
        <p className="care-notes">
          <b>{tell('contacts.notes')}</b> {file.notes}
        </p>
      )}
    </section>
  )
}
