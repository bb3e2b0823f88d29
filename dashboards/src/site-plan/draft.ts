import type { WireSitePlan, WireSitePlanBody } from '../../../services/api/wire/site-plan.ts'
import type { Point } from './view.ts'

/** A plan while it is drawn: what will be saved. */
export type Draft = Omit<WireSitePlanBody, 'version'>
export type DraftOutline = Draft['outlines'][number]

/** What was drawn, step by step; the present one is the last of `past`. */
export interface Steps {
  readonly past: readonly Draft[]
  readonly future: readonly Draft[]
}

const STEPS_MAX = 200

export const draftOf = ({ name, order, aspect, devices, outlines }: WireSitePlan): Draft => ({
  ...{ name, order, aspect, devices, outlines },
})

export const begin = (draft: Draft): Steps => ({ past: [draft], future: [] })

export const present = ({ past }: Steps): Draft => past.at(-1) as Draft

export function step(steps: Steps, draft: Draft): Steps {
  return draft === present(steps) ? steps : { past: [...steps.past, draft].slice(-STEPS_MAX), future: [] }
}

/** Of one movement the end alone is a step: `draft` takes the place of the present one. */
export const restep = ({ past }: Steps, draft: Draft): Steps => ({ past: past.with(-1, draft), future: [] })

export const undo = ({ past, future }: Steps): Steps =>
  past.length < 2 ? { past, future } : { past: past.slice(0, -1), future: [past.at(-1) as Draft, ...future] }

export const redo = (steps: Steps): Steps => {
  const { past, future } = steps
  const [next, ...rest] = future
  return next === undefined ? steps : { past: [...past, next], future: rest }
}

/** On the sheet, and to a ten-thousandth: nobody sees less. */
const tidy = ({ x, y }: Point): Point => ({ x: fraction(x), y: fraction(y) })
const fraction = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 10_000) / 10_000

/** At that place, whether it stood anywhere before or not. */
export const placed = (draft: Draft, device: string, place: Point): Draft => ({
  ...draft,
  devices: [...draft.devices.filter(one => one.device !== device), { device, ...tidy(place) }],
})

export const takenOff = (draft: Draft, device: string): Draft => ({
  ...draft,
  devices: draft.devices.filter(one => one.device !== device),
})

export const outlined = (draft: Draft, outline: DraftOutline): Draft => ({
  ...draft,
  outlines: [...draft.outlines, { ...outline, corners: outline.corners.map(tidy) }],
})

export const reoutlined = (draft: Draft, at: number, outline: DraftOutline): Draft => ({
  ...draft,
  outlines: draft.outlines.with(at, { ...outline, corners: outline.corners.map(tidy) }),
})

export const withoutOutline = (draft: Draft, at: number): Draft => ({
  ...draft,
  outlines: draft.outlines.toSpliced(at, 1),
})

/** As a whole, and never over the edge. */
export function shifted(outline: DraftOutline, dx: number, dy: number): DraftOutline {
  const within = (values: readonly number[], by: number) =>
    Math.min(Math.max(by, -Math.min(...values)), 1 - Math.max(...values))
  const x = within(
    outline.corners.map(corner => corner.x),
    dx,
  )
  const y = within(
    outline.corners.map(corner => corner.y),
    dy,
  )
  return { ...outline, corners: outline.corners.map(corner => ({ x: corner.x + x, y: corner.y + y })) }
}
