import { useEffect, useState } from 'react'
import { leaseFor, RENEWED_EVERY_MS } from './lease.ts'

const NAME = 'linli.alarm.tab'

/** Whether this is the tab that sounds: of all that want to, one does. */
export function useOneTab(wants: boolean): boolean {
  const [has, setHas] = useState(false)
  useEffect(() => {
    if (!wants) return
    const end = 'locks' in navigator ? byLock(setHas) : byLease(setHas)
    return () => {
      end()
      setHas(false)
    }
  }, [wants])
  return has
}

/** The browser passes it on by itself when a tab is closed. */
function byLock(setHas: (has: boolean) => void): () => void {
  const ended = new AbortController()
  let release = () => {}
  const held = new Promise<void>(resolve => (release = resolve))
  navigator.locks
    .request(NAME, { signal: ended.signal }, () => {
      setHas(true)
      return held
    })
    .catch(() => {})
  return () => {
    release()
    ended.abort()
  }
}

function byLease(setHas: (has: boolean) => void): () => void {
  const tab = String(Math.random())
  const renew = () => {
    const lease = leaseFor(tab, localStorage.getItem(NAME), Date.now())
    if (lease !== undefined) localStorage.setItem(NAME, JSON.stringify(lease))
    setHas(lease !== undefined)
  }
  const leave = () => {
    if (localStorage.getItem(NAME)?.includes(tab)) localStorage.removeItem(NAME)
  }
  renew()
  const timer = setInterval(renew, RENEWED_EVERY_MS)
  addEventListener('pagehide', leave)
  return () => {
    clearInterval(timer)
    removeEventListener('pagehide', leave)
    leave()
  }
}
