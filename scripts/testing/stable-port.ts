import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'

/** Below the range from which Linux gives ports to outgoing connections (32768 and up). */
const PORT_MIN = 10_000
const PORT_MAX = 32_000

/**
 * A free port for a server that ends and comes back: no outgoing connection of another program takes it meanwhile, as
 * happens to those that the system chooses.
 */
export async function stablePort(): Promise<number> {
  for (;;) {
    const port = randomInt(PORT_MIN, PORT_MAX)
    if (await isFree(port)) return port
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
    return true
  } catch {
    return false
  } finally {
    server.close()
  }
}
