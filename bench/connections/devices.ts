import { connect, type Socket } from 'node:net'
import { answerWith } from '../../scripts/testing/companion/answer.ts'
import { connectPacket } from '../../scripts/testing/mqtt-packets.ts'
import type { DeviceAccount } from '../devices/accounts.ts'

/** Many devices in this one process that sign in and say nothing. Connections are opened so many at a time. */
export type DevicesQuestion =
  | { readonly ask: 'accounts'; readonly accounts: readonly DeviceAccount[] }
  | { readonly ask: 'connect'; readonly mqttPort: number; readonly atOnce: number }
  /** All at once, as when a switch loses its power. They do not say goodbye. */
  | { readonly ask: 'drop' }
  | { readonly ask: 'lost' }

export interface ConnectFigures {
  readonly ms: number
  /** Tries that ended without an answer and were made again. */
  readonly triedAgain: number
  readonly refused: number
}

/** Each may lend as many ports as there are: closed connections hold theirs for a minute. */
const LOCAL_ADDRESSES = 24
/** Longer than a round. */
const KEEP_ALIVE_SECONDS = 300
const ACCEPTED = 0x20_02_00_00

let packets: readonly Buffer[] = []
let sockets: Socket[] = []
let lost = 0

answerWith<DevicesQuestion>(question => {
  switch (question.ask) {
    case 'accounts':
      packets = question.accounts.map(({ id, token }) =>
        connectPacket(id, id, token, { keepAliveSeconds: KEEP_ALIVE_SECONDS }),
      )
      return
    case 'connect':
      return connectAll(question.mqttPort, question.atOnce)
    case 'drop':
      return drop()
    case 'lost':
      return lost
  }
})

async function connectAll(mqttPort: number, atOnce: number): Promise<ConnectFigures> {
  const began = performance.now()
  const counts = { next: 0, triedAgain: 0, refused: 0 }
  const work = async () => {
    while (counts.next < packets.length) {
      const i = counts.next++
      for (;;) {
        const answer = await signIn(mqttPort, i)
        if (answer === 'accepted') break
        counts[answer] += 1
        if (answer === 'refused') break
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return { ms: performance.now() - began, triedAgain: counts.triedAgain, refused: counts.refused }
}

let opened = 0

function signIn(port: number, i: number): Promise<'accepted' | 'refused' | 'triedAgain'> {
  const localAddress = `127.0.0.${2 + (opened++ % LOCAL_ADDRESSES)}`
  const socket = connect({ port, host: '127.0.0.1', localAddress, noDelay: true })
  socket.write(packets[i] as Buffer)
  return new Promise(resolve => {
    socket.on('error', () => {})
    socket.once('close', () => resolve('triedAgain'))
    socket.once('data', (answer: Buffer) => {
      if (answer.readUInt32BE() !== ACCEPTED) return resolve('refused')
      socket.removeAllListeners('close')
      socket.once('close', countLost)
      sockets.push(socket)
      resolve('accepted')
    })
  })
}

function countLost(): void {
  lost += 1
}

function drop(): void {
  for (const socket of sockets) socket.off('close', countLost).destroy()
  sockets = []
}
