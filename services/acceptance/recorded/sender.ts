import type { Mounting } from '../../domain/model/origin.ts'

/** A message as somebody's system puts it on its broker. */
export interface Sent {
  /** Which one of the recorded ones it is: said when it ends otherwise than it should. */
  readonly title: string
  readonly topic: string
  readonly payload: string
  readonly retained?: true
}

/** A device that is registered before anything is sent: its kind, which is that of its codec where none is said, and how it is read. */
export interface Registered {
  readonly kind?: string
  readonly codec?: string
  readonly mounting?: Mounting
}

/** A system that speaks for devices, with all that was recorded of it. */
export interface Sender {
  readonly id: string
  /** The file of recorded messages without which there is nothing to send. */
  readonly data: string
  readonly source: {
    readonly format: string
    readonly filters: readonly string[]
    readonly settings?: Readonly<Record<string, string>>
    readonly codec?: string
  }
  readonly devices: Readonly<Record<string, Registered>>
  messages(): readonly Sent[]
  /** How each message ends, in their order: see `WhatCame`. What follows many times is written once, with its count. */
  readonly ends: readonly End[]
  /** What is kept of each device, by its address, in the order of their times. */
  readonly readings: Readonly<Record<string, readonly string[]>>
  /** Rule and device of each alert that stands at the end. */
  readonly alerts: readonly string[]
}

export type End = string | readonly [count: number, end: string]

export const everyEnd = (ends: readonly End[]): readonly string[] =>
  ends.flatMap(end => (typeof end === 'string' ? [end] : Array.from({ length: end[0] }, () => end[1])))
