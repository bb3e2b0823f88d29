import type { FuzzReport } from './fuzz.ts'

export interface Verdict {
  readonly what: string
  readonly expected: number
  readonly found: number
}

/** What must add up after a run, whatever was sent. */
export function verdicts({ sent, counted, residentMiB, errors, status }: FuzzReport): Verdict[] {
  const total = (counter: string) => sumOf(counted, counter)
  const judged = total('readings') + total('payloads_rejected') + sent.statuses
  return [
    {
      what: 'permitted messages, each counted by what became of it',
      expected: sent.permitted,
      found: judged,
    },
    {
      what: 'publishes outside the rights, each counted',
      expected: sent.foreign,
      found: total('publishes_refused'),
    },
    {
      what: 'subscriptions refused, each counted',
      expected: sent.deaf,
      found: total('subscriptions_refused'),
    },
    { what: 'subscriptions granted outside the rights', expected: 0, found: sent.overheard },
    { what: 'messages dropped for their pace', expected: 0, found: total('rate_limited') },
    {
      what: 'readings that the rules tripped over',
      expected: 0,
      found: labelled(counted, 'readings', 'failed'),
    },
    { what: 'messages lost with their connection', expected: 0, found: sent.lost },
    { what: 'errors in the log', expected: 0, found: errors.length },
    { what: 'exit status', expected: 0, found: status ?? -1 },
    { what: `MiB of growth above ${GROWTH_MIB_MAX}`, expected: 0, found: growthAbove(residentMiB) },
  ]
}

/** How much more memory the end may take than the warm beginning; what the journal's caches need is well below. */
const GROWTH_MIB_MAX = 150

function growthAbove(residentMiB: readonly number[]): number {
  const warm = residentMiB[2] ?? Number.NaN
  return Math.max(0, (residentMiB.at(-1) ?? Number.NaN) - warm - GROWTH_MIB_MAX)
}

const sumOf = (counted: FuzzReport['counted'], counter: string): number =>
  [...counted].reduce((sum, [name, n]) => (name.startsWith(`linli_${counter}_total{`) ? sum + n : sum), 0)

const labelled = (counted: FuzzReport['counted'], counter: string, label: string): number =>
  counted.get(`linli_${counter}_total{label="${label}"}`) ?? 0
