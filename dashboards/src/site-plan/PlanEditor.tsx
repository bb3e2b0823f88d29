import { useEffect, useMemo, useRef, useState } from 'react'
import type { WireSitePlan } from '../../../services/api/wire/site-plan.ts'
import { useSay } from '../words/use-say.ts'
import { aspectOf, clamped } from './aspect.ts'
import { bothDrew } from './both-drew.ts'
import { DrawOverlay } from './DrawOverlay.tsx'
import { type Draft, draftOf } from './draft.ts'
import { drawGestures } from './draw-gestures.ts'
import { drawKey } from './draw-keys.ts'
import { EditorFault, EditorHead, InHandBar } from './EditorParts.tsx'
import { words } from './edit-words.ts'
import { GroundTools } from './GroundTools.tsx'
import { PlanButtons } from './PlanButtons.tsx'
import { PlanOvertaken } from './PlanOvertaken.tsx'
import { PlanSheet } from './PlanSheet.tsx'
import { pictureOf } from './picture-of.ts'
import { SheetTools } from './SheetTools.tsx'
import { Tray } from './Tray.tsx'
import { type Acts, type Drawn, useDrawing } from './use-drawing.ts'
import { useLabels } from './use-labels.ts'
import { isPlaceable, type PlanData } from './use-plan-data.ts'
import { usePlanSaving } from './use-plan-saving.ts'
import type { SheetView } from './use-sheet-view.ts'
import { type Point, sheetOf } from './view.ts'

interface PlanEditorProps {
  readonly data: PlanData
  /** Nothing: a new one. */
  readonly plan: WireSitePlan | undefined
  /** With the plan to look at. */
  readonly leave: (id?: string) => void
}

/** Where a plan is drawn. Everything can be taken back until it is saved. */
export function PlanEditor({ data, plan, leave }: PlanEditorProps) {
  const { say } = useSay(words)
  const [blank] = useState(() => blankOf(data.plans))
  const server = usePlanSaving(data.site, plan, blank)
  const { drawn, act } = useDrawing(server.known.base)
  const { draft } = drawn
  const isChanged = draft !== server.known.base && JSON.stringify(draft) !== JSON.stringify(server.known.base)
  useKept(isChanged)
  const stage = useKeys(drawn, act)
  const view = useRef<SheetView>(undefined)
  const shown = server.known.plan ?? { picture: null, aspect: draft.aspect }
  const drawing = { ...draft, aspect: shown.picture === null ? draft.aspect : aspectOf(shown) }
  const labelOf = useLabels(data, false)
  const tray = useMemo(() => trayOf(data, draft), [data, draft])
  const nameOf = (id: string) => data.byId.get(id)?.device.name ?? id
  const send = (over: WireSitePlan | undefined, what = draft) =>
    server.saving.mutate({ draft: what, over }, { onSuccess: ({ id }) => leave(id) })
  const drop = (device: string, client: Point) => {
    const box = stage.current?.getBoundingClientRect()
    if (box && view.current && contains(box, client)) act.place(device, view.current.placeAt(client))
  }
  const setPicture = (file: Blob | undefined) =>
    server.picturing.mutate(
      { file, draft },
      {
        onSuccess: ({ picture }) =>
          picture && act.change(now => ({ ...now, aspect: clamped(picture.width / picture.height) })),
      },
    )
  return (
    <div className="plan-page">
      <EditorHead
        {...{ drawn, act, isChanged }}
        isNamed={draft.name.zh.trim() !== '' && draft.name.en.trim() !== ''}
        isSaving={server.saving.isPending}
        save={() => send(server.known.plan)}
        leave={() => leave(server.known.plan?.id)}
        remove={
          server.known.plan &&
          (() => server.removing.mutate(undefined, { onSuccess: () => leave(undefined) }))
        }
      />
      {server.overtaken && (
        <PlanOvertaken
          base={server.known.base}
          theirs={server.overtaken.theirs}
          nameOf={nameOf}
          both={() => {
            const { base } = server.known
            const theirs = server.settle()
            if (theirs) act.change(mine => bothDrew(base, mine, draftOf(theirs)))
          }}
          mine={() => send(server.settle())}
          drop={() => leave(server.overtaken?.theirs?.id)}
        />
      )}
      <EditorFault error={server.saving.error ?? server.picturing.error ?? server.removing.error} />
      <div className="plan-body draw-body">
        <section className="plan-stage" ref={stage} aria-label={say('draw.title')}>
          <PlanSheet
            {...{ drawing, labelOf }}
            {...drawGestures(drawn, act)}
            picture={pictureOf(data.site, server.known.plan)}
            things={data.byId}
            chosen={drawn.inHand && 'device' in drawn.inHand ? drawn.inHand : undefined}
            label={say('draw.sheet')}
            areTiles={false}
            tool={drawn.line === undefined ? 'hand' : 'line'}
            onView={its => {
              view.current = its
            }}
          >
            <DrawOverlay drawn={drawn} sheet={sheetOf(drawing.aspect)} />
          </PlanSheet>
          <PlanButtons view={view} />
          <InHandBar {...{ drawn, act, nameOf }} labelOf={zone => labelOf(zone)?.name ?? zone} />
        </section>
        <div className="draw-tools">
          <SheetTools
            {...{ draft, setPicture }}
            change={act.change}
            hasPicture={server.known.plan?.picture != null}
            isSending={server.picturing.isPending}
          />
          <GroundTools {...{ drawn, act }} zones={data.zones} />
          <Tray
            things={tray}
            onDrop={drop}
            onPlace={device => {
              act.place(device, view.current?.middle() ?? { x: 0.5, y: 0.5 })
              stage.current?.querySelector<SVGSVGElement>('.plan-window')?.focus()
            }}
          />
        </div>
      </div>
    </div>
  )
}

/** What is drawn and not saved is not lost by closing the window unasked. */
function useKept(isChanged: boolean): void {
  useEffect(() => {
    if (!isChanged) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isChanged])
}

/** Ahead of the sheet's own keys, which move the sheet. */
function useKeys(drawn: Drawn, act: Acts) {
  const stage = useRef<HTMLElement>(null)
  const latest = useRef(drawn)
  latest.current = drawn
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (drawKey(event, latest.current, act)) event.preventDefault()
    }
    addEventListener('keydown', press, { capture: true })
    return () => removeEventListener('keydown', press, { capture: true })
  }, [act])
  return stage
}

const trayOf = ({ things }: PlanData, { devices }: Draft) => {
  const placed = new Set(devices.map(({ device }) => device))
  return things.filter(({ device }) => isPlaceable(device) && !placed.has(device.id))
}

const contains = ({ left, right, top, bottom }: DOMRect, { x, y }: Point): boolean =>
  x >= left && x <= right && y >= top && y <= bottom

const blankOf = (plans: readonly WireSitePlan[]): Draft => ({
  name: { en: '', zh: '' },
  order: Math.max(-1, ...plans.map(({ order }) => order)) + 1,
  aspect: 1.6,
  devices: [],
  outlines: [],
})
