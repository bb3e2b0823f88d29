import { NO_DROPOUT } from '../model/dropout.ts'
import type { Compiler, Frame, Slots } from './condition.ts'
import { shapeOf } from './conditions/shapes.ts'
import { figureOf } from './settings.ts'
import { note, type Window, type WindowPlaces } from './windows.ts'

/** What is found out about a rule while its conditions are compiled. */
export interface Notes {
  readonly touched: Set<string>
  readonly episodeSlots: number[]
  /** Slots by the name that conditions share them under. */
  readonly shared: Map<string, number>
  slots: number
  seesAll: boolean
  /** The least that one of them asks for. */
  dropoutIntervals: number
  /** Something of it is remembered also while nothing goes on. */
  alwaysRemembers: boolean
}

export const newNotes = (): Notes => ({
  touched: new Set(),
  episodeSlots: [],
  shared: new Map(),
  slots: 0,
  seesAll: false,
  dropoutIntervals: NO_DROPOUT,
  alwaysRemembers: false,
})

export interface Compiling {
  readonly settings: Readonly<Record<string, number>>
  readonly windows: WindowPlaces
  readonly notes: Notes
  /** The metrics whose reports are samples of what is compiled. */
  readonly samples: Set<string>
  readonly isEpisode?: boolean
}

export function newCompiler(compiling: Compiling): Compiler {
  const { settings, windows, notes, samples, isEpisode = false } = compiling
  const compiler: Compiler = {
    figure: figure => figureOf(figure, settings),
    slot: name => (isEpisode ? episodeSlot(notes) : lastingSlot(notes, name)),
    episodeSlot() {
      if (!isEpisode) notes.alwaysRemembers = true
      return episodeSlot(notes)
    },
    asEpisode: () => newCompiler({ ...compiling, isEpisode: true }),
    get slotCount() {
      return notes.slots
    },
    window(metric, withinMs) {
      if (isEpisode) return ownWindow(episodeSlot(notes), metric, withinMs)
      const place = windows.placeOf(metric, withinMs)
      return frame => frame.windows[place] as Window
    },
    touches: metric => notes.touched.add(metric),
    seesAll: () => {
      notes.seesAll = true
    },
    dropsOut: intervals => {
      notes.dropoutIntervals = Math.min(notes.dropoutIntervals, intervals)
    },
    samples: metric => samples.add(metric),
    asSetting: () => newCompiler({ ...compiling, samples: new Set() }),
    compile: spec => shapeOf(spec).compile(spec, compiler),
    compileSampled(spec) {
      const own = new Set<string>()
      const test = newCompiler({ ...compiling, samples: own }).compile(spec)
      for (const metric of own) samples.add(metric)
      return { test, samples: [...own] }
    },
  }
  return compiler
}

function lastingSlot(notes: Notes, name: string | undefined): number {
  notes.alwaysRemembers = true
  const place = notes.shared.get(name ?? '') ?? notes.slots++
  if (name !== undefined) notes.shared.set(name, place)
  return place
}

function episodeSlot(notes: Notes): number {
  notes.episodeSlots.push(notes.slots)
  return notes.slots++
}

/** A window that begins with what goes on: what was before says nothing of it. */
function ownWindow(slot: number, metric: string, withinMs: number): (frame: Frame, slots: Slots) => Window {
  return ({ now, reported }, slots) => {
    const window = inOneList(slots[slot])
    slots[slot] = window
    const value = reported[metric]
    if (typeof value === 'number') note(window, now, value, withinMs)
    return window
  }
}

/** Older versions remembered pairs. */
const inOneList = (remembered: unknown): Window => {
  const known = (remembered ?? []) as Window | (readonly [number, number])[]
  return typeof known[0] === 'object' ? (known as (readonly [number, number])[]).flat() : (known as Window)
}
