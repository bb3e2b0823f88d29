import { Button } from 'antd'
import type { WireKey, WireKeyList } from '../../../services/api/wire/key.ts'
import { ask } from '../api/request.ts'
import { useChanged, useGet } from '../api/use-get.ts'
import { Awaited } from '../app/Awaited.tsx'
import { useCan } from '../app/rights.ts'
import { useParameter } from '../form/parameter.ts'
import { usePeople } from '../form/people.ts'
import { type Column, Rows } from '../form/Rows.tsx'
import { useRoleName } from '../form/role.ts'
import { Sure } from '../form/Sure.tsx'
import { useScopeWords } from '../form/scope-told.ts'
import { Age, Stamp } from '../time/Age.tsx'
import { useSay } from '../words/use-say.ts'
import { KeyForm } from './KeyForm.tsx'
import { words } from './words.ts'
import '../form/form.css'

/** The keys by which programs sign in. */
export default function KeysPage() {
  const { say } = useSay(words)
  const can = useCan()
  const roleName = useRoleName()
  const places = useScopeWords(say('key.everywhere'))
  const { nameOf } = usePeople()
  const changed = useChanged()
  const [opened, open] = useParameter('key')
  const asked = useGet<WireKeyList>('/api/keys')
  const { data } = asked
  const end = (id: string) => async () => {
    await ask<void>(`/api/keys/${encodeURIComponent(id)}`, { method: 'DELETE' })
    await changed('/api/keys')
  }
  const columns: Column<WireKey>[] = [
    {
      title: say('key.name'),
      show: ({ name, stands }) => (
        <>
          {name} {!stands && <span className="badge">{say('key.ended')}</span>}
        </>
      ),
    },
    {
      title: say('key.role'),
      show: ({ role, rights }) => `${roleName(role)}${rights ? ` · ${rights.join(' ')}` : ''}`,
    },
    {
      title: say('key.scope'),
      show: ({ scope }) => places(scope),
    },
    { title: say('key.by'), show: ({ by }) => nameOf(by) },
    {
      title: say('key.used'),
      show: ({ lastUsedAt }) =>
        lastUsedAt === null ? <span className="quiet">{say('key.never')}</span> : <Age at={lastUsedAt} />,
    },
    { title: say('key.until'), show: ({ expiresAt }) => <Stamp at={expiresAt} /> },
    {
      title: say('key.end'),
      show: ({ id, name }) =>
        can('accounts.write') && (
          <Sure size="small" label={say('key.end')} title={say('key.end.sure', { name })} onSure={end(id)}>
            <p>{say('key.end.help')}</p>
          </Sure>
        ),
    },
  ]
  return (
    <div className="form-page">
      <div className="page-head">
        <h1>{say('keys.title')}</h1>
        <span className="page-actions">
          {can('accounts.write') && (
            <Button type="primary" onClick={() => open('new')}>
              {say('keys.new')}
            </Button>
          )}
        </span>
      </div>
      <p className="quiet">{say('keys.help')}</p>
      {data === undefined ? (
        <Awaited what={asked} />
      ) : (
        <Rows
          label={say('keys.title')}
          columns={columns}
          rows={data.keys}
          keyOf={({ id }) => id}
          empty={{ title: say('keys.none'), help: say('keys.none.help') }}
        />
      )}
      {opened === 'new' && <KeyForm onClose={() => open('')} />}
    </div>
  )
}
