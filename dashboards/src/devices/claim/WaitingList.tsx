import { Button } from 'antd'
import { useState } from 'react'
import { useCan } from '../../app/rights.ts'
import { useParameter } from '../../form/parameter.ts'
import { isFound, SearchField } from '../../form/SearchField.tsx'
import { useSay } from '../../words/use-say.ts'
import { type ClearRow, useAdoptSeveral, useClearRows, type WaitingRow } from './use-several.ts'
import { keyOf, WaitingCard } from './WaitingCard.tsx'
import { words } from './words.ts'

interface WaitingListProps {
  readonly rows: readonly WaitingRow[]
  readonly zone: string
  readonly onOpen: (key: string) => void
}

/** What may be is asked for each that is shown. */
const PAGE = 50

/** Who waits, as far as they are looked for; those of which all is known can be ticked and adopted at once. */
export function WaitingList({ rows, zone, onOpen }: WaitingListProps) {
  const { say } = useSay(words)
  const can = useCan()
  const [q] = useParameter('q')
  const [most, setMost] = useState(PAGE)
  const [ticked, tick] = useState<ReadonlySet<string>>(new Set())
  const found = rows.filter(({ waiting: { address, name, model, topic }, source }) =>
    isFound(q, address, name, model, topic, source.name),
  )
  const shown = found.slice(0, most)
  const clear = useClearRows(shown, zone)
  const mayAdopt = can('devices.write')
  const toggle = (key: string) => tick(ticked.symmetricDifference(new Set([key])))
  return (
    <>
      <search className="list-tools">
        <SearchField label={say('claim.search')} />
        <span className="quiet" aria-live="polite">
          {say('claim.count', { n: shown.length, total: rows.length })}
        </span>
        {mayAdopt && clear.size > 1 && <Several {...{ clear, ticked, tick }} />}
      </search>
      {found.length === 0 && <p className="quiet">{say('claim.not-found')}</p>}
      <ul className="claim-list">
        {shown.map(row => {
          const key = keyOf(row.waiting)
          const box = { isTicked: ticked.has(key), onTick: () => toggle(key) }
          return (
            <WaitingCard
              key={key}
              {...row}
              zone={zone}
              onOpen={() => onOpen(key)}
              {...(mayAdopt && clear.has(key) && { box })}
            />
          )
        })}
      </ul>
      {found.length > most && (
        <Button className="claim-more" onClick={() => setMost(most + PAGE)}>
          {say('claim.more', { n: Math.min(PAGE, found.length - most) })}
        </Button>
      )}
    </>
  )
}

interface SeveralProps {
  readonly clear: ReadonlyMap<string, ClearRow>
  readonly ticked: ReadonlySet<string>
  readonly tick: (keys: ReadonlySet<string>) => void
}

function Several({ clear, ticked, tick }: SeveralProps) {
  const { say } = useSay(words)
  const adopting = useAdoptSeveral()
  const chosen = [...clear].filter(([key]) => ticked.has(key)).map(([, row]) => row)
  const isAll = chosen.length === clear.size
  return (
    <>
      <Button onClick={() => tick(isAll ? new Set() : new Set(clear.keys()))}>
        {isAll ? say('claim.tick-none') : say('claim.tick-all', { n: clear.size })}
      </Button>
      {chosen.length > 0 && (
        <Button type="primary" loading={adopting.isPending} onClick={() => adopting.mutate(chosen)}>
          {say('claim.several', { n: chosen.length })}
        </Button>
      )}
    </>
  )
}
