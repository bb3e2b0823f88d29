import type { Fields } from '../../source.ts'

/** A field of its own, never one that every object has. */
export const fieldOf = (fields: Fields, name: string): unknown =>
  Object.hasOwn(fields, name) ? fields[name] : undefined

/**
 * A number, also one that is sent as text ("100.00"). What was not measured (`null`, nothing, an empty text) is not reported;
 * anything else stays as it is, to be refused by name.
 */
export function measured(fields: Fields, name: string): unknown {
  const value = fieldOf(fields, name)
  if (value === null || value === '') return undefined
  if (typeof value !== 'string') return value
  return PLAIN_NUMBER.test(value) ? Number(value) : value
}

const PLAIN_NUMBER = /^\s*-?\d{1,15}(?:\.\d{1,15})?\s*$/

/** Those that say something. */
export const reported = (values: Fields): Fields =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null))

/** What nearly all devices on a battery say of it, and of their lid. */
export const upkeep = (fields: Fields): Fields => ({
  tampered: fieldOf(fields, 'tamper'),
  batteryPercent: measured(fields, 'battery'),
  batteryLow: fieldOf(fields, 'battery_low'),
})
