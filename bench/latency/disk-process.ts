import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answerWith } from '../../scripts/testing/companion/answer.ts'
import { quantile } from '../medians.ts'

/** What the disk itself takes for a write that has to last, while something else is measured. */
export type DiskQuestion = { readonly ask: 'begin' } | { readonly ask: 'quantile'; readonly p: number }

const PAGE = Buffer.alloc(4_096, 'x')
const EVERY_MS = 20

const path = join(tmpdir(), `linli-bench-sync-${process.pid}`)
const file = openSync(path, 'w')
process.once('exit', () => {
  closeSync(file)
  rmSync(path, { force: true })
})
let tookMs: number[] = []

answerWith<DiskQuestion>(question => {
  if (question.ask === 'quantile') return quantile(Float64Array.from(tookMs).sort(), question.p)
  tookMs = []
  return undefined
})

setInterval(() => {
  writeSync(file, PAGE)
  const from = performance.now()
  fdatasyncSync(file)
  tookMs.push(performance.now() - from)
}, EVERY_MS)
