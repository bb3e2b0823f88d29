import type { Hindrance, Verdict } from './verdict.ts'

/** A line that the server will never take, and what it said. */
export interface RefusedLine {
  readonly line: string
  readonly status: number
  readonly reason: string
}

export type Settlement = { readonly kind: 'settled'; readonly refused: readonly RefusedLine[] } | Hindrance

/**
 * Sends the lines; where the server refuses some, halves them until the refused ones stand alone and the rest is
 * written. Lines are written more than once on the way, which changes nothing. A hindrance ends it: the whole is to be
 * sent again. One bad line of n costs about 2·log2(n) requests.
 */
export async function sendApart(
  lines: readonly string[],
  send: (lines: readonly string[]) => Promise<Verdict>,
): Promise<Settlement> {
  const verdict = await send(lines)
  if (verdict.kind === 'accepted') return { kind: 'settled', refused: [] }
  if (verdict.kind !== 'refused') return verdict
  const { status, reason } = verdict
  if (lines.length <= 1 || verdict.all)
    return { kind: 'settled', refused: lines.map(line => ({ line, status, reason })) }
  const middle = Math.ceil(lines.length / 2)
  const left = await sendApart(lines.slice(0, middle), send)
  if (left.kind !== 'settled') return left
  const right = await sendApart(lines.slice(middle), send)
  if (right.kind !== 'settled') return right
  return { kind: 'settled', refused: [...left.refused, ...right.refused] }
}
