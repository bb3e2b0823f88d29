import { Button } from 'antd'
import type { WireOverride } from '../../../services/api/wire/duty.ts'
import { ask } from '../api/request.ts'
import { useSaving } from '../form/use-saving.ts'
import { useNow } from '../time/now.ts'
import { useListed } from '../words/list.ts'
import { useSay } from '../words/use-say.ts'
import type { Names } from './names.ts'
import { changedByRota, rotaPath } from './rotas.ts'
import { useSiteTime } from './site-time.ts'
import { words } from './words.ts'

interface OverrideListProps {
  readonly site: string
  readonly rota: string
  readonly overrides: readonly WireOverride[]
  readonly names: Names
  readonly timeZone: string
}

/** What is entered for once and not over yet; each can be taken back, so nobody is asked whether they are sure. */
export function OverrideList({ site, rota, overrides, names, timeZone }: OverrideListProps) {
  const { say } = useSay(words)
  const now = useNow()
  const listed = useListed()
  const stamp = useSiteTime(timeZone)
  const taking = useSaving({
    send: (id: string) =>
      ask(`${rotaPath(site, rota)}/overrides/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    changes: changedByRota(site),
    says: say('override.taken-back'),
  })
  const coming = overrides.filter(({ to }) => Date.parse(to) > now)
  if (coming.length === 0) return null
  const who = (ids: readonly string[]) => listed(ids.map(names.person)) || say('duty.nobody')
  return (
    <fieldset>
      <legend>{say('override.coming')}</legend>
      {coming.map(one => (
        <div key={one.id} className="override-line">
          <span>
            {stamp(one.from)} – {stamp(one.to)}
            <br />
            {one.insteadOf && <span className="quiet">{who(one.insteadOf)} → </span>}
            <strong>{who(one.on)}</strong> {one.reason && say(`override.reason.${one.reason}`)}
          </span>
          <Button
            onClick={() => taking.mutate(one.id)}
            loading={taking.isPending && taking.variables === one.id}
          >
            {say('override.take-back')}
          </Button>
        </div>
      ))}
    </fieldset>
  )
}
