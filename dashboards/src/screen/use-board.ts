import { useEffect, useState } from 'react'
import type { WireLobby } from '../../../services/api/wire/lobby.ts'
import { clock } from '../time/clock.ts'
import { siteHour } from '../time/site-time.ts'
import { type Answer, heard, isDueAnew, type Known, NOTHING } from './heard.ts'

const EVERY_MS = 5_000
const ANSWER_MS_MAX = 15_000

/** What the screen knows. Asked for every few seconds for as long as it hangs, whatever comes of it. */
export function useBoard(secret: string | undefined): Known {
  const [known, setKnown] = useState(NOTHING)
  useEffect(() => {
    if (secret === undefined) return
    const startedAt = Date.now()
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | undefined
    let now = NOTHING
    const round = async () => {
      now = heard(now, await asked(secret, now.etag), clock.now())
      if (isOver) return
      setKnown(now)
      if (mayBeginAnew(now, Date.now() - startedAt)) location.reload()
      timer = setTimeout(round, EVERY_MS)
    }
    void round()
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [secret])
  return known
}

/** Only right after an answer: a page that is not to be had would be a dark wall until somebody comes. */
function mayBeginAnew({ board, heardAt }: Known, upMs: number): boolean {
  if (board === undefined || heardAt === undefined || clock.now() - heardAt > EVERY_MS) return false
  return isDueAnew(siteHour(board.timeZone, heardAt), upMs)
}

async function asked(secret: string, etag: string | undefined): Promise<Answer> {
  try {
    const headers = { 'x-linli-screen': secret, ...(etag !== undefined && { 'if-none-match': etag }) }
    const signal = AbortSignal.timeout(ANSWER_MS_MAX)
    const reply = await fetch('/api/screen', { headers, cache: 'no-store', credentials: 'omit', signal })
    hearTime(reply)
    if (reply.status === 200) {
      const board = (await reply.json()) as WireLobby
      return { status: 200, board, etag: reply.headers.get('etag') ?? undefined }
    }
    return isPlain(reply.status) ? { status: reply.status } : undefined
  } catch {
    return undefined
  }
}

const isPlain = (status: number): status is 304 | 401 | 429 => [304, 401, 429].includes(status)

/** A small computer behind a screen has no clock of its own that outlasts a power cut. */
function hearTime({ headers }: Response): void {
  const at = Date.parse(headers.get('date') ?? '')
  if (!Number.isNaN(at)) clock.hear(at)
}
