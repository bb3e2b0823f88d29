import { useQueries } from '@tanstack/react-query'
import type { WireSilence } from '../../../services/api/wire/maintenance.ts'
import { ask } from '../api/request.ts'
import { useSay } from '../words/use-say.ts'
import { MAINTENANCE } from './address.ts'
import type { Scope } from './draft.ts'
import { silencesOf } from './silences.ts'
import { words } from './words.ts'

/** What nobody will hear of though it may be critical, told while the form is filled in. */
export function Silenced({ scopes }: { readonly scopes: readonly Scope[] }) {
  const { say, of } = useSay(words)
  const answers = useQueries({
    queries: scopes.map(scope => ({
      queryKey: ['silence', scope],
      queryFn: () => ask<WireSilence>(`${MAINTENANCE}/preview`, { method: 'POST', body: scope }),
    })),
  })
  const known = answers.flatMap(({ data }) => data ?? [])
  if (scopes.length === 0 || known.length < scopes.length) return <div aria-live="polite" />
  const { devices, silences } = silencesOf(known)
  return (
    <div aria-live="polite" className={silences.length > 0 ? 'notice' : 'quiet'}>
      <p>{devices === 0 ? say('work.covers-none') : say('work.covers', { n: devices })}</p>
      {devices > 0 && <p>{silences.length > 0 ? say('work.silent') : say('work.silent.none')}</p>}
      <ul className="told-list">
        {silences.map(({ rule, title, devices: n }) => (
          <li key={rule}>{say('work.silent.rule', { title: of(title), n })}</li>
        ))}
      </ul>
    </div>
  )
}
