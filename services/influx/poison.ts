import { type RefusedLine, type Settlement, sendApart } from './bisect.ts'
import type { Hindrance, Verdict } from './verdict.ts'

export interface PoisonLimits {
  /** So many failures of the same lines in a row, each an error of the server itself, before a line is suspected. */
  readonly suspectAfterFailures: number
  /** More suspects than this in one request are no poison: it is the server that is sick. */
  readonly suspectsMax: number
}

export interface Suspicion {
  readonly send: (lines: readonly string[]) => Promise<Verdict>
  readonly suspectsMax: number
  /** Lines that the server took before. */
  readonly taken: readonly string[]
}

/** How often a suspect is tried between two lines that were taken before. */
const TRIALS = 3

/**
 * Lines at which the server fails itself (500), again and again: one that does so alone, while others are taken right
 * before and right after it, each time, is poison and set aside. Wherever that is not so clear the server is taken for
 * sick, and everything waits: a good line must never become a dead letter because a disk is full or a shard is closed.
 */
export async function sendAround(lines: readonly string[], suspicion: Suspicion): Promise<Settlement> {
  const { send, suspectsMax } = suspicion
  const sickness = lines.length > 4 * suspectsMax ? await probe(lines, suspicion) : undefined
  if (sickness !== undefined) return sickness
  const suspects: Suspect[] = []
  const sorted = await sendApart(lines, async part => {
    const verdict = await send(part)
    if (!isOwnFault(verdict) || suspects.length >= suspectsMax) return verdict
    if (part.length === 1) suspects.push({ line: String(part[0]), hindrance: verdict })
    // Halved like a refusal, down to the single line.
    return { kind: 'refused', status: 500, reason: verdict.reason, all: false }
  })
  return sorted.kind === 'settled' ? judge(lines, sorted.refused, suspects, suspicion) : sorted
}

interface Suspect {
  readonly line: string
  readonly hindrance: Hindrance
}

/** Of three lines alone, a server that takes no two does not fail because of one line. Spares it the halving. */
async function probe(lines: readonly string[], { send }: Suspicion): Promise<Hindrance | undefined> {
  let failures = 0
  for (const i of [0, lines.length >> 1, lines.length - 1]) {
    const verdict = await send([String(lines[i])])
    if (verdict.kind !== 'wait' && verdict.kind !== 'degraded') continue
    failures += 1
    if (failures > 1 || !isOwnFault(verdict)) return verdict
  }
  return undefined
}

async function judge(
  lines: readonly string[],
  refused: readonly RefusedLine[],
  suspects: readonly Suspect[],
  { send, taken }: Suspicion,
): Promise<Settlement> {
  const out = new Set(refused.map(({ line }) => line))
  const good = [...lines.filter(line => !out.has(line)), ...taken]
  const innocent = new Set<string>()
  for (const { line, hindrance } of suspects) {
    const control = controlFor(line, good)
    if (control.length === 0) return hindrance
    const found = await trial(line, control, send)
    if (found === 'innocent') innocent.add(line)
    else if (found !== 'poison') return found
  }
  return { kind: 'settled', refused: refused.filter(({ line }) => !innocent.has(line)) }
}

async function trial(
  line: string,
  control: readonly string[],
  send: Suspicion['send'],
): Promise<'poison' | 'innocent' | Hindrance> {
  for (let i = 0; i < TRIALS; i += 1) {
    const before = await send(control)
    if (before.kind !== 'accepted') return hindranceOf(before)
    const verdict = await send([line])
    if (verdict.kind === 'accepted') return 'innocent'
    if (!isOwnFault(verdict)) return hindranceOf(verdict)
    const after = await send(control)
    if (after.kind !== 'accepted') return hindranceOf(after)
  }
  return 'poison'
}

/** Lines that were taken, as long together as the suspect: where there is room for them there is room for it. */
function controlFor(suspect: string, good: readonly string[]): string[] {
  const control: string[] = []
  for (let i = 0, length = 0; i < good.length && length < suspect.length; i += 1) {
    const line = String(good[i])
    control.push(line)
    length += line.length
  }
  return control
}

type OwnFault = Extract<Hindrance, { kind: 'wait' }>

const isOwnFault = (verdict: Verdict): verdict is OwnFault =>
  verdict.kind === 'wait' && verdict.ownFault === true

/** What was taken and is refused now, or the other way round, is a server that changes its mind: it is waited for. */
const hindranceOf = (verdict: Exclude<Verdict, { kind: 'accepted' }>): Hindrance =>
  verdict.kind === 'refused' ? { kind: 'wait', reason: verdict.reason } : verdict
