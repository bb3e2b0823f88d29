import type { Encoded, MeantOrder } from '../orders.ts'

export const NOT_KNOWN: Encoded = { ok: false, reason: 'order-not-known-to-model' }

/** The interval of `report-every`; nothing where it is another order. Its kind has looked at the figure. */
export function reportEveryS({ name, parameters: { minutes } }: MeantOrder): number | undefined {
  return name === 'report-every' && typeof minutes === 'number' ? Math.round(minutes * 60) : undefined
}
