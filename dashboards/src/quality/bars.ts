import type { Quality } from './quality.ts'

/** The picture's own units; it is stretched to the width that there is. */
export const WIDTH = 960
export const HEIGHT = 120

/** At most so many alarms in ten minutes are good: the line across the picture. */
export const PEAK_LIMIT = 10

export interface Drawn {
  readonly x: number
  readonly width: number
  readonly y: number
  readonly height: number
  readonly flood: boolean
}

/** The bars of the picture, and the height of the line; those without an alarm and without a flood are not drawn. */
export function drawn({ bars }: Quality['chart']): { bars: Drawn[]; limitY: number; most: number } {
  const most = Math.max(PEAK_LIMIT, ...bars.map(({ alarms }) => alarms))
  const width = WIDTH / Math.max(1, bars.length)
  const high = (alarms: number) => (alarms / most) * HEIGHT
  const shown = bars.flatMap(({ alarms, flood }, i) => {
    const height = high(alarms)
    return alarms === 0 && !flood ? [] : [{ x: i * width, width, y: HEIGHT - height, height, flood }]
  })
  return { bars: shown, limitY: HEIGHT - high(PEAK_LIMIT), most }
}
