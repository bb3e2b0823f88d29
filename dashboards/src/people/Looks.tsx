import { Button } from 'antd'
import { useState } from 'react'
import type { WireLookList } from '../../../services/api/wire/person-data.ts'
import { useGet } from '../api/use-get.ts'
import { useRoleName } from '../form/role.ts'
import { Stamp } from '../time/Age.tsx'
import { useSay } from '../words/use-say.ts'
import { wearerPath } from './people-paths.ts'
import { words } from './words.ts'

/** Who looked at what of somebody; asked for when somebody wants to know. */
export function Looks({ site, wearer }: { readonly site: string; readonly wearer: string }) {
  const { say, language } = useSay(words)
  const [isOpen, open] = useState(false)
  const path = `${wearerPath(site, wearer)}/looks`
  const { data } = useGet<WireLookList>(`${path}?limit=50`, { enabled: isOpen })
  const roleName = useRoleName()
  return (
    <section>
      <h2>{say('looks.title')}</h2>
      {!isOpen && <Button onClick={() => open(true)}>{say('looks.show')}</Button>}
      {data && (
        <>
          <ul className="looks" aria-live="polite">
            {data.looks.map(({ n, at, name, what, why }) => (
              <li key={n}>
                <Stamp at={at} /> <strong>{name}</strong> {say(`look.${lookOf(what)}`)}{' '}
                <span className="quiet">{roleName(why)}</span>
              </li>
            ))}
          </ul>
          {data.looks.length === 0 && <p className="quiet">{say('looks.none')}</p>}
          <a href={`${path}/page?language=${language}`} target="_blank" rel="noreferrer">
            {say('looks.print')}
          </a>
        </>
      )}
    </section>
  )
}

const KNOWN = ['readings', 'last-values', 'limits', 'figures', 'alert', 'list', 'file', 'export'] as const
const lookOf = (what: string): (typeof KNOWN)[number] | 'other' => KNOWN.find(one => one === what) ?? 'other'
