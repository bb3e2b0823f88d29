import { useSyncExternalStore } from 'react'
import { burstMs, type Pattern } from './patterns.ts'
import { tonesOf } from './schedule.ts'

/** Whether the browser plays: many do only after somebody has clicked or pressed a key in the page. */
export type Audible = 'yes' | 'after-a-click' | 'never'

let context: AudioContext | undefined
let playingUntilMs = 0
const listeners = new Set<() => void>()

export const useAudible = (): Audible => useSyncExternalStore(subscribe, audible)

/** From a click of the user: from then on it plays. */
export async function allowSound(): Promise<void> {
  await opened()?.resume()
  tell()
}

/** One burst, unless one is being heard. */
export function playBurst(pattern: Pattern, volume: number): void {
  const sound = opened()
  if (sound === undefined || sound.state !== 'running' || performance.now() < playingUntilMs) return
  playingUntilMs = performance.now() + burstMs(pattern)
  const begin = sound.currentTime + 0.02
  for (const tone of tonesOf(pattern, volume)) {
    const source = new OscillatorNode(sound, { frequency: tone.hz })
    const loudness = new GainNode(sound, { gain: 0 })
    loudness.gain.setValueAtTime(0, begin + tone.startS)
    loudness.gain.linearRampToValueAtTime(tone.gain, begin + tone.risenS)
    loudness.gain.setValueAtTime(tone.gain, begin + tone.fallS)
    loudness.gain.linearRampToValueAtTime(0, begin + tone.endS)
    source.connect(loudness).connect(sound.destination)
    source.start(begin + tone.startS)
    source.stop(begin + tone.endS)
  }
}

function opened(): AudioContext | undefined {
  if (context === undefined && typeof AudioContext !== 'undefined') {
    context = new AudioContext({ latencyHint: 'playback' })
    context.onstatechange = tell
  }
  return context
}

function audible(): Audible {
  if (typeof AudioContext === 'undefined') return 'never'
  return context?.state === 'running' ? 'yes' : 'after-a-click'
}

function tell(): void {
  for (const changed of listeners) changed()
}

/** Whatever somebody does in the page is leave enough; it does not wait for the sound to be ready. */
const GESTURES = ['pointerdown', 'keydown'] as const
const onGesture = () => void setTimeout(() => void allowSound().catch(() => {}))

function subscribe(changed: () => void): () => void {
  if (listeners.size === 0)
    for (const gesture of GESTURES) addEventListener(gesture, onGesture, { once: true })
  listeners.add(changed)
  return () => {
    listeners.delete(changed)
    if (listeners.size === 0) for (const gesture of GESTURES) removeEventListener(gesture, onGesture)
  }
}
