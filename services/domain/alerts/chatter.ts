import { isWorse } from '../model/alert.ts'
import type { DurationMs, Instant } from '../model/time.ts'
import type { Chatter } from './holds.ts'
import { identityOf } from './shelving.ts'
import type { Stage } from './stage.ts'

export interface ChatterFigures {
  /** 0: nothing is ever held for it. */
  readonly chatterCount: number
  readonly chatterMs: DurationMs
}

/** A climb to what it has not been yet is news, whether it chatters or not. */
export const chattering: Stage = ({ chatters }, { deviceId, rule, severity }) => {
  const holding = chatters.get(identityOf(deviceId, rule))?.holding
  if (!holding || isWorse(severity, holding.peak)) return undefined
  return { reason: 'chattering', by: deviceId }
}

/** It came or went, while it is held open. */
export function noteTurn(chatters: Map<string, Chatter>, identity: string, now: Instant): void {
  const chatter = chatters.get(identity)
  if (chatter === undefined) return
  chatters.delete(identity)
  chatters.set(identity, { ...chatter, turnedAt: now })
}

/** Counts an end at `at` of the device's time; answers whether it is one too many. */
export function noteEnd(
  chatters: Map<string, Chatter>,
  identity: string,
  at: Instant,
  now: Instant,
  { chatterCount, chatterMs }: ChatterFigures,
): boolean {
  if (chatterCount === 0) return false
  const before = chatters.get(identity)
  const recent = (before?.ends ?? []).filter(end => Math.abs(at - end) < chatterMs)
  const ends = [...recent, at].slice(-chatterCount)
  chatters.delete(identity)
  forgetQuiet(chatters, now - chatterMs)
  chatters.set(identity, { ends, turnedAt: now, holding: before?.holding ?? null })
  return ends.length >= chatterCount
}

// In the order of their latest end: those that may be forgotten stand first.
function forgetQuiet(chatters: Map<string, Chatter>, before: Instant): void {
  for (const [identity, { turnedAt, holding }] of chatters) {
    if (turnedAt > before) return
    if (holding === null) chatters.delete(identity)
  }
}
