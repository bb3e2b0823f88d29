import type { Device } from '../../services/domain/model/device.ts'
import type { LookOfGround, Outline, PlanPoint } from '../../services/domain/model/site-plan.ts'

/** The compound as a surveyor would draw it, in metres from the north-western corner of the wall. */
const WIDTH_M = 320
const HEIGHT_M = 200

type Metres = readonly [x: number, y: number]

const outline = (look: LookOfGround, corners: readonly Metres[], zone?: string): Outline => ({
  ...(zone !== undefined && { zone }),
  ...{ look, corners: corners.map(toFractions) },
})

const toFractions = ([x, y]: Metres): PlanPoint => ({
  x: Math.round((x / WIDTH_M) * 10_000) / 10_000,
  y: Math.round((y / HEIGHT_M) * 10_000) / 10_000,
})

const box = (x: number, y: number, width: number, height: number): Metres[] => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
]

/** With its corners cut, as a lawn or a yard has them. */
const lawn = (x: number, y: number, width: number, height: number, cut = 6): Metres[] => [
  [x + cut, y],
  [x + width - cut, y],
  [x + width, y + cut],
  [x + width, y + height - cut],
  [x + width - cut, y + height],
  [x + cut, y + height],
  [x, y + height - cut],
  [x, y + cut],
]

const STAIRCASE_M = 9

/** A long house, a staircase standing out on its northern side for each unit. */
function house(x: number, y: number, width: number, units: number): Metres[] {
  const depth = 16
  const step = width / units
  const north = Array.from({ length: units }, (_, i): Metres[] => {
    const middle = x + step * (i + 0.5)
    const [from, to] = [middle - STAIRCASE_M / 2, middle + STAIRCASE_M / 2]
    return [
      [from, y],
      [from, y - 4],
      [to, y - 4],
      [to, y],
    ]
  })
  return [[x, y], ...north.flat(), [x + width, y], [x + width, y + depth], [x, y + depth]]
}

/** Where what belongs to a staircase stands: at its door, so that it does not lie over the name of the house. */
const doors = (x: number, y: number, width: number, units: number): Metres[] =>
  Array.from({ length: units - 1 }, (_, i) => [x + (width / units) * (i + 1.5), y - 6])

const round = (x: number, y: number, width: number, height: number): Metres[] =>
  Array.from({ length: 24 }, (_, i): Metres => {
    const angle = (i / 24) * 2 * Math.PI
    return [x + (width / 2) * Math.cos(angle), y + (height / 2) * Math.sin(angle)]
  })

/** The lowest first. */
const OUTLINES: readonly Outline[] = [
  outline('open', box(4, 4, 154, 192), 'grid-west'),
  outline('open', box(162, 4, 154, 192), 'grid-east'),
  ...[lawn(36, 34, 110, 56), lawn(174, 34, 110, 56), lawn(36, 110, 110, 58), lawn(174, 110, 110, 58)].map(
    corners => outline('green', corners),
  ),
  ...[box(20, 20, 280, 9), box(20, 171, 280, 9), box(20, 20, 9, 160), box(291, 20, 9, 160)].map(corners =>
    outline('road', corners),
  ),
  ...[box(152, 0, 16, 200), box(0, 94, 320, 12)].map(corners => outline('road', corners)),
  outline('road', round(160, 100, 40, 38)),
  outline('green', round(160, 100, 22, 20)),
  outline('water', round(128, 150, 26, 20)),
  outline('building', house(182, 46, 92, 4), 'building-1'),
  outline('building', house(182, 72, 92, 4), 'building-2'),
  outline('building', house(182, 120, 66, 3), 'building-3'),
  outline('building', house(46, 46, 92, 4), 'building-4'),
  outline('building', house(46, 72, 92, 4), 'building-5'),
  outline('building', house(46, 120, 66, 3), 'building-6'),
  outline('parking', box(182, 142, 94, 23), 'garage-b1'),
  outline('parking', box(46, 142, 66, 23), 'bike-shed'),
  outline('open', box(303, 86, 14, 28), 'east-gate'),
  outline('open', box(3, 86, 14, 28), 'west-gate'),
  outline('open', box(144, 6, 32, 12), 'north-gate'),
  outline('open', box(144, 182, 32, 12), 'south-gate'),
]

/** Where things stand in a zone, one after the other. */
const SPOTS: Readonly<Record<string, readonly Metres[]>> = {
  'building-1': [[190, 66], ...doors(182, 46, 92, 4)],
  'building-2': [[266, 92], ...doors(182, 72, 92, 4)],
  'building-3': [[240, 140], ...doors(182, 120, 66, 3)],
  'building-4': [[130, 66], ...doors(46, 46, 92, 4)],
  'building-5': [[54, 92], ...doors(46, 72, 92, 4)],
  'building-6': [[104, 140], ...doors(46, 120, 66, 3)],
  'east-gate': [[300, 108]],
  'south-gate': [[170, 178]],
  'west-gate': [[20, 108]],
  'north-gate': [[170, 24]],
  'garage-b1': [
    [206, 158],
    [250, 158],
  ],
  'bike-shed': [
    [62, 158],
    [94, 158],
  ],
}

/** The plan of the demo's compound with its devices; bands are where their wearers are. */
export function drawingOf(devices: readonly Pick<Device, 'id' | 'kind' | 'zone'>[]) {
  const taken = new Map<string, number>()
  const places = devices
    .filter(({ kind }) => kind !== 'wristband')
    .flatMap(({ id, zone }) => {
      const n = taken.get(zone) ?? 0
      const spot = SPOTS[zone]?.[n]
      taken.set(zone, n + 1)
      return spot === undefined ? [] : [{ device: id, ...toFractions(spot) }]
    })
  const name = { en: 'The compound', zh: '小区总平面' }
  return { name, order: 0, aspect: WIDTH_M / HEIGHT_M, devices: places, outlines: OUTLINES, version: 'new' }
}
