import { entryPreference, isLabel, onDesk, onPhone } from './app/entry-choice.ts'

/**
 * The console is much to fetch over a phone's line: whoever works with a phone is led to its pages before anything else
 * is asked for. A phone that nobody has signed in on signs in there, and who it is decides.
 */
function startsOnPhone(): boolean {
  const choice = entryPreference.get()
  return (
    choice === 'phone' ||
    (choice === 'unknown' && matchMedia('(max-width: 767px) and (pointer: coarse)').matches)
  )
}

const path = startsOnPhone() ? onPhone(location.pathname) : undefined
// In place of the address that was scanned: Back leads to where somebody was, not to it again.
if (path === undefined && isLabel(location.pathname))
  history.replaceState(null, '', onDesk(location.pathname))
// Whoever comes by an invitation has no account yet, and most often a phone in the hand.
if (location.pathname === '/welcome') void import('./account/welcome-entry.tsx')
else if (path === undefined) void import('./main.tsx')
else location.replace(path + location.search + location.hash)
