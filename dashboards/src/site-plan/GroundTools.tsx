import { Button, Select } from 'antd'
import { useState } from 'react'
import type { WireZone } from '../../../services/api/wire/place.ts'
import { useSay } from '../words/use-say.ts'
import type { DraftOutline } from './draft.ts'
import { words } from './edit-words.ts'
import type { Acts, Drawn } from './use-drawing.ts'

const LOOKS = [
  'building',
  'road',
  'green',
  'water',
  'parking',
  'open',
] as const satisfies readonly DraftOutline['look'][]
const LOOK_OF_SORT = { grid: 'open', building: 'building', unit: 'building', area: 'parking' } as const
const NONE = ''

interface GroundToolsProps {
  readonly zones: readonly WireZone[]
  readonly drawn: Drawn
  readonly act: Acts
}

/** Which ground is drawn next, and how. */
export function GroundTools({ zones, drawn: { draft, line }, act }: GroundToolsProps) {
  const { say, of } = useSay(words)
  const isDrawn = new Set(draft.outlines.map(({ zone }) => zone))
  const next = zones.find(({ id }) => !isDrawn.has(id))
  const [chosen, setChosen] = useState<string>()
  const [look, setLook] = useState<DraftOutline['look']>()
  const zone = chosen ?? next?.id ?? NONE
  const sort = zones.find(({ id }) => id === zone)?.sort
  const its = look ?? (sort === undefined ? 'road' : LOOK_OF_SORT[sort])
  const start = () => {
    act.startLine({ ...(zone !== NONE && { zone }), look: its })
    setChosen(undefined)
    setLook(undefined)
  }
  return (
    <section className="draw-ground" aria-label={say('draw.ground')}>
      <h2>{say('draw.ground')}</h2>
      <Select
        showSearch
        optionFilterProp="label"
        aria-label={say('draw.ground.zone')}
        value={zone}
        disabled={line !== undefined}
        options={[
          ...zones.map(one => ({
            value: one.id,
            label: `${isDrawn.has(one.id) ? '✓ ' : ''}${of(one.name)}`,
          })),
          { value: NONE, label: say('draw.ground.no-zone') },
        ]}
        onChange={setChosen}
      />
      <Select
        aria-label={say('draw.ground.look')}
        value={its}
        disabled={line !== undefined}
        options={LOOKS.map(value => ({ value, label: say(`draw.look.${value}`) }))}
        onChange={setLook}
      />
      {line === undefined ? (
        <Button onClick={start}>{say('draw.outline')}</Button>
      ) : (
        <>
          <p className="small" role="status">
            {say('draw.outline.help')}
          </p>
          <Button onClick={act.stopLine}>{say('draw.outline.stop')}</Button>
        </>
      )}
    </section>
  )
}
