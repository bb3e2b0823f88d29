import { useMemo, useState } from 'react'
import {
  begin,
  type Draft,
  type DraftOutline,
  outlined,
  placed,
  present,
  redo,
  reoutlined,
  restep,
  type Steps,
  shifted,
  step,
  takenOff,
  undo,
  withoutOutline,
} from './draft.ts'
import type { Point } from './view.ts'

/** What whoever draws has in hand. */
export type InHand = { readonly device: string } | { readonly outline: number } | undefined

/** An outline as it is drawn, corner by corner. */
export type Line = Omit<DraftOutline, 'corners'> & { readonly corners: readonly Point[] }

export interface Drawn {
  readonly draft: Draft
  readonly inHand: InHand
  readonly line: Line | undefined
  readonly canUndo: boolean
  readonly canRedo: boolean
}

const CORNERS_MAX = 100

export function useDrawing(first: Draft) {
  const [steps, setSteps] = useState<Steps>(() => begin(first))
  const [inHand, take] = useState<InHand>()
  const [line, setLine] = useState<Line>()
  const act = useMemo(() => actions(setSteps, take, setLine), [])
  const draft = present(steps)
  const drawn: Drawn = {
    ...{ draft, inHand, line },
    canUndo: steps.past.length > 1,
    canRedo: steps.future.length > 0,
  }
  return { drawn, act }
}

export type Acts = ReturnType<typeof actions>

type Set<T> = (change: (before: T) => T) => void

function actions(setSteps: Set<Steps>, take: (inHand: InHand) => void, setLine: Set<Line | undefined>) {
  const change = (to: (draft: Draft) => Draft) => setSteps(steps => step(steps, to(present(steps))))
  /** Of one pull the end alone is a step. */
  const pull = (isFirst: boolean, to: (draft: Draft) => Draft) =>
    setSteps(steps => (isFirst ? step : restep)(steps, to(present(steps))))
  const reshape = (at: number, to: (outline: DraftOutline) => DraftOutline) => (draft: Draft) => {
    const outline = draft.outlines[at]
    return outline === undefined ? draft : reoutlined(draft, at, to(outline))
  }
  return {
    take,
    change,
    undo() {
      take(undefined)
      setSteps(undo)
    },
    redo() {
      take(undefined)
      setSteps(redo)
    },
    startOver: (draft: Draft) => setSteps(() => begin(draft)),
    place(device: string, at: Point, isFirst = true) {
      take({ device })
      pull(isFirst, draft => placed(draft, device, at))
    },
    shift: (at: number, dx: number, dy: number, isFirst = true) =>
      pull(
        isFirst,
        reshape(at, outline => shifted(outline, dx, dy)),
      ),
    bend: (at: number, corner: number, to: Point, isFirst = true) =>
      pull(
        isFirst,
        reshape(at, outline => ({ ...outline, corners: outline.corners.with(corner, to) })),
      ),
    away(what: InHand) {
      take(undefined)
      if (what === undefined) return
      change(draft => ('device' in what ? takenOff(draft, what.device) : withoutOutline(draft, what.outline)))
    },
    startLine(line: Omit<Line, 'corners'>) {
      take(undefined)
      setLine(() => ({ ...line, corners: [] }))
    },
    stopLine: () => setLine(() => undefined),
    corner: (at: Point) =>
      setLine(line =>
        line && line.corners.length < CORNERS_MAX ? { ...line, corners: [...line.corners, at] } : line,
      ),
    backCorner: () => setLine(line => line && { ...line, corners: line.corners.slice(0, -1) }),
    closeLine(line: Line) {
      if (line.corners.length < 3) return
      setLine(() => undefined)
      change(draft => outlined(draft, { ...line, corners: [...line.corners] }))
    },
  }
}
