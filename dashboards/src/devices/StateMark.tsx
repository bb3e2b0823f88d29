import { useSay } from '../words/use-say.ts'
import type { DeviceState } from './device-states.ts'
import { words } from './words.ts'

/** A shape each, so that it is read without colour. */
const SHAPES: Readonly<Record<DeviceState | 'fine', string>> = {
  alerts: 'M8 2 14.500 13.500H1.500ZM8 6.500v3M8 11.500v.1',
  silent: 'M3 8a7 7 0 0 1 10 0M5.500 10.400a3.600 3.600 0 0 1 5 0M8 13v.1M2.500 2.500l11 11',
  never: 'M8 1.800a6.200 6.200 0 1 1 0 12.400A6.200 6.200 0 0 1 8 1.800ZM4.500 8h7',
  battery: 'M1.500 5h11v6h-11zM12.500 7h1.800v2h-1.800M3.500 7v2',
  signal: 'M3 13v-2M6.300 13V9M9.600 13V7M13 13V3',
  refused: 'M4 4l8 8M12 4l-8 8',
  fine: 'm3 8.500 3.300 3.300L13 5',
}

export function StateShape({ state }: { readonly state: DeviceState | 'fine' }) {
  return (
    <svg
      className="state-shape"
      viewBox="0 0 16 16"
      width="15"
      height="15"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={SHAPES[state]} />
    </svg>
  )
}

/** Shape and word. */
export function StateMark({ state }: { readonly state: DeviceState | 'fine' }) {
  const { say } = useSay(words)
  return (
    <span className="device-state-mark" data-state={state}>
      <StateShape state={state} />
      {say(`state.${state}`)}
    </span>
  )
}
