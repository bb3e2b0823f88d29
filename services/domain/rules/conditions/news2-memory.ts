import {
  NEWS2_PARAMETERS,
  type News2,
  type News2Parameter,
  pointsOf,
  type Spo2Scale,
} from '../../model/news2.ts'
import type { MetricValue, Values } from '../../model/reading.ts'
import type { DurationMs, Instant } from '../../model/time.ts'
import type { Frame, Slots } from '../condition.ts'

/**
 * Numbers alone, in one list: when each parameter was measured and its points (of SpO₂ on scale 1; below 0 where it never
 * was), SpO₂ itself, oxygen, and what was made of it at the last look. As objects by name it cost a band's reading twice
 * as much.
 */
export type News2Memory = number[]

const COUNT = NEWS2_PARAMETERS.length
const POINTS = COUNT
const SPO2_PERCENT = 2 * COUNT
/** 1 where it is given. */
const ON_OXYGEN = SPO2_PERCENT + 1
/** A score each: of what is not too old, and of what was last measured however long ago. */
export const LATELY = ON_OXYGEN + 1
export const EVER = LATELY + 3
const REPORTS_POINTS = EVER + 3
const LENGTH = REPORTS_POINTS + 1

const SPO2 = NEWS2_PARAMETERS.indexOf('spo2Percent')
const OXYGEN = NEWS2_PARAMETERS.indexOf('onOxygen')
const NEVER_MEASURED = -1

/** How old each may be, in the order of the parameters. */
export type Freshness = readonly DurationMs[]

export function memoryIn(slots: Slots, slot: number): News2Memory {
  slots[slot] ??= Array.from({ length: LENGTH }, (_, i) =>
    i >= POINTS && i < POINTS + COUNT ? NEVER_MEASURED : 0,
  )
  return slots[slot] as News2Memory
}

export const scoreAt = (memory: News2Memory, score: number): News2 => ({
  total: totalAt(memory, score),
  parameters: parametersAt(memory, score),
  worst: worstAt(memory, score),
})
export const totalAt = (memory: News2Memory, score: number): number => memory[score] as number
export const parametersAt = (memory: News2Memory, score: number): number => memory[score + 1] as number
export const worstAt = (memory: News2Memory, score: number): number => memory[score + 2] as number

/** Whether the reading that was last looked at has a parameter with points. */
export const reportsPoints = (memory: News2Memory): boolean => memory[REPORTS_POINTS] === 1

/** Takes over what the reading reports, and adds up what is known. */
export function look(memory: News2Memory, frame: Frame, freshMs: Freshness, scale: Spo2Scale): void {
  memory.fill(0, LATELY)
  for (let i = 0; i < COUNT; i++) {
    const value = frame.reported[NEWS2_PARAMETERS[i] as News2Parameter]
    if (value !== undefined) take(memory, i, value, frame.now)
    const points = memory[POINTS + i] as number
    if (points === NEVER_MEASURED || (scale === 2 && i === SPO2)) continue
    add(memory, EVER, points)
    if (isFresh(memory, i, frame.now, freshMs)) add(memory, LATELY, points)
    if (value !== undefined && points > 0) memory[REPORTS_POINTS] = 1
  }
  if (scale === 2) lookOnScale2(memory, frame.now, frame.reported, freshMs)
}

/** The points of SpO₂ depend there on whether oxygen is given, as far as that is known, and known lately. */
function lookOnScale2(memory: News2Memory, now: Instant, reported: Values, freshMs: Freshness): void {
  if (memory[POINTS + SPO2] === NEVER_MEASURED) return
  const isKnown = memory[POINTS + OXYGEN] !== NEVER_MEASURED
  const ever = spo2Points(memory, isKnown)
  if (ever !== undefined) add(memory, EVER, ever)
  if (!isFresh(memory, SPO2, now, freshMs)) return
  const lately = spo2Points(memory, isKnown && isFresh(memory, OXYGEN, now, freshMs))
  if (lately === undefined) return
  add(memory, LATELY, lately)
  if (reported.spo2Percent !== undefined && lately > 0) memory[REPORTS_POINTS] = 1
}

const spo2Points = (memory: News2Memory, isOxygenKnown: boolean): number | undefined =>
  pointsOf(
    'spo2Percent',
    memory[SPO2_PERCENT] as number,
    2,
    isOxygenKnown ? memory[ON_OXYGEN] === 1 : undefined,
  )

const isFresh = (memory: News2Memory, place: number, now: Instant, freshMs: Freshness): boolean =>
  now - (memory[place] as Instant) <= (freshMs[place] as DurationMs)

function take(memory: News2Memory, place: number, value: MetricValue, at: Instant): void {
  memory[place] = at
  memory[POINTS + place] = pointsOf(NEWS2_PARAMETERS[place] as News2Parameter, value, 1) ?? NEVER_MEASURED
  if (place === SPO2) memory[SPO2_PERCENT] = value as number
  if (place === OXYGEN) memory[ON_OXYGEN] = Number(value)
}

function add(memory: News2Memory, score: number, points: number): void {
  memory[score] = (memory[score] as number) + points
  memory[score + 1] = (memory[score + 1] as number) + 1
  if (points > (memory[score + 2] as number)) memory[score + 2] = points
}
