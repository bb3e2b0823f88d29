import { useQuery } from '@tanstack/react-query'
import type { WireAlert } from '../../../services/api/wire/alert.ts'
import type { WireWearer, WireWearerList } from '../../../services/api/wire/people.ts'
import { ask } from '../api/request.ts'
import { useSay } from '../words/use-say.ts'
import { words } from './panel-words.ts'

const STALE_MS = 5 * 60_000

/** Whoever wears the band, by the list; then her file, which is a look and on record. */
const useWearer = ({ site, deviceId }: WireAlert) =>
  useQuery({
    queryKey: ['wearer-of', site, deviceId],
    queryFn: async ({ signal }): Promise<WireWearer | null> => {
      const path = `/api/sites/${encodeURIComponent(site)}/wearers`
      const { wearers } = await ask<WireWearerList>(path, { signal })
      const found = wearers.find(({ device }) => device === deviceId)
      if (found === undefined) return null
      return await ask<WireWearer>(`${path}/${encodeURIComponent(found.id)}`, { signal })
    },
    staleTime: STALE_MS,
    retry: false,
  })

/** Whom to ring for a wearer, in the order of the file; a press dials. */
export function Contacts({ alert }: { readonly alert: WireAlert }) {
  const { say } = useSay(words)
  const { data: wearer } = useWearer(alert)
  if (!wearer) return null
  const { name, flat, contacts, notes } = wearer
  return (
    <div className="contacts">
      <p>
        <span className="quiet">{say('plan.wearer')}</span> <strong>{name}</strong>
        {flat !== undefined && (
          <>
            {' '}
            <span className="quiet">{say('plan.flat')}</span> {flat}
          </>
        )}
      </p>
      {contacts.length === 0 && <p className="quiet">{say('plan.no-contacts')}</p>}
      <ul>
        {contacts.map(({ name, relation, phone }) => (
          <li key={`${name} ${phone}`}>
            <a className="call" href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
              <span>{say('plan.call', { name, relation })}</span> <b>{phone}</b>
            </a>
          </li>
        ))}
      </ul>
      {notes !== undefined && (
        <p>
          <span className="quiet">{say('plan.notes')}</span> {notes}
        </p>
      )}
    </div>
  )
}
