import { isMalformed } from '../decode/word.ts'
import type { Payload } from './frame.ts'

/** What is plainly meant by a field, whether or not it is written as the schema has it. */

export function wordIn(payload: Payload, name: string): string | undefined {
  const value = own(payload, name)
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string' || isMalformed(value)) return undefined
  return value.trim() === '' ? undefined : value.trim()
}

export function numberIn(payload: Payload, name: string): number | undefined {
  const value = own(payload, name)
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  return typeof value === 'string' ? numberOf(value) : undefined
}

export function wholeIn(payload: Payload, name: string): number | undefined {
  const value = numberIn(payload, name)
  return value !== undefined && Number.isSafeInteger(value) ? value : undefined
}

export function listIn(payload: Payload, name: string): readonly Payload[] {
  const value = own(payload, name)
  const list = Array.isArray(value) ? value : value === undefined ? [] : [value]
  return list.filter(each => typeof each === 'object' && each !== null && !Array.isArray(each))
}

/** Some write the decimal comma of their makers' country; a comma is never a thousand here. */
function numberOf(text: string): number | undefined {
  const plain = text.trim().replace(',', '.')
  if (!NUMBER.test(plain)) return undefined
  const value = Number(plain)
  return Number.isFinite(value) ? value : undefined
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/

const own = (payload: Payload, name: string): unknown =>
  Object.hasOwn(payload, name) ? payload[name] : undefined
