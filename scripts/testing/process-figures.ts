import { readdirSync, readFileSync } from 'node:fs'

/** What a process has used of all cores since it began, all of its threads, to 10 ms. */
export function cpuMsOf(pid: number): number {
  return cpuMsIn(readFileSync(`/proc/${pid}/stat`, 'utf8'))
}

/** The same of this process's worker threads, those aside that collect garbage for all. */
export function cpuMsOfWorkers(): number {
  const threads = readdirSync('/proc/self/task').map(id => readFileSync(`/proc/self/task/${id}/stat`, 'utf8'))
  return threads.filter(text => text.includes('(WorkerThread)')).reduce((sum, text) => sum + cpuMsIn(text), 0)
}

function cpuMsIn(text: string): number {
  // The name before may hold spaces; user and system time are the 12th and 13th field behind it.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK
}

/** What of its memory is in RAM now. */
export function residentBytesOf(pid: number): number {
  const [, kib] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kib) * 1_024
}

/** Files and sockets that it has open. */
export const descriptorsOf = (pid: number): number => readdirSync(`/proc/${pid}/fd`).length

/** USER_HZ, which Linux shows at 100 whatever its own clock is. */
const MS_PER_TICK = 10
