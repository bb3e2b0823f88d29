/** How a sheet lies in its window: what is at `p` on the sheet is seen at `p × scale + (x, y)`. */
export interface View {
  readonly scale: number
  readonly x: number
  readonly y: number
}

export interface Box {
  readonly width: number
  readonly height: number
}

export interface Point {
  readonly x: number
  readonly y: number
}

/** Every sheet is this wide, in units of its own. */
export const SHEET_WIDTH = 1_000

export const sheetOf = (aspect: number): Box => ({ width: SHEET_WIDTH, height: SHEET_WIDTH / aspect })

/** As far in as a floor of a thousand flats asks for. */
const CLOSER_MAX = 24
const FARTHER_MAX = 0.5
/** So much of the sheet stays in the window, wherever it is moved. */
const KEPT_PX = 80

/** All of it, in the middle. */
export function fitted(sheet: Box, box: Box, marginPx = 20): View {
  const room = (side: number) => Math.max(1, side - 2 * marginPx)
  const scale = Math.min(room(box.width) / sheet.width, room(box.height) / sheet.height)
  return { scale, x: (box.width - sheet.width * scale) / 2, y: (box.height - sheet.height * scale) / 2 }
}

/** What is at `at` of the window stays there. */
export function zoomed(view: View, factor: number, at: Point, whole: View): View {
  const scale = within(view.scale * factor, whole.scale * FARTHER_MAX, whole.scale * CLOSER_MAX)
  const by = scale / view.scale
  return { scale, x: at.x - (at.x - view.x) * by, y: at.y - (at.y - view.y) * by }
}

export const moved = (view: View, dx: number, dy: number): View => ({
  ...view,
  x: view.x + dx,
  y: view.y + dy,
})

/** Never out of sight. */
export const kept = (view: View, sheet: Box, box: Box): View => ({
  ...view,
  x: within(view.x, KEPT_PX - sheet.width * view.scale, box.width - KEPT_PX),
  y: within(view.y, KEPT_PX - sheet.height * view.scale, box.height - KEPT_PX),
})

/** A place of the sheet at a spot of the window, as near as `scaleMin` at least. */
export function centred(view: View, at: Point, spot: Point, scaleMin: number): View {
  const scale = Math.max(view.scale, scaleMin)
  return { scale, x: spot.x - at.x * scale, y: spot.y - at.y * scale }
}

/** Which place of the sheet is seen there. */
export const onSheet = (view: View, at: Point): Point => ({
  x: (at.x - view.x) / view.scale,
  y: (at.y - view.y) / view.scale,
})

const within = (value: number, min: number, max: number): number => Math.min(Math.max(value, min), max)
