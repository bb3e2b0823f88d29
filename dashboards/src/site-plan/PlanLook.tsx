import { Segmented } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { WireSitePlan } from '../../../services/api/wire/site-plan.ts'
import { usePhone } from '../app/media.ts'
import { setParameters, useParameter } from '../form/parameter.ts'
import { useSay } from '../words/use-say.ts'
import { aspectOf } from './aspect.ts'
import { labelSpot } from './label-spot.ts'
import { PlanButtons } from './PlanButtons.tsx'
import { PlanKey } from './PlanKey.tsx'
import { PlanList } from './PlanList.tsx'
import { type Chosen, PlanSheet } from './PlanSheet.tsx'
import { pictureOf } from './picture-of.ts'
import { ThingCard } from './ThingCard.tsx'
import { useLabels } from './use-labels.ts'
import type { PlanData } from './use-plan-data.ts'
import type { SheetView } from './use-sheet-view.ts'
import { words } from './words.ts'
import { ZoneCard } from './ZoneCard.tsx'

interface PlanLookProps {
  readonly data: PlanData
  readonly plan: WireSitePlan | undefined
  readonly name: string
}

/** Where what is looked for is brought: a card opens with it. */
type Spot = readonly [height: number, coveredPx: number]
const BESIDE_CARD: Spot = [0.5, 332]
const ABOVE_CARD: Spot = [0.25, 0]

/** The plan as it is looked at, with the same in words beside it. */
export function PlanLook({ data, plan, name }: PlanLookProps) {
  const { say } = useSay(words)
  const phone = usePhone()
  const [device] = useParameter('device')
  const [zone] = useParameter('zone')
  const [side, setSide] = useState<'sheet' | 'list'>('sheet')
  const view = useRef<SheetView>(undefined)
  const drawing = useMemo(
    () => (plan ? { ...plan, aspect: aspectOf(plan) } : data.schematic),
    [plan, data.schematic],
  )
  const chosen = useMemo(() => chosenOf(device, zone), [device, zone])
  const labelOf = useLabels(data)
  const spot = phone ? ABOVE_CARD : BESIDE_CARD
  const show = useCallback((which: Chosen) => showOn(view.current, drawing, which, spot), [drawing, spot])
  // Who comes by a link to a device is shown it, once.
  const first = useRef(chosen)
  const onView = useCallback(
    (its: SheetView) => {
      view.current = its
      if (first.current) showOn(its, drawing, first.current, spot)
      first.current = undefined
    },
    [drawing, spot],
  )
  useEffect(() => () => choose(undefined), [])
  const find = (which: Chosen) => {
    choose(which)
    setSide('sheet')
    show(which)
  }
  return (
    <>
      {phone && (
        <Segmented
          block
          aria-label={say('plan.view')}
          value={side}
          options={(['sheet', 'list'] as const).map(value => ({ value, label: say(`plan.view.${value}`) }))}
          onChange={setSide}
        />
      )}
      <div className="plan-body" data-side={side}>
        <section className="plan-stage" aria-label={say('plan.title')}>
          <PlanSheet
            {...{ drawing, labelOf, chosen, onView }}
            picture={pictureOf(data.site, plan)}
            things={data.byId}
            label={say('plan.sheet', { site: name, n: data.things.length })}
            areTiles={plan === undefined}
            onTap={target => choose(pressed(target))}
          />
          <PlanButtons view={view} />
          <PlanKey />
          {chosen && <Card {...{ data, chosen, drawing }} close={() => choose(undefined)} />}
        </section>
        <PlanList {...{ data, drawing, chosen }} onFind={find} />
      </div>
      {plan === undefined && data.mayEdit && <p className="quiet small plan-hint">{say('plan.schematic')}</p>}
    </>
  )
}

interface CardProps {
  readonly data: PlanData
  readonly chosen: Chosen
  readonly drawing: { readonly devices: WireSitePlan['devices'] }
  readonly close: () => void
}

function Card({ data, chosen, drawing, close }: CardProps) {
  if ('zone' in chosen) return <ZoneCard {...{ data, close }} id={chosen.zone} />
  const thing = data.byId.get(chosen.device)
  const isPlaced = drawing.devices.some(({ device }) => device === chosen.device)
  return thing && <ThingCard {...{ data, thing, isPlaced, close }} />
}

const chosenOf = (device: string, zone: string): Chosen | undefined =>
  device !== '' ? { device } : zone !== '' ? { zone } : undefined

const choose = (chosen: Chosen | undefined): void => setParameters({ device: '', zone: '', ...chosen })

function pressed(target: Element): Chosen | undefined {
  const found = target.closest<SVGElement>('[data-thing], [data-zone]')?.dataset
  if (found?.thing !== undefined) return { device: found.thing }
  return found?.zone === undefined ? undefined : { zone: found.zone }
}

function showOn(
  view: SheetView | undefined,
  drawing: Pick<WireSitePlan, 'devices' | 'outlines'>,
  which: Chosen,
  spot: Spot,
): void {
  if ('device' in which) {
    const place = drawing.devices.find(({ device }) => device === which.device)
    if (place) view?.showPlace(place, ...spot)
    return
  }
  const outline = drawing.outlines.find(({ zone }) => zone === which.zone)
  if (outline) view?.showPlace(labelSpot(outline.corners, false), ...spot)
}
