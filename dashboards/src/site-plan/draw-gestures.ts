import type { Acts, Drawn } from './use-drawing.ts'
import type { Gestures, Grab } from './use-gestures.ts'
import type { Point } from './view.ts'

/** What a press and a pull on the sheet do while somebody draws. */
export function drawGestures({ inHand, line }: Drawn, act: Acts): Gestures {
  return {
    onTap(target, place) {
      if (line === undefined) act.take(handAt(target))
      else if (target.closest('[data-closes]')) act.closeLine(line)
      else act.corner(place)
    },
    grab(target) {
      if (line !== undefined) return undefined
      const device = dataOf(target, 'thing')
      if (device !== undefined) return pulling((to, isFirst) => act.place(device, to, isFirst))
      if (inHand === undefined || !('outline' in inHand)) return undefined
      const { outline } = inHand
      const corner = dataOf(target, 'corner')
      if (corner !== undefined)
        return pulling((to, isFirst) => act.bend(outline, Number(corner), to, isFirst))
      return dataOf(target, 'outline') === String(outline) ? shifting(outline, act) : undefined
    },
  }
}

const dataOf = (target: Element, name: string): string | undefined =>
  target.closest<SVGElement>(`[data-${name}]`)?.dataset[name]

function handAt(target: Element) {
  const device = dataOf(target, 'thing')
  if (device !== undefined) return { device }
  const outline = dataOf(target, 'outline')
  return outline === undefined ? undefined : { outline: Number(outline) }
}

function pulling(move: (to: Point, isFirst: boolean) => void): Grab {
  let isFirst = true
  return {
    move(to) {
      move(to, isFirst)
      isFirst = false
    },
    drop() {},
  }
}

/** By how far the hand went since it was looked at last. */
function shifting(outline: number, act: Acts): Grab {
  let last: Point | undefined
  let isFirst = true
  return {
    move(to) {
      if (last !== undefined) {
        act.shift(outline, to.x - last.x, to.y - last.y, isFirst)
        isFirst = false
      }
      last = to
    },
    drop() {},
  }
}
