import { text } from '../../../domain/model/text.ts'
import type { FormatExample, PastedMessage } from '../../source.ts'

// Made by an encoder of another hand: `sparkplug.test.ts` holds more against it.
const born: PastedMessage = {
  topic: 'spBv1.0/riverside/NBIRTH/edge-1',
  encoding: 'hex',
  payload:
    '088084c68dde33120b0a05626453657120085803121a0a144e6f646520436f6e74726f6c2f52656269727468200b70001800',
}
const deviceBorn: PastedMessage = {
  topic: 'spBv1.0/riverside/DBIRTH/edge-1/bin-7',
  encoding: 'hex',
  payload:
    '088084c68dde3312160a0b66696c6c50657263656e74100720096500002a4212180a0c74656d7065726174757265431008200350fbffffff0f120f0a076c69644f70656e1009200b70001801',
}
const data: PastedMessage = {
  topic: 'spBv1.0/riverside/DDATA/edge-1/bin-7',
  encoding: 'hex',
  payload: '08e0d8c98dde33120910072009650000a042120a1008200350faffffff0f1802',
}
const death: PastedMessage = {
  topic: 'spBv1.0/riverside/NDEATH/edge-1',
  encoding: 'hex',
  payload: '088084c68dde33120b0a05626453657120085803',
}
const BORN_AT = Date.UTC(2026, 4, 1, 4)
const bin = 'riverside/edge-1/bin-7'

export const examples: readonly FormatExample[] = [
  {
    title: text('A bin is born: its names, and how it is', '设备上线：名称与当前值'),
    after: [born],
    ...deviceBorn,
    becomes: {
      ok: true,
      heard: [
        { what: 'status', address: bin, online: true },
        {
          ...{ what: 'said', address: bin, ts: BORN_AT },
          fields: { fillPercent: 42.5, temperatureC: -5, lidOpen: false },
        },
      ],
    },
  },
  {
    title: text('What is new is said by alias', '之后按别名上报'),
    after: [born, deviceBorn],
    ...data,
    becomes: {
      ok: true,
      heard: [
        {
          ...{ what: 'said', address: bin, ts: BORN_AT + 60_000 },
          fields: { fillPercent: 80, temperatureC: -6 },
        },
      ],
    },
  },
  {
    title: text('Aliases of a birth that nobody heard', '未收到上线消息的别名'),
    ...data,
    becomes: {
      ok: true,
      heard: [
        { what: 'event', address: 'riverside/edge-1', event: 'sequence-gap' },
        { what: 'event', address: 'riverside/edge-1', event: 'rebirth-wanted' },
        { what: 'event', address: bin, event: 'alias-unknown' },
        { what: 'event', address: 'riverside/edge-1', event: 'rebirth-wanted' },
      ],
    },
  },
  {
    title: text('The edge node is gone, and all behind it', '边缘节点离线，下挂设备随之离线'),
    after: [born, deviceBorn],
    ...death,
    becomes: {
      ok: true,
      heard: [
        { what: 'status', address: 'riverside/edge-1', online: false },
        { what: 'status', address: bin, online: false },
      ],
    },
  },
  {
    title: text('What a host says of itself', '主机应用状态'),
    ...{ topic: 'spBv1.0/STATE/host', payload: '{"online":true}' },
    becomes: { ok: true, heard: [] },
  },
  {
    title: text('No such payload', '不是 Sparkplug 报文'),
    ...{ topic: 'spBv1.0/riverside/DDATA/edge-1/bin-7', payload: '{"fillPercent":80}' },
    becomes: { ok: false, reason: 'not-sparkplug' },
  },
]
