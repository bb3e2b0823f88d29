import type { ConditionSpec } from '../../model/rule.ts'
import type { Shape, SpecOf } from '../condition.ts'
import { aggregate } from './aggregate.ts'
import { called } from './called.ts'
import { all, any, not } from './combine.ts'
import { compare } from './compare.ts'
import { doubted } from './doubted.ts'
import { dropouts } from './dropouts.ts'
import { during } from './during.ts'
import { fresh } from './fresh.ts'
import { growsLess } from './grows-less.ts'
import { heard } from './heard.ts'
import { is } from './is.ts'
import { nOfM } from './n-of-m.ts'
import { news2 } from './news2.ts'
import { offBaseline } from './off-baseline.ts'
import { offRest } from './off-rest.ts'
import { oneOf } from './one-of.ts'
import { outside } from './outside.ts'
import { rate } from './rate.ts'
import { rises } from './rises.ts'
import { silent } from './silent.ts'
import { since } from './since.ts'
import { text } from './text.ts'
import { together } from './together.ts'
import { unchanged } from './unchanged.ts'
import { waits } from './waits.ts'

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
  rate,
  aggregate,
  'n-of-m': nOfM,
  unchanged,
  'off-baseline': offBaseline,
  outside,
  during,
  fresh,
  heard,
  waits,
  text,
  since,
  news2,
  'grows-less': growsLess,
  called,
  together,
  silent,
  doubted,
  dropouts,
}

export const shapeOf = (spec: ConditionSpec): Shape => shapes[spec.type] as Shape
