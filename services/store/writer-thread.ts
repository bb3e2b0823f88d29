import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { dataError } from './data-fault.ts'
import { toWire } from './thread-message.ts'
import { Writer, type WriterOptions } from './writer.ts'

/** The one thread that writes. Takes everything that waits at once: that is what group commit lives from. */
const port = parentPort as MessagePort
try {
  start(workerData)
} catch (error) {
  port.postMessage({ type: 'refused', error: toWire(dataError(error, workerData.file)) })
}

function start(options: WriterOptions): void {
  const writer = new Writer(options, message => port.postMessage(message))
  port.on('message', first => {
    const requests = [first]
    for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port))
      requests.push(next.message)
    writer.handle(requests)
  })
  port.postMessage({ type: 'ready' })
}
