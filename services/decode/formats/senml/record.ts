import type { JsonObject } from '../../json-object.ts'
import type { Base } from './bases.ts'

/** A record with what stood before it in its pack worked in (RFC 8428, 4.6); its time stays as it is meant. */
export interface Resolved {
  /** Whether the record has a name beyond that of its base. */
  readonly isNamed: boolean
  readonly name: string
  readonly unit?: string
  /** Seconds: of the epoch where they are many, else from when it was received. */
  readonly time: number
  readonly value?: number | string | boolean
  readonly sum?: number
}

/** `nothing` where the record brings a base alone; undefined where it is none. */
export function resolved(base: Base, record: JsonObject): Resolved | 'nothing' | undefined {
  const { n = '', t = 0, u = base.unit, s } = record
  const valued = VALUES.filter(key => Object.hasOwn(record, key))
  if (typeof n !== 'string' || !isNumber(t) || !isWord(u) || !isMaybeNumber(s) || valued.length > 1)
    return undefined
  const value = valueIn(base, record)
  if (value === WRONG) return undefined
  const sum = s === undefined && base.sum === undefined ? undefined : (s ?? 0) + (base.sum ?? 0)
  if (value === undefined && sum === undefined) return 'nothing'
  const name = base.name + n
  if (name === '' || name.length > NAME_LENGTH_MAX) return undefined
  return {
    ...{ isNamed: n !== '', name, time: base.time + t },
    ...(u !== undefined && { unit: u }),
    ...(value !== undefined && { value }),
    ...(sum !== undefined && { sum }),
  }
}

const VALUES = ['v', 'vs', 'vb', 'vd'] as const
const WRONG = Symbol('no value of its kind')

function valueIn(base: Base, { v, vs, vb, vd }: JsonObject): Resolved['value'] | typeof WRONG {
  if (vs !== undefined) return typeof vs === 'string' ? vs : WRONG
  if (vb !== undefined) return typeof vb === 'boolean' ? vb : WRONG
  if (vd !== undefined) return typeof vd === 'string' ? vd : WRONG
  if (v === undefined) return base.value
  return typeof v === 'number' ? v + (base.value ?? 0) : WRONG
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)
const isMaybeNumber = (value: unknown): value is number | undefined => value === undefined || isNumber(value)
const isWord = (value: unknown): value is string | undefined =>
  value === undefined || typeof value === 'string'

const NAME_LENGTH_MAX = 200
