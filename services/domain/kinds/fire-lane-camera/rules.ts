import type { BuiltInRule } from '../../model/built-in-rule.ts'
import { all, atLeast, below, durationFigure, figure, is, setting } from '../../model/condition.ts'
import { text } from '../../model/text.ts'
import { MINUTE, SECOND } from '../../model/time.ts'
import { stillHeard } from '../still-heard.ts'
import { whenBlocked, whenTampered } from './responses.ts'

const vehiclePresent = all(atLeast('vehicleCount', setting('vehicles')), stillHeard)
// A covered lens sees nothing: that frees no lane.
const seenToBeFree = all(below('vehicleCount', setting('vehicles')), is('tampered', false, false))

export const fireLaneBlocked: BuiltInRule = {
  id: 'fire-lane-blocked',
  kind: 'fire-lane-camera',
  version: 2,
  about: 'place',
  title: text('Fire lane blocked', '消防通道被占用'),
  response: whenBlocked,
  settings: {
    vehicles: figure('', 1, 100)(text('Vehicles from', '车辆数阈值'), 1),
    lowForMs: durationFigure(text('Low after', '提醒时长'), MINUTE),
    highForMs: durationFigure(text('High after', '严重时长'), 3 * MINUTE),
    criticalForMs: durationFigure(text('Critical after', '紧急时长'), 10 * MINUTE),
    gapMs: durationFigure(text('Seen empty for up to', '空闲抖动容限'), 10 * SECOND),
    clearForMs: durationFigure(text('Free again after', '恢复时长'), 60 * SECOND),
  },
  ascending: ['lowForMs', 'highForMs', 'criticalForMs'],
  levels: [
    { severity: 'low', when: vehiclePresent, forMs: setting('lowForMs'), gapMs: setting('gapMs') },
    { severity: 'high', when: vehiclePresent, forMs: setting('highForMs'), gapMs: setting('gapMs') },
    { severity: 'critical', when: vehiclePresent, forMs: setting('criticalForMs'), gapMs: setting('gapMs') },
  ],
  clear: seenToBeFree,
  clearForMs: setting('clearForMs'),
  keeps: ['plate', 'snapshotUrl'],
}

export const cameraTampered: BuiltInRule = {
  id: 'camera-tampered',
  kind: 'fire-lane-camera',
  version: 1,
  about: 'device',
  title: text('Camera covered or moved', '摄像头被遮挡或移动'),
  response: whenTampered,
  settings: {},
  levels: [{ severity: 'high', when: is('tampered', true) }],
}
