import type { ConditionSpec } from '../model/rule.ts'
import type { Reader } from './condition.ts'
import { shapeOf } from './conditions/shapes.ts'
import { figureOf } from './settings.ts'

/** Reads conditions with these figures put in. */
export function readerFor(settings: Readonly<Record<string, number>>): Reader {
  const reader: Reader = {
    figure: figure => figureOf(figure, settings),
    bands: spec => shapeOf(spec).bands?.(spec, reader),
  }
  return reader
}

/** The conditions that this one is made of. */
export const partsOf = (spec: ConditionSpec): readonly ConditionSpec[] => shapeOf(spec).parts?.(spec) ?? []

/** Whether it is of this shape, or any condition within it. */
export const mentions = (spec: ConditionSpec, type: ConditionSpec['type']): boolean =>
  spec.type === type || partsOf(spec).some(part => mentions(part, type))
