import type { Alert, AlertChange, AlertEvent } from '../../domain/model/alert.ts'
import type { Device } from '../../domain/model/device.ts'
import { defineKind, type Kind } from '../../domain/model/kind.ts'
import { flag, held, word } from '../../domain/model/metric.ts'
import type { Standing, Values } from '../../domain/model/reading.ts'
import { text } from '../../domain/model/text.ts'
import type { Instant } from '../../domain/model/time.ts'
import type { Entry } from '../../journal/journal.ts'
import type { DeviceArchive } from '../../store/store.ts'
import { raisedChange, sampleAlert } from '../../testing/sample-alert.ts'

/** A kind with a number, a flag and a word, and a rule that measures. */
export const lamp: Kind = defineKind({
  kind: 'lamp',
  title: text('Lamp', '灯'),
  measurement: 'lamp',
  expectedIntervalMs: 60_000,
  metrics: {
    brightPercent: held('%')(text('Brightness', '亮度'), 0, 100),
    temperatureC: held('°C')(text('Temperature', '温度'), -40, 125),
    lit: flag(text('Lit', '亮着')),
    mode: word(text('Mode', '模式'), 2_000),
  },
  rules: [
    {
      id: 'lamp-hot',
      kind: 'lamp',
      version: 1,
      about: 'device',
      title: text('Lamp hot', '灯过热'),
      settings: {},
      response: [],
      levels: [
        {
          severity: 'high',
          when: {
            type: 'all',
            of: [
              { type: 'is', metric: 'lit', value: true },
              { type: 'compare', metric: 'temperatureC', op: '>=', value: 80 },
            ],
          },
        },
      ],
    },
  ],
})

export const kinds: ReadonlyMap<string, Kind> = new Map([[lamp.kind, lamp]])

export const lampDevice = (id: string, more: Partial<Device> = {}): Device => ({
  id,
  kind: 'lamp',
  site: 'riverside',
  zone: 'gate-1',
  name: id,
  ...more,
})

export const archiveOf = (...devices: readonly Device[]): DeviceArchive => ({
  device: async id => devices.find(device => device.id === id),
})

export const reading = (
  deviceId: string,
  at: Instant,
  values: Values,
  standing: Standing = 'live',
): Entry => ({
  site: 'riverside',
  now: at,
  input: { type: 'reading', reading: { deviceId, values, ts: at } },
  acceptance: { standing, at },
})

export const change = (
  id: string,
  at: Instant,
  event: Partial<AlertEvent> = {},
  more: Partial<Alert> = {},
): AlertChange => {
  const raised = raisedChange(sampleAlert(id, at, { ...lampHot(at), ...more }))
  return { ...raised, event: { ...raised.event, ...event } }
}

const lampHot = (at: Instant): Partial<Alert> => ({
  site: 'riverside',
  zone: 'gate-1',
  deviceId: 'lamp-1',
  deviceKind: 'lamp',
  rule: 'lamp-hot',
  title: text('Lamp hot', '灯过热'),
  evidence: {
    metrics: [],
    thresholds: [],
    sentence: text('80 °C or more', '80 °C 以上'),
    readings: [{ at, values: { temperatureC: 85, lit: true } }],
    settings: {},
  },
})
