import type { Message } from '../channel.ts'

/** Somebody pressed SOS; what matters to a test it says itself. */
export const sampleMessage = (more: Partial<Message> = {}): Message => ({
  noticeId: 'sunny-7/3',
  alertId: 'sunny-7',
  severity: 'critical',
  isLifeSafety: true,
  isEnded: false,
  language: 'en',
  title: 'Critical: help needed, Building 3, Unit 2',
  body: 'Nobody has it in hand so far.',
  link: 'https://linli.example/n/one-time',
  site: 'sunny',
  zone: 'b3-u2',
  deviceKind: 'wristband',
  rule: 'sos',
  raisedAt: 1_795_219_200_000,
  at: 1_795_219_201_000,
  ...more,
})
