import { useSyncExternalStore } from 'react'
import { Button } from '../../light/Button.tsx'
import { surroundings } from '../../push/support.ts'
import { useSay } from '../../words/use-say.ts'
import { words } from './words.ts'

/** Chromium's, which TypeScript does not know. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>
}

let offered: InstallPrompt | undefined
const listeners = new Set<() => void>()

/** It comes once, long before anybody looks at this page. */
addEventListener('beforeinstallprompt', event => {
  event.preventDefault()
  offer(event as InstallPrompt)
})
addEventListener('appinstalled', () => offer(undefined))

function offer(prompt: InstallPrompt | undefined): void {
  offered = prompt
  for (const changed of listeners) changed()
}

const subscribe = (changed: () => void) => {
  listeners.add(changed)
  return () => listeners.delete(changed)
}

/** The way onto the home screen: by a button where the browser has one, else in words. */
export function Install() {
  const { say: tell } = useSay(words)
  const prompt = useSyncExternalStore(subscribe, () => offered)
  const { isInstalled, isApple } = surroundings()
  return (
    <section aria-labelledby="install">
      <h2 id="install">{tell('install.title')}</h2>
      {prompt !== undefined ? (
        <Button look="main" onClick={() => void prompt.prompt().finally(() => offer(undefined))}>
          {tell('install.do')}
        </Button>
      ) : (
        <p className="quiet">
          {tell(isInstalled ? 'install.done' : isApple ? 'install.apple' : 'install.other')}
        </p>
      )}
    </section>
  )
}
