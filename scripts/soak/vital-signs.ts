import { readdirSync, readFileSync } from 'node:fs'

export interface VitalSigns {
  readonly residentBytes: number
  readonly descriptors: number
}

/** Of a process, as Linux sees it. */
export function vitalSignsOf(pid: number): VitalSigns {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]
  return {
    residentBytes: Number(kibibytes) * 1_024,
    descriptors: readdirSync(`/proc/${pid}/fd`).length,
  }
}
