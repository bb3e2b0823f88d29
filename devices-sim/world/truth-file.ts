import { readFileSync, writeFileSync } from 'node:fs'
import type { DeviceId } from '../../services/domain/model/device.ts'
import type { DurationMs, Instant } from '../../services/domain/model/time.ts'
import { type Happening, WHATS } from './truth.ts'

/** The world that a truth is about. */
export interface TruthHeader {
  readonly seed: number
  readonly site: string
  readonly start: Instant
  readonly end: Instant
  /** How often each device reports: nobody can know sooner. */
  readonly reportEveryMs: Readonly<Record<DeviceId, DurationMs>>
}

export interface TruthRecord {
  readonly header: TruthHeader
  readonly happenings: readonly Happening[]
}

/** NDJSON: first the world, then a line for each happening. */
export function writeTruth(path: string, { header, happenings }: TruthRecord): void {
  const lines = [
    { world: { ...header, start: iso(header.start), end: iso(header.end) } },
    ...happenings.map(line),
  ]
  writeFileSync(path, lines.map(one => `${JSON.stringify(one)}\n`).join(''))
}

export function readTruth(path: string): TruthRecord {
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean)
  const [first, ...rest] = lines.map((text, index) => parse(path, index + 1, text))
  const world = (first as { world?: Record<string, unknown> } | undefined)?.world
  if (world === undefined) throw new Error(`${path}: the first line does not say which world it is about`)
  const header = { ...world, start: instant(world.start), end: instant(world.end) } as unknown as TruthHeader
  return { header, happenings: rest.map((value, index) => happening(path, index + 2, value)) }
}

const line = ({ from, to, ...rest }: Happening) => ({
  ...rest,
  from: iso(from),
  ...(to !== undefined && { to: iso(to) }),
})

function happening(path: string, lineNumber: number, value: unknown): Happening {
  const { from, to, ...rest } = value as Record<string, unknown>
  const read = { ...rest, from: instant(from), ...(to !== undefined && { to: instant(to) }) } as Happening
  if (!WHATS.includes(read.what) || typeof read.deviceId !== 'string' || Number.isNaN(read.from)) {
    throw new Error(`${path}:${lineNumber}: not a happening: ${JSON.stringify(value)}`)
  }
  return read
}

function parse(path: string, lineNumber: number, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(`${path}:${lineNumber}: not JSON`)
  }
}

const iso = (at: Instant) => new Date(at).toISOString()
const instant = (value: unknown) => Date.parse(String(value))
