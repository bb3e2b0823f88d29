import type { CodecExample } from '../codec.ts'

export const abeewayExamples: readonly CodecExample[] = [
  {
    title: 'A position while moving: battery 83 %, 39.9042 N, 116.4074 E',
    said: { hex: '0324538800 02 17c8e5 45625c 0a'.replaceAll(' ', ''), port: 18 },
    becomes: { ok: true, values: { sos: false, batteryPercent: 83, lat: 39.9041792, lon: 116.4073984 } },
  },
  {
    title: 'A long position: 33.8688 S, 151.2093 E',
    said: { hex: '0e24538800 0010 01 ebd00800 5a20b548 0064 05'.replaceAll(' ', ''), port: 18 },
    becomes: { ok: true, values: { sos: false, batteryPercent: 83, lat: -33.8688, lon: 151.2093 } },
  },
  {
    title: 'The call for help begins',
    said: { hex: '0a3453880007', port: 18 },
    becomes: { ok: true, values: { sos: true, batteryPercent: 83 } },
  },
  {
    title: 'It ends: whoever wears it took it back',
    said: { hex: '0a3452880008', port: 18 },
    becomes: { ok: true, values: { sos: false, batteryPercent: 82 } },
  },
  {
    title: 'No satellite in time, still calling',
    said: { hex: '03345288010120202020', port: 18 },
    becomes: { ok: true, values: { sos: true, batteryPercent: 82 } },
  },
  {
    title: 'Alive, on its charger',
    said: { hex: '0500008800010203', port: 18 },
    becomes: { ok: true, values: { sos: false } },
  },
  {
    title: 'It asks whether there is something for it',
    said: { hex: '0001', port: 18 },
    becomes: { ok: false, reason: 'not-a-measurement' },
  },
  { title: 'Cut off', said: { hex: '0324', port: 18 }, becomes: { ok: false, reason: 'frame-malformed' } },
]
