import type { ConditionSpec } from '../../model/rule.ts'
import type { Shape, SpecOf } from '../condition.ts'
import { all, any, not } from './combine.ts'
import { compare } from './compare.ts'
import { is } from './is.ts'
import { news2 } from './news2.ts'
import { offRest } from './off-rest.ts'
import { oneOf } from './one-of.ts'
import { rises } from './rises.ts'
import { silent } from './silent.ts'
import { since } from './since.ts'

/** Every condition shape there is. */
export const shapes: { readonly [T in ConditionSpec['type']]: Shape<SpecOf<T>> } = {
  compare,
  is,
  'one-of': oneOf,
  all,
  any,
  not,
  rises,
  'off-rest': offRest,
  since,
  news2,
  silent,
}

export const shapeOf = (spec: ConditionSpec): Shape => shapes[spec.type] as Shape
