import { Button } from 'antd'
import type { WireWearer } from '../../../services/api/wire/people.ts'
import { Link } from '../app/Link.tsx'
import { useCan } from '../app/rights.ts'
import { devicePath } from '../app/route.ts'
import { useNames } from '../duty/names.ts'
import { useSay } from '../words/use-say.ts'
import { useBandName } from './band-name.ts'
import { Erase } from './Erase.tsx'
import { Looks } from './Looks.tsx'
import { wearerPath } from './people-paths.ts'
import { words } from './words.ts'

interface WearerFileProps {
  readonly site: string
  readonly wearer: WireWearer
  readonly onEdit: () => void
  readonly onClose: () => void
}

/** What is on file: whom to call comes before all else, for it is opened in a hurry. */
export function WearerFile({ site, wearer, onEdit, onClose }: WearerFileProps) {
  const { say } = useSay(words)
  const can = useCan()
  const names = useNames(site)
  const bandName = useBandName()
  const { sex, birthYear, zone, flat, living, contacts, notes, consents, device, carers } = wearer
  const facts = [
    [say('wearer.home'), [zone && names.zone(zone), flat].filter(Boolean).join(' ')],
    [say('wearer.living'), say(`living.${living}`)],
    [say('wearer.sex'), sex && say(`sex.${sex}`)],
    [say('wearer.born'), birthYear],
  ].filter(([, value]) => value !== undefined && value !== '')
  return (
    <div className="wearer-file">
      {notes && <p className="notice notes">{notes}</p>}
      <section>
        <h2>{say('wearer.contacts')}</h2>
        <ol>
          {contacts.map(({ name, relation, phone }) => (
            <li key={phone}>
              <strong>{name}</strong> {relation} <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a>
            </li>
          ))}
        </ol>
        {contacts.length === 0 && <p className="quiet">{say('wearer.no-contact')}</p>}
      </section>
      <section>
        <h2>{say('wearer.carers')}</h2>
        <p>{carers.map(names.person).join(' → ') || say('wearer.no-carer')}</p>
      </section>
      <dl className="facts">
        {facts.map(([title, value]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{say('wearer.band')}</dt>
          <dd>
            {device ? (
              <Link href={devicePath(device)}>{say('wearer.band.figures', { band: bandName(device) })}</Link>
            ) : (
              say('wearer.no-band')
            )}
          </dd>
        </div>
      </dl>
      <section>
        <h2>{say('wearer.consents')}</h2>
        <ul>
          {consents.map(({ what, givenOn, givenBy, document, withdrawnOn }) => (
            <li key={`${what} ${givenOn}`}>
              <strong>{say(`consent.${what}`)}</strong> {givenOn} {givenBy} {document}{' '}
              {withdrawnOn && <span className="badge">{say('consent.withdrawn', { day: withdrawnOn })}</span>}
            </li>
          ))}
        </ul>
        {consents.length === 0 && <p className="quiet">{say('consent.none')}</p>}
      </section>
      {can('looks.read') && <Looks site={site} wearer={wearer.id} />}
      <div className="form-foot">
        {can('people.write') && (
          <Button type="primary" onClick={onEdit}>
            {say('wearer.change')}
          </Button>
        )}
        {can('people.export') && (
          <Button href={`${wearerPath(site, wearer.id)}/export`} download>
            {say('wearer.export')}
          </Button>
        )}
        {can('people.erase') && <Erase {...{ site, wearer, onClose }} />}
      </div>
    </div>
  )
}
