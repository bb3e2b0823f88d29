import { createServer } from 'node:net'

const TRIES = 50

/** The port, or the next one that is free. */
export async function freePort(wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + TRIES; port++) if (await isFree(port)) return port
  throw new Error(`no port is free from ${wanted} to ${wanted + TRIES - 1}`)
}

function isFree(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, () => server.close(() => resolve(true)))
  })
}
