import type { CodecExample } from '../codec.ts'

export const watchExamples: readonly CodecExample[] = [
  {
    title: 'A pulse, saturation and battery',
    said: { fields: { heart: 72, SpO2: 97, battery: 85 } },
    becomes: { ok: true, values: { heartRateBpm: 72, spo2Percent: 97, batteryPercent: 85 } },
  },
  {
    title: 'Blood pressure in one word',
    said: { fields: { bp: '120/80' } },
    becomes: { ok: true, values: { systolicMmHg: 120, diastolicMmHg: 80 } },
  },
  {
    title: 'A call for help, written as a digit; the band is worn',
    said: { fields: { sos: 1, wear: 'yes' } },
    becomes: { ok: true, values: { sos: true, worn: true } },
  },
  {
    title: 'Taken off',
    said: { fields: { takeoff: true, step: 4210 } },
    becomes: { ok: true, values: { worn: false, steps: 4210 } },
  },
  {
    title: 'Nothing that is known',
    said: { fields: { signal: 17 } },
    becomes: { ok: false, reason: 'no-field' },
  },
]
