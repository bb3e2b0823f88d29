import { readFileSync } from 'node:fs'

/** How many files and sockets this process may have open; nothing where the system does not say (only Linux does). */
export function permittedDescriptors(): number | undefined {
  try {
    return softLimitIn(readFileSync('/proc/self/limits', 'utf8'))
  } catch {
    return undefined
  }
}

export function softLimitIn(limits: string): number | undefined {
  const soft = /^Max open files\s+(\d+|unlimited)/m.exec(limits)?.[1]
  if (soft === undefined) return undefined
  return soft === 'unlimited' ? Number.POSITIVE_INFINITY : Number(soft)
}

export interface Connections {
  readonly mqtt: number
  readonly http: number
  /** Chargers; 0 where they have no door. */
  readonly ocpp: number
}

export type Share =
  | { readonly verdict: 'as-wanted' }
  | { readonly verdict: 'lowered'; readonly to: Connections }
  | { readonly verdict: 'too-few' }

/**
 * What connections may use of the permitted descriptors, so that the server's own files always find one. Without it
 * the last client to connect takes the descriptor that the database needs next.
 */
export function shareDescriptors(wanted: Connections, permitted: number, reserve: number): Share {
  const left = permitted - reserve
  const sum = wanted.mqtt + wanted.http + wanted.ocpp
  if (sum <= left) return { verdict: 'as-wanted' }
  if (left < LEFT_MIN) return { verdict: 'too-few' }
  const http = Math.max(HTTP_MIN, Math.floor((left * wanted.http) / sum))
  const ocpp = Math.floor((left * wanted.ocpp) / sum)
  const mqtt = Math.min(wanted.mqtt, left - http - ocpp)
  return { verdict: 'lowered', to: { mqtt, http: Math.min(wanted.http, http), ocpp } }
}

/** With fewer it is no server: a browser alone opens six. */
const LEFT_MIN = 16
const HTTP_MIN = 8
