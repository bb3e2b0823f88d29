import type { Acts, Drawn } from './use-drawing.ts'

const NUDGE = 0.004
const NUDGE_FAR = 0.04

const WAYS: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** What keys do while somebody draws; answers whether one of them did. */
export function drawKey(event: KeyboardEvent, drawn: Drawn, act: Acts): boolean {
  if (isWriting(event.target)) return false
  if (event.ctrlKey || event.metaKey) return bySteps(event, act)
  return drawn.line === undefined ? byHand(event, drawn, act) : byLine(event, drawn, act)
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea, [contenteditable="true"]')

function bySteps({ key, shiftKey }: KeyboardEvent, act: Acts): boolean {
  const isRedo = key.toLowerCase() === 'y' || (key.toLowerCase() === 'z' && shiftKey)
  if (!isRedo && key.toLowerCase() !== 'z') return false
  if (isRedo) act.redo()
  else act.undo()
  return true
}

function byLine({ key, target }: KeyboardEvent, { line }: Drawn, act: Acts): boolean {
  if (line === undefined) return false
  if (key === 'Escape') act.stopLine()
  else if (key === 'Backspace') act.backCorner()
  else if (key === 'Enter' && target instanceof SVGElement) act.closeLine(line)
  else return false
  return true
}

function byHand({ key, shiftKey, target }: KeyboardEvent, { inHand, draft }: Drawn, act: Acts): boolean {
  if (inHand === undefined || !(target instanceof SVGElement)) return false
  if (key === 'Escape') act.take(undefined)
  else if (key === 'Delete' || key === 'Backspace') act.away(inHand)
  else {
    const way = WAYS[key]
    if (way === undefined) return false
    const [dx, dy] = way.map(one => one * (shiftKey ? NUDGE_FAR : NUDGE)) as [number, number]
    if ('outline' in inHand) act.shift(inHand.outline, dx, dy)
    else {
      const at = draft.devices.find(({ device }) => device === inHand.device)
      if (at) act.place(inHand.device, { x: at.x + dx, y: at.y + dy })
    }
  }
  return true
}
