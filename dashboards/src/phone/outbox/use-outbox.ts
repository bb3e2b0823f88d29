import { useQueryClient } from '@tanstack/react-query'
import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { WireAlert } from '../../../../services/api/wire/alert.ts'
import { useLive } from '../../feed/live-store.ts'
import { clock } from '../../time/clock.ts'
import type { Bilingual } from '../../words/words.ts'
import { type Entry, entryOf, type PressAction, type Said } from './entry.ts'
import { dropPhoto, keepPhoto } from './kept-photos.ts'
import { randomKey } from './key.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { sendEntry } from './send.ts'
import { shelfOf } from './shelf.ts'

/** How often what waits is tried again while the page is open; a line that comes back is told besides. */
const AGAIN_MS = 8_000

export interface Presses {
  readonly entries: readonly Entry[]
  /** What was done last, for the line that says so and takes it back. */
  readonly done: Done | undefined
  press(alert: WireAlert, action: PressAction, said?: Said): void
  /** Kept first, so that nothing is lost where the page ends in the middle of it. */
  pressPhoto(alert: WireAlert, photo: Blob): Promise<void>
  sendNow(): void
  dismiss(key: string): void
  forgetDone(): void
}

export interface Done {
  readonly entry: Entry
  /** What else the server has to say about it: that whoever it was given to could not be told, say. */
  readonly says: Bilingual | undefined
}

export const PressesContext = createContext<Presses | undefined>(undefined)

export function usePresses(): Presses {
  const presses = useContext(PressesContext)
  if (presses === undefined) throw new Error('no outbox around it')
  return presses
}

/** One for whoever is signed in. */
export function useOutbox(username: string): Presses {
  const client = useQueryClient()
  const [done, setDone] = useState<Done>()
  const outbox = useMemo(
    () =>
      createOutbox(shelfOf(username, storage()), async entry => {
        const outcome = await sendEntry(client, entry)
        if (outcome.type === 'done') setDone({ entry, says: outcome.says })
        return outcome
      }),
    [client, username],
  )
  const entries = useSyncExternalStore(outbox.subscribe, outbox.entries)
  useSending(
    outbox,
    entries.some(({ refusal }) => refusal === null),
  )
  const add = (alert: WireAlert, action: PressAction, said: Said, key = randomKey()) => {
    setDone(undefined)
    outbox.press(entryOf({ key, by: username, alert, action, said, at: clock.now() }, outbox.entries()))
    void outbox.flush()
  }
  return {
    entries,
    done,
    press: (alert, action, said = {}) => add(alert, action, said),
    async pressPhoto(alert, photo) {
      const key = randomKey()
      await keepPhoto(key, photo)
      add(alert, 'photo', {}, key)
    },
    sendNow: () => void outbox.flush(),
    dismiss(key) {
      outbox.dismiss(key)
      void dropPhoto(key)
    },
    forgetDone: () => setDone(undefined),
  }
}

/** Whenever there may be a line again: no person has to think of it. */
function useSending(outbox: Outbox, waits: boolean): void {
  const { state } = useLive()
  useEffect(() => {
    if (!waits) return
    const send = () => void outbox.flush()
    if (state === 'live') send()
    const timer = setInterval(send, AGAIN_MS)
    addEventListener('online', send)
    document.addEventListener('visibilitychange', send)
    return () => {
      clearInterval(timer)
      removeEventListener('online', send)
      document.removeEventListener('visibilitychange', send)
    }
  }, [outbox, waits, state])
}

function storage(): Storage | undefined {
  try {
    return localStorage
  } catch {
    return undefined
  }
}
